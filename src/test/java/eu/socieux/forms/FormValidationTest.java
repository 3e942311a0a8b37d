package eu.socieux.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FieldProblem.Rule;
import eu.socieux.forms.process.EngineFeel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class FormValidationTest {

    private static final Object NOTHING = null;

    private final FormSchemas schemas = new FormSchemas(new ObjectMapper());
    private static final FeelExpressions FEEL = new EngineFeel();
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-05-31T22:30:00Z"), ZoneId.of("Europe/Brussels"));

    private final FormValidation validation =
            new FormValidation(FEEL, new FormSettings(DataSize.ofKilobytes(4), 50, Duration.ofDays(30)), CLOCK);

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("refusedAnswers")
    void refuses_an_answer_that_breaks_a_rule(String field, Object answer, Rule rule, String message) {
        FormSchema form = form("{'id':'A','key':'answer','label':'Answer'," + field + "}");

        SubmissionRefused refused = catchThrowableOfType(
                SubmissionRefused.class, () -> validation.check(form, answers("answer", answer), options()));

        assertThat(refused.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("answer");
            assertThat(problem.rule()).isEqualTo(rule);
            assertThat(problem.message()).isEqualTo(message);
        });
        assertThat(refused).hasMessage("Your answers were not saved. Answer: " + message + ".");
    }

    static Stream<Arguments> refusedAnswers() {
        String text = "'type':'textfield'";
        String number = "'type':'number'";
        String select = "'type':'select','values':[{'label':'Yes','value':'yes'},{'label':'No','value':'no'}]";
        String checklist = "'type':'checklist','values':[{'label':'A','value':'a'},{'label':'B','value':'b'}]";
        String fromFacts = "'type':'select','valuesKey':'expertOptions'";
        String fromExpression = "'type':'select','valuesExpression':'=expertOptions'";
        String required = ",'validate':{'required':true}";
        return Stream.of(
                Arguments.of(text + required, NOTHING, Rule.REQUIRED, "fill it in"),
                Arguments.of(text + required, " \n ", Rule.REQUIRED, "fill it in"),
                Arguments.of(text, 5, Rule.WRONG_KIND, "give a text"),
                Arguments.of(text, List.of("a"), Rule.WRONG_KIND, "give a text"),
                Arguments.of(text, "two\nlines", Rule.FORBIDDEN_CHARACTERS, "one line without control characters"),
                Arguments.of(
                        "'type':'textarea'", "a\0b", Rule.FORBIDDEN_CHARACTERS, "remove invisible control characters"),
                Arguments.of(text + ",'validate':{'maxLength':3}", "four", Rule.TOO_LONG, "at most 3 characters"),
                Arguments.of(text, "x".repeat(51), Rule.TOO_LONG, "at most 50 characters"),
                Arguments.of(text + ",'validate':{'minLength':3}", "ab", Rule.TOO_SHORT, "at least 3 characters"),
                Arguments.of(
                        text + ",'validate':{'pattern':'^[A-Z]+$'}",
                        "abc",
                        Rule.PATTERN,
                        "not written as the form asks"),
                Arguments.of(
                        text + ",'validate':{'validationType':'email'}",
                        "ann@",
                        Rule.EMAIL,
                        "give an e-mail address such as name@institution.org"),
                Arguments.of(
                        text + ",'validate':{'validationType':'phone'}",
                        "12",
                        Rule.PHONE,
                        "give an international number such as +4930664040900"),
                Arguments.of(number + required, NOTHING, Rule.REQUIRED, "give a number"),
                Arguments.of(number, "5", Rule.WRONG_KIND, "give a number"),
                Arguments.of(number, Double.NaN, Rule.WRONG_KIND, "give a number"),
                Arguments.of(number, new BigDecimal("1e400"), Rule.WRONG_KIND, "give a number of usual size"),
                Arguments.of(number + ",'decimalDigits':0", 1.5, Rule.DECIMALS, "give a whole number"),
                Arguments.of(number + ",'decimalDigits':2", 1.125, Rule.DECIMALS, "at most 2 decimals"),
                Arguments.of(number + ",'increment':0.5", 0.7, Rule.STEP, "give a multiple of 0.5"),
                Arguments.of(number + ",'validate':{'min':1}", 0, Rule.MINIMUM, "at least 1"),
                Arguments.of(number + ",'validate':{'max':40}", 40.5, Rule.MAXIMUM, "at most 40"),
                Arguments.of(number + ",'validate':{'max':'=places + 1'}", 5, Rule.MAXIMUM, "at most 4"),
                Arguments.of(select + required, "", Rule.REQUIRED, "choose one"),
                Arguments.of(select, "perhaps", Rule.NOT_AN_OPTION, "choose from the list"),
                Arguments.of(select, List.of("yes"), Rule.WRONG_KIND, "choose one of the list"),
                Arguments.of(fromFacts, "carol", Rule.NOT_AN_OPTION, "choose from the list"),
                Arguments.of(fromExpression, "carol", Rule.NOT_AN_OPTION, "choose from the list"),
                Arguments.of(
                        "'type':'select','valuesKey':'unknownList'", "ann", Rule.NOT_AN_OPTION, "choose from the list"),
                Arguments.of(checklist + required, List.of(), Rule.REQUIRED, "choose at least one"),
                Arguments.of(checklist, "a", Rule.WRONG_KIND, "choose from the list"),
                Arguments.of(checklist, List.of("a", "c"), Rule.NOT_AN_OPTION, "choose from the list"),
                Arguments.of(checklist, List.of(Map.of("a", 1)), Rule.WRONG_KIND, "choose from the list"),
                Arguments.of("'type':'checkbox'" + required, false, Rule.REQUIRED, "tick it to go on"),
                Arguments.of("'type':'checkbox'", "true", Rule.WRONG_KIND, "tick it or leave it"),
                Arguments.of(
                        "'type':'datetime','subtype':'date'",
                        "31.05.2026",
                        Rule.WRONG_KIND,
                        "give a date, written as 2026-05-31"),
                Arguments.of(
                        "'type':'datetime','subtype':'date'",
                        "2026-02-30",
                        Rule.WRONG_KIND,
                        "give a date, written as 2026-05-31"),
                Arguments.of(
                        "'type':'datetime','subtype':'time'",
                        "25:00",
                        Rule.WRONG_KIND,
                        "give a time, written as 14:30"),
                Arguments.of(
                        "'type':'datetime','subtype':'datetime'",
                        "2026-05-31",
                        Rule.WRONG_KIND,
                        "give a date and a time, written as 2026-05-31T14:30"),
                Arguments.of(
                        "'type':'datetime','subtype':'date','properties':{'notAfter':'today'}",
                        "2026-06-02",
                        Rule.IN_THE_FUTURE,
                        "give a day that has come; this one lies ahead"));
    }

    @Test
    void holds_a_day_against_another_one_of_the_form() {
        FormSchema form = form(
                """
                {'id':'A','type':'datetime','subtype':'date','key':'first','dateLabel':'First received',
                 'properties':{'notAfter':'arrived, today'}},
                {'id':'B','type':'datetime','subtype':'date','key':'arrived','dateLabel':'Arrived'}""");

        assertThatThrownBy(
                        () -> validation.check(form, Map.of("first", "2026-05-03", "arrived", "2026-05-02"), Map.of()))
                .hasMessage("Your answers were not saved. First received: give a day that is not after “Arrived”.");
        assertThatThrownBy(() -> validation.check(form, Map.of("first", "2026-06-02"), Map.of()))
                .hasMessageContaining("First received: give a day that has come");
        assertThat(validation
                        .check(form, Map.of("first", "2026-05-02", "arrived", "2026-05-02"), Map.of())
                        .values())
                .hasSize(2);
        assertThat(validation
                        .check(form, Map.of("first", "2026-06-01"), Map.of())
                        .values())
                .as("the day has come in Brussels, although not in Greenwich")
                .hasSize(1);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("acceptedAnswers")
    void keeps_an_answer_that_fits(String field, Object answer, Object kept) {
        FormSchema form = form("{'id':'A','key':'answer'," + field + "}");

        assertThat(validation.check(form, answers("answer", answer), options()).values())
                .isEqualTo(Map.of("answer", kept));
    }

    static Stream<Arguments> acceptedAnswers() {
        return Stream.of(
                Arguments.of("'type':'textfield'", " Ministry of Labour ", "Ministry of Labour"),
                Arguments.of("'type':'textarea'", "one\r\ntwo", "one\ntwo"),
                Arguments.of(
                        "'type':'textfield','validate':{'validationType':'email'}",
                        "a.b@minlab.example",
                        "a.b@minlab.example"),
                Arguments.of(
                        "'type':'textfield','validate':{'validationType':'phone'}", "+4930664040900", "+4930664040900"),
                Arguments.of("'type':'number'", 3, 3L),
                Arguments.of("'type':'number'", 3.0, 3L),
                Arguments.of("'type':'number'", 0, 0L),
                Arguments.of("'type':'number','increment':0.5", 2.5, new BigDecimal("2.5")),
                Arguments.of("'type':'number','serializeToString':true,'validate':{'max':9}", "2.50", "2.50"),
                Arguments.of("'type':'radio','values':[{'label':'One','value':1}]", 1L, 1L),
                Arguments.of("'type':'select','valuesKey':'expertOptions'", "ann", "ann"),
                Arguments.of("'type':'select','valuesKey':'plainOptions'", "north", "north"),
                Arguments.of("'type':'taglist','values':[{'label':'A','value':'a'}]", List.of("a", "a"), List.of("a")),
                Arguments.of("'type':'checkbox'", false, false),
                Arguments.of("'type':'datetime','subtype':'date'", "2024-02-29", "2024-02-29"),
                Arguments.of("'type':'datetime','subtype':'time'", "14:30+02:00", "14:30+02:00"),
                Arguments.of("'type':'datetime','subtype':'datetime'", "2026-05-31T14:30Z", "2026-05-31T14:30Z"));
    }

    @Test
    void names_every_problem_of_a_form_in_its_order() {
        FormSchema form = form(
                """
                {'id':'A','type':'textfield','key':'title','label':'Title','validate':{'maxLength':5}},
                {'id':'B','type':'select','key':'country','label':'Country','values':[],'validate':{'required':true}}""");

        assertThatThrownBy(() -> validation.check(form, answers("title", "Too long"), Map.of()))
                .hasMessage("Your answers were not saved. Title: at most 5 characters. Country: choose one.");
    }

    @Test
    void puts_no_colon_behind_a_question() {
        FormSchema form =
                form("{'id':'A','type':'number','key':'days','label':'How many days?','validate':{'required':true}}");

        assertThatThrownBy(() -> validation.check(form, Map.of(), Map.of()))
                .hasMessage("Your answers were not saved. How many days? give a number.");
    }

    @Test
    void refuses_what_the_form_does_not_ask() {
        FormSchema form = form("{'id':'A','type':'textfield','key':'title'}");

        assertThatThrownBy(() -> validation.check(form, answers("approvalDecision", "approved"), Map.of()))
                .hasMessage("Your answers were not saved. approvalDecision: this form has no such field.");
    }

    @Test
    void refuses_a_submission_beyond_the_size_limit() {
        FormSchema form = form("{'id':'A','type':'textarea','key':'title','validate':{'maxLength':9000}}");

        assertThatThrownBy(() -> validation.check(form, answers("title", "x".repeat(4097)), Map.of()))
                .hasMessageContaining("All answers together: at most 4 kB");
    }

    @Test
    void neither_requires_nor_keeps_what_is_hidden() {
        FormSchema form = form(
                """
                {'id':'A','type':'radio','key':'reviewDecision','values':[{'value':'returned'},{'value':'accepted'}]},
                {'id':'B','type':'textarea','key':'reviewComments','validate':{'required':true},
                 'conditional':{'hide':'=reviewDecision != \\"returned\\"'}}""");

        AcceptedAnswers accepted =
                validation.check(form, Map.of("reviewDecision", "accepted", "reviewComments", "left over"), Map.of());

        assertThat(accepted.values()).isEqualTo(Map.of("reviewDecision", "accepted"));
        assertThat(accepted.unanswered()).containsExactly("reviewComments");
        assertThatThrownBy(() -> validation.check(form, Map.of("reviewDecision", "returned"), Map.of()))
                .hasMessageContaining("reviewComments: fill it in");
    }

    @Test
    void requires_a_field_only_with_the_answers_it_names_and_says_why() {
        FormSchema form = form(
                """
                {'id':'C','type':'select','key':'country','label':'Country','values':[{'value':'MW','label':'Malawi'}],
                 'properties':{'requiredWhen':'screeningDecision=complete|returned'}},
                {'id':'D','type':'radio','key':'screeningDecision','label':'Is the request complete?','values':[
                 {'value':'complete','label':'It is complete.'},{'value':'returned','label':'It came back.'},
                 {'value':'incomplete','label':'Something is missing.'}]}""");

        assertThatThrownBy(() -> validation.check(form, Map.of("screeningDecision", "complete"), Map.of()))
                .hasMessage("Your answers were not saved. Country: choose one, because of “It is complete” under"
                        + " “Is the request complete?”.");
        assertThatThrownBy(() -> validation.check(form, Map.of("screeningDecision", "returned"), Map.of()))
                .hasMessageContaining("Country: choose one, because of “It came back”");
        assertThat(validation
                        .check(form, Map.of("screeningDecision", "incomplete"), Map.of())
                        .values())
                .isEqualTo(Map.of("screeningDecision", "incomplete"));
        assertThat(validation
                        .check(form, Map.of("screeningDecision", "complete", "country", "MW"), Map.of())
                        .values())
                .containsEntry("country", "MW");
        assertThat(validation.check(form, Map.of(), Map.of()).values()).isEmpty();
    }

    @Test
    void requires_with_a_tick_and_with_one_of_several_choices() {
        FormSchema form = form(
                """
                {'id':'U','type':'checkbox','key':'callUrgent','label':'Urgent'},
                {'id':'R','type':'textfield','key':'reason','label':'Reason','properties':{'requiredWhen':'callUrgent=true'}},
                {'id':'K','type':'checklist','key':'kinds','label':'Kinds',
                 'values':[{'value':'a','label':'A'},{'value':'b','label':'B'}]},
                {'id':'O','type':'number','key':'count','label':'Count','properties':{'requiredWhen':'kinds=b'}}""");

        assertThatThrownBy(() -> validation.check(form, Map.of("callUrgent", true), Map.of()))
                .hasMessageEndingWith("Reason: fill it in, because of “yes” under “Urgent”.");
        assertThatThrownBy(() -> validation.check(form, Map.of("kinds", List.of("a", "b")), Map.of()))
                .hasMessageEndingWith("Count: give a number, because of “A, B” under “Kinds”.");
        assertThat(validation
                        .check(form, Map.of("callUrgent", false, "kinds", List.of("a")), Map.of())
                        .values())
                .hasSize(2);
    }

    @Test
    void requires_nothing_because_of_a_hidden_answer() {
        FormSchema form = form(
                """
                {'id':'A','type':'checkbox','key':'wide','label':'Wide'},
                {'id':'D','type':'radio','key':'kind','label':'Kind','values':[{'value':'x','label':'X'}],
                 'conditional':{'hide':'=wide != true'}},
                {'id':'R','type':'textfield','key':'reason','label':'Reason','properties':{'requiredWhen':'kind=x'}}""");

        assertThat(validation.check(form, Map.of("kind", "x"), Map.of()).values())
                .isEmpty();
    }

    @Test
    void hides_what_a_hidden_group_holds_and_what_depends_on_a_hidden_answer() {
        FormSchema form = form(
                """
                {'id':'N','type':'number','key':'activityCount','label':'Activities'},
                {'id':'G','type':'group','label':'Activity 2','conditional':{'hide':'=activityCount = null or activityCount < 2'},
                 'components':[{'id':'T','type':'textfield','key':'activity2Title','validate':{'required':true}}]},
                {'id':'P','type':'textfield','key':'place','validate':{'required':true},
                 'conditional':{'hide':'=activity2Title = null'}}""");

        assertThat(validation
                        .check(form, Map.of("activityCount", 1, "activity2Title", "Study"), Map.of())
                        .values())
                .isEqualTo(Map.of("activityCount", 1L));
        assertThat(validation.check(form, Map.of(), Map.of()).values()).isEmpty();
        assertThatThrownBy(() -> validation.check(form, Map.of("activityCount", 2), Map.of()))
                .hasMessageContaining("activity2Title: fill it in");
    }

    @Test
    void ignores_answers_to_fields_that_are_only_shown() {
        FormSchema form = form(
                """
                {'id':'A','type':'textfield','key':'shown','readonly':true},
                {'id':'B','type':'textfield','key':'off','disabled':true,'validate':{'required':true}},
                {'id':'C','type':'textfield','key':'locked','readonly':'=shown = \\"final\\"'}""");

        AcceptedAnswers accepted = validation.check(
                form, Map.of("shown", "tampered", "off", "tampered", "locked", "tampered"), Map.of("shown", "final"));

        assertThat(accepted.values()).isEmpty();
        assertThat(accepted.unanswered()).isEmpty();
    }

    @Test
    void tells_fields_of_the_same_label_apart_by_their_section() {
        FormSchema form = form(
                """
                {'id':'G1','type':'group','label':'Activity 1','components':[{'id':'A','type':'textfield','key':'a','label':'Title'}]},
                {'id':'G2','type':'group','label':'Activity 2',
                 'components':[{'id':'B','type':'textfield','key':'b','label':'Title','validate':{'required':true}}]}""");

        assertThatThrownBy(() -> validation.check(form, Map.of(), Map.of()))
                .hasMessageContaining("Activity 2, Title: fill it in");
    }

    private FormSchema form(String components) {
        return schemas.read(("{'id':'test-form','components':[" + components + "]}").replace('\'', '"'));
    }

    private static Map<String, Object> answers(String key, Object value) {
        Map<String, Object> answers = new HashMap<>();
        answers.put(key, value);
        return answers;
    }

    private static Map<String, Object> options() {
        return Map.of(
                "expertOptions",
                List.of(Map.of("label", "Ann", "value", "ann"), Map.of("label", "Bo", "value", "bo")),
                "plainOptions",
                Arrays.asList("north", "south"),
                "places",
                3L);
    }
}
