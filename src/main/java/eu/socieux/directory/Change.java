package eu.socieux.directory;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One change that an administrator made.
 *
 * @param subject code of the country, number of the institution, or letter and language as {@code approval.fr}
 * @param before texts by field, empty when there was nothing
 * @param after texts by field, empty when there is nothing any more
 */
public record Change(
        Area area, String subject, String person, Instant at, Map<String, String> before, Map<String, String> after) {

    /** What administrators look after. */
    public enum Area {
        ELIGIBILITY,
        DELEGATION,
        INSTITUTION,
        LETTER
    }

    /**
     * A field that is not as it was.
     *
     * @param before null when it was empty
     * @param after null when it is empty
     */
    public record Difference(String field, String before, String after) {}

    /** The fields that differ, in the order in which they were recorded. */
    public List<Difference> differences() {
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        return fields.stream()
                .filter(field -> !Objects.equals(before.get(field), after.get(field)))
                .map(field -> new Difference(field, before.get(field), after.get(field)))
                .toList();
    }
}
