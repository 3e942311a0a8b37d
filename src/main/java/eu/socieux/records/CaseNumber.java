package eu.socieux.records;

import java.util.regex.Pattern;

/**
 * The register number of a request, business key of every process instance of its case.
 *
 * @param value {@code R-<year>-<sequence>}, the sequence with at least three digits: {@code R-2026-031}
 */
public record CaseNumber(String value) {

    private static final Pattern FORM = Pattern.compile("R-\\d{4}-\\d{3,}");

    public CaseNumber {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "'" + value + "' is not a case number; it reads R-<year>-<sequence>, for example R-2026-031.");
        }
    }

    static CaseNumber of(int year, int sequence) {
        return new CaseNumber("R-%d-%03d".formatted(year, sequence));
    }

    @Override
    public String toString() {
        return value;
    }
}
