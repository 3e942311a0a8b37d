package eu.socieux.correspondence;

import java.util.Locale;

/** Where a message ends. */
public enum Placement {
    /** It opens a case. */
    NEW_REQUEST,
    /** It is added to a case. */
    EXISTING_CASE,
    /** A machine wrote it, or nothing has to be done about it: it is kept. */
    AUTOMATIC,
    /** It was never meant for the facility; it is kept, and nobody has to look at it again. */
    NOT_OURS;

    /** As tables, forms and models write it: {@code new_request}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The placement that is written so. */
    public static Placement of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
