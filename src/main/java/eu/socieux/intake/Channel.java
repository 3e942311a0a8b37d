package eu.socieux.intake;

import java.util.Locale;

/** How a request reached the facility. */
public enum Channel {
    EMAIL,
    FAX,
    LETTER,
    WEB,
    /** Handed over to somebody of the facility, or at its desk. */
    HAND,
    /** By telephone; the note of the call is the original. */
    CALL;

    /** As tables and facts write it: {@code email}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Channel of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
