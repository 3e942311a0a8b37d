package eu.socieux.eventlog;

/** A log could not be written to its end, mostly because its reader went away. What was written is of no use. */
public final class EventLogBroken extends RuntimeException {

    EventLogBroken(Exception cause) {
        super("The event log could not be written to its end.", cause);
    }
}
