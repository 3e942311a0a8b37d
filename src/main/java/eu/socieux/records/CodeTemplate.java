package eu.socieux.records;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a code or reference is written: text with named places, for example {@code {year}-{sequence:3} {iso3}}. A number
 * after the colon is the least number of digits.
 */
public record CodeTemplate(String pattern) {

    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::(\\d))?}");

    /**
     * Makes sure, when the settings are read, that the template can be filled later.
     *
     * @throws IllegalArgumentException when it names anything but these places
     */
    public CodeTemplate naming(String... places) {
        Set<String> known = new TreeSet<>(Set.of(places));
        PLACE.matcher(pattern).results().map(place -> place.group(1)).forEach(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "The code template '" + pattern + "' names {" + name + "}; it may name " + known + ".");
            }
        });
        return this;
    }

    /** The code with every place filled. */
    public String fill(Map<String, ?> values) {
        return PLACE.matcher(pattern).replaceAll(place -> Matcher.quoteReplacement(written(place, values)));
    }

    private static String written(MatchResult place, Map<String, ?> values) {
        String value = String.valueOf(values.get(place.group(1)));
        int digits = place.group(2) == null ? 0 : Integer.parseInt(place.group(2));
        return "0".repeat(Math.max(0, digits - value.length())) + value;
    }
}
