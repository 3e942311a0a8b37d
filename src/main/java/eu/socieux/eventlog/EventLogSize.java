package eu.socieux.eventlog;

/** How much a log would hold. */
public record EventLogSize(long cases, long events) {}
