package eu.socieux.intake;

/** A file that goes with a request which is not sent yet. */
public record WebFile(long id, String name, long size) {}
