package eu.socieux.records;

import java.time.Instant;
import java.util.Locale;

/**
 * How a case belongs to another.
 *
 * @param caseNumber the case that was linked to, merged into, or held for the other
 * @param madeBy user id of whoever decided it
 * @param endedAt when a held case went on; null while it waits, and for the other kinds
 */
public record CaseRelation(
        CaseNumber caseNumber, CaseNumber otherCase, Kind kind, String madeBy, Instant madeAt, Instant endedAt) {

    /** How two cases belong together. */
    public enum Kind {
        /** Both go on, and each shows the other. */
        LINKED,
        /** The case ended; what it holds is seen with the other, and so is what comes for it later. */
        MERGED,
        /** The case waits until the other is closed. */
        HELD;

        /** As tables, texts and models write it: {@code merged}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String key) {
            return valueOf(key.toUpperCase(Locale.ROOT));
        }
    }
}
