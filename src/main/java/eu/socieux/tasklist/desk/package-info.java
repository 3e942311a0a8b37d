/** What Tasklist lacks for those who work with it all day: cards that tell, work on several tasks, drafts kept here. */
package eu.socieux.tasklist.desk;
