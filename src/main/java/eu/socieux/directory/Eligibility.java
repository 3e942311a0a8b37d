package eu.socieux.directory;

/** What the list of eligible countries says about a country on a day. */
public enum Eligibility {
    /** On the list. */
    ELIGIBLE,
    /** Known, and not on the list. */
    NOT_ELIGIBLE,
    /** Not a country of the directory, or the directory says nothing about that day. */
    UNKNOWN
}
