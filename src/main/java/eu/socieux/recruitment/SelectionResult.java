package eu.socieux.recruitment;

import java.util.Locale;

/** What became of an application. */
enum SelectionResult {
    SELECTED,
    RESERVE,
    NOT_SELECTED,
    NOT_ADMISSIBLE,
    /** The expert is no longer in the team or on the reserve list, on their own or the partner's wish. */
    WITHDRAWN;

    /** As it is stored, and as letters and forms know it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SelectionResult ofCode(String code) {
        return code == null ? null : valueOf(code.toUpperCase(Locale.ROOT));
    }
}
