/** Deadlines as models see them: timers ask for them, user tasks receive theirs as due date. */
@org.springframework.modulith.NamedInterface("process")
package eu.socieux.calendar.process;
