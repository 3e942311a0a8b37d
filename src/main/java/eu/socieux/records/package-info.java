/** Keeps the file of each case: its number, what was entered in which step and by whom, and its milestones. */
@org.springframework.modulith.ApplicationModule(displayName = "Records")
package eu.socieux.records;
