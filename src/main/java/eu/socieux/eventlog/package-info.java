/** Writes what happened in cases as event logs for process mining, with people under pseudonyms. */
@org.springframework.modulith.ApplicationModule(displayName = "Event log")
package eu.socieux.eventlog;
