package eu.socieux.records;

import java.util.regex.Pattern;

/**
 * The number of a file, business key of every process instance that is about it: {@code R} for a request and its case,
 * {@code M} for a message that waits to be sorted and belongs to no case yet.
 *
 * @param value {@code R-<year>-<sequence>}, the sequence with at least three digits: {@code R-2026-031}
 */
public record CaseNumber(String value) {

    private static final Pattern FORM = Pattern.compile("[RM]-\\d{4}-\\d{3,}");

    public CaseNumber {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not a case number; it reads R-<year>-<sequence>, for example R-2026-031.");
        }
    }

    static CaseNumber of(int year, int sequence) {
        return new CaseNumber("R-%d-%03d".formatted(year, sequence));
    }

    static CaseNumber ofMessage(int year, int sequence) {
        return new CaseNumber("M-%d-%03d".formatted(year, sequence));
    }

    /** Whether it is the number of a request, and not that of a message to be sorted. */
    public boolean isRequest() {
        return value.charAt(0) == 'R';
    }

    @Override
    public String toString() {
        return value;
    }
}
