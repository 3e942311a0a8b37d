/** What Tasklist lacks for those who work with it all day: telling cards, work on several tasks, and drafts kept here. */
package eu.socieux.tasklist.desk;
