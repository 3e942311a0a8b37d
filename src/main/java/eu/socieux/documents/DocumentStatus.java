package eu.socieux.documents;

import java.util.Locale;

/** Where a version of a document stands. */
public enum DocumentStatus {
    DRAFT,
    FINAL,
    /** A newer version is on file. */
    SUPERSEDED,
    /** Filed in error: kept, but it counts for nothing. */
    VOID;

    /** As codes, templates and tables write it: {@code final}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DocumentStatus of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
