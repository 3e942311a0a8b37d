package eu.socieux.portal;

import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Placement;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which messages of the journal are shown; everything that is null is not asked for.
 *
 * @param words that all occur in subject, name or address; empty for any
 * @param direction {@value #IN} or {@value #OUT}
 * @param state of a letter or of a message that came in
 * @param placement of a message that came in
 * @param caseNumber number of a case or of a file
 * @param from first day
 * @param to last day
 */
record MailFilter(
        String words,
        String direction,
        String state,
        String placement,
        String caseNumber,
        LocalDate from,
        LocalDate to) {

    static final String IN = "in";
    static final String OUT = "out";

    /** The states of what came in, as the register of messages writes them. */
    static final List<String> STATES_IN =
            List.of("TO_SORT", "FILED", "KEPT", "NOT_OURS", "ARCHIVE_COPY", "FAILING", "QUARANTINED");

    static final List<String> STATES_OUT =
            Arrays.stream(LetterState.values()).map(LetterState::name).toList();

    static final List<String> PLACEMENTS =
            Arrays.stream(Placement.values()).map(Placement::key).toList();

    static MailFilter of(Asked asked) {
        return new MailFilter(
                asked.words("q"),
                asked.oneOf("direction", List.of(IN, OUT)),
                asked.oneOf(
                        "state",
                        Stream.concat(STATES_IN.stream(), STATES_OUT.stream()).toList()),
                asked.oneOf("placement", PLACEMENTS),
                asked.matching("case", "[RM]-\\d{4}-\\d{3,}").orElse(null),
                asked.day("from"),
                asked.day("to"));
    }

    /** Whether messages that came in can be meant. */
    boolean includesIn() {
        return !OUT.equals(direction) && (state == null || STATES_IN.contains(state));
    }

    /** Whether letters can be meant: only what came in is placed. */
    boolean includesOut() {
        return !IN.equals(direction) && placement == null && (state == null || STATES_OUT.contains(state));
    }

    /** The parameters of the address which asks for the same. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "q", words.isEmpty() ? null : words);
        put(parameters, "direction", direction);
        put(parameters, "state", state);
        put(parameters, "placement", placement);
        put(parameters, "case", caseNumber);
        put(parameters, "from", from);
        put(parameters, "to", to);
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
