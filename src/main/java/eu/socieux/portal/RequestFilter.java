package eu.socieux.portal;

import eu.socieux.directory.OutsideParticipant;
import eu.socieux.directory.Role;
import eu.socieux.intake.Channel;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which requests of the register are shown, and in which order; everything that is null is not asked for.
 *
 * @param words that all occur in the case, empty for any
 * @param country as ISO code
 * @param stage key of a process, or {@value #CLOSED}
 * @param from first day on which they reached the facility
 * @param to last such day
 * @param waitingFor code of an outside participant, or a group
 */
record RequestFilter(
        String words,
        Integer year,
        String country,
        String channel,
        String stage,
        String institutionKind,
        String language,
        LocalDate from,
        LocalDate to,
        String waitingFor,
        Order order) {

    /** Nothing runs for the case any more. */
    static final String CLOSED = "closed";

    static final List<String> CHANNELS =
            Stream.of(Channel.values()).map(Channel::key).toList();
    static final List<String> LANGUAGES = List.of("en", "fr", "es", "pt");
    static final List<String> INSTITUTION_KINDS = List.of(
            "central_government",
            "regional_government",
            "local_government",
            "mandated_body",
            "parliament_or_judiciary",
            "social_partner",
            "regional_organisation",
            "university_or_school",
            "civil_society",
            "other");
    static final List<String> PARTIES = Stream.concat(
                    Arrays.stream(OutsideParticipant.values()).map(OutsideParticipant::code),
                    Arrays.stream(Role.values()).map(Role::groupId))
            .toList();

    /** What the list is sorted by. Every order ends in the number, so that no two requests share a place. */
    enum Order {
        NUMBER_DESC("number-desc", "year sequence", true),
        NUMBER_ASC("number-asc", "year sequence", false),
        RECEIVED_DESC("received-desc", "received_on year sequence", true),
        RECEIVED_ASC("received-asc", "received_on year sequence", false),
        INSTITUTION_ASC("institution-asc", "institution year sequence", false),
        INSTITUTION_DESC("institution-desc", "institution year sequence", true);

        private final String code;
        private final String columns;
        private final boolean descending;

        Order(String code, String columns, boolean descending) {
            this.code = code;
            this.columns = columns;
            this.descending = descending;
        }

        String code() {
            return code;
        }

        /** The columns of the register it sorts by. */
        List<String> columns() {
            return List.of(columns.split(" "));
        }

        boolean descending() {
            return descending;
        }

        private static Order of(String code) {
            return Arrays.stream(values())
                    .filter(order -> order.code.equals(code))
                    .findFirst()
                    .orElse(NUMBER_DESC);
        }
    }

    /**
     * What the address of the list asks for.
     *
     * @param countries ISO codes there are
     * @param stages keys of the processes there are
     */
    static RequestFilter of(Asked asked, Collection<String> countries, Collection<String> stages) {
        String stage = asked.oneOf("stage", stages);
        return new RequestFilter(
                asked.words("q"),
                asked.year("year"),
                asked.oneOf("country", countries),
                asked.oneOf("channel", CHANNELS),
                stage == null ? asked.oneOf("stage", List.of(CLOSED)) : stage,
                asked.oneOf("kind", INSTITUTION_KINDS),
                asked.oneOf("language", LANGUAGES),
                asked.day("from"),
                asked.day("to"),
                asked.oneOf("waiting", PARTIES),
                Order.of(asked.parameters().get("sort")));
    }

    /** The parameters of the address which asks for the same. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "q", words.isEmpty() ? null : words);
        put(parameters, "year", year);
        put(parameters, "country", country);
        put(parameters, "channel", channel);
        put(parameters, "stage", stage);
        put(parameters, "kind", institutionKind);
        put(parameters, "language", language);
        put(parameters, "from", from);
        put(parameters, "to", to);
        put(parameters, "waiting", waitingFor);
        put(parameters, "sort", order == Order.NUMBER_DESC ? null : order.code());
        return parameters;
    }

    private static void put(Map<String, String> parameters, String name, Object value) {
        if (value != null) {
            parameters.put(name, value.toString());
        }
    }
}
