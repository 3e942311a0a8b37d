package eu.socieux.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FieldProblem.Rule;
import eu.socieux.forms.FormPage.Choice;
import eu.socieux.forms.FormPage.Part;
import eu.socieux.forms.process.EngineFeel;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FormFieldsTest {

    private static final FormSchema FORM = new FormSchemas(new ObjectMapper())
            .read(
                    """
                    {"id": "test-page", "components": [
                      {"type": "html", "id": "Html_Case", "content": "<p>{{caseNumber}}</p>"},
                      {"type": "text", "id": "Text_Intro", "text": "Say what happened."},
                      {"type": "textfield", "id": "Field_who", "key": "who", "label": "Who",
                       "validate": {"required": true, "maxLength": 250}},
                      {"type": "datetime", "subtype": "date", "id": "Field_day", "key": "day", "dateLabel": "Day"},
                      {"type": "group", "id": "Group_More", "label": "More", "components": [
                        {"type": "number", "id": "Field_costs", "key": "costs", "label": "Costs"},
                        {"type": "radio", "id": "Field_sure", "key": "sure", "label": "Sure?",
                         "values": [{"value": true, "label": "Yes"}, {"value": false, "label": "No"}]},
                        {"type": "select", "id": "Field_expert", "key": "expert", "label": "Expert",
                         "valuesKey": "expertOptions"},
                        {"type": "checklist", "id": "Field_means", "key": "means", "label": "Means",
                         "values": [{"value": "post", "label": "Post"}, {"value": "call", "label": "Call"}]},
                        {"type": "checkbox", "id": "Field_agreed", "key": "agreed", "label": "Agreed"}]}]}
                    """);

    private static final Map<String, Object> FACTS = Map.of(
            "caseNumber",
            "SOCIEUX-2081-0001",
            "expertOptions",
            List.of(Map.of("value", "26-14/MWI/1/003", "label", "Eva Novak")));

    private static final FeelExpressions FEEL = new EngineFeel();
    private static final FormFields FIELDS = new FormFields(
            new FormValidation(
                    FEEL, new FormSettings(DataSize.ofKilobytes(4), 50, Duration.ofDays(30)), Clock.systemUTC()),
            FEEL);

    @Test
    void a_page_shows_texts_fields_and_groups_in_the_order_of_the_form() {
        List<Part> parts = page(Map.of());

        assertThat(parts).extracting(Part::kind).containsExactly("html", "text", "textfield", "datetime", "group");
        assertThat(parts.get(0).html()).isEqualTo("<p>SOCIEUX-2081-0001</p>");
        assertThat(parts.get(1).html()).isEqualToIgnoringNewLines("<p>Say what happened.</p>");
        assertThat(parts.get(2).required()).isTrue();
        assertThat(parts.get(2).maxLength()).isEqualTo(250);
        assertThat(parts.get(3).inputType()).isEqualTo("date");
        assertThat(parts.get(4).parts())
                .extracting(Part::key)
                .containsExactly("costs", "sure", "expert", "means", "agreed");
    }

    @Test
    void choices_come_from_the_form_or_from_what_is_known_of_the_case() {
        List<Part> group = page(Map.of("sure", false)).get(4).parts();

        assertThat(group.get(1).choices())
                .containsExactly(new Choice("true", "Yes", false), new Choice("false", "No", true));
        assertThat(group.get(2).choices()).containsExactly(new Choice("26-14/MWI/1/003", "Eva Novak", false));
    }

    @Test
    void a_refused_page_keeps_what_was_filled_in_and_says_what_is_wrong_beside_it() {
        var problem = new FieldProblem("who", "Who", Rule.TOO_LONG, "250", "at most 250 characters");

        Part who = page(Map.of("who", "Somebody"), problem).get(2);

        assertThat(who.value()).isEqualTo("Somebody");
        assertThat(who.problem()).isEqualTo(problem);
    }

    @Test
    void what_a_page_sends_becomes_answers_of_the_kind_the_form_asks_for() {
        Map<String, Object> answers = FIELDS.read(
                FORM,
                Map.of(
                        "who", new String[] {"Eva"},
                        "costs", new String[] {"1200,50"},
                        "sure", new String[] {"true"},
                        "means", new String[] {"post", "call"},
                        "agreed", new String[] {"true"},
                        "_csrf", new String[] {"token"}));

        assertThat(answers)
                .containsOnly(
                        Map.entry("who", "Eva"),
                        Map.entry("costs", new BigDecimal("1200.50")),
                        Map.entry("sure", true),
                        Map.entry("means", List.of("post", "call")),
                        Map.entry("agreed", true));
    }

    @Test
    void a_number_that_is_none_is_left_for_the_check_to_refuse() {
        assertThat(FIELDS.read(FORM, Map.of("costs", new String[] {"a lot"}))).containsEntry("costs", "a lot");
        assertThat(FIELDS.read(FORM, Map.of("costs", new String[] {"1e999999999"})))
                .containsEntry("costs", "1e999999999");
    }

    @Test
    void a_form_is_said_in_the_language_of_its_reader_and_in_English_where_nobody_translated_it() {
        var translations = new FormTranslations(new ObjectMapper());
        FormSchema withdrawal = FormFiles.paths().stream()
                .filter(path -> FormFiles.idOf(path).equals("record-withdrawal"))
                .map(FormFiles::read)
                .findFirst()
                .orElseThrow();

        FormSchema french = translations.translate(withdrawal, Locale.FRENCH);

        assertThat(french.field("requestWithdrawalChannel").orElseThrow().label())
                .isEqualTo("Comment le retrait est parvenu");
        assertThat(french.field("requestWithdrawalChannel")
                        .orElseThrow()
                        .options()
                        .fixed())
                .extracting(FormComponent.Option::label)
                .contains("Courriel");
        assertThat(translations.translate(withdrawal, Locale.ENGLISH)).isEqualTo(withdrawal);
        assertThat(translations.translate(FORM, Locale.FRENCH)).isEqualTo(FORM);
    }

    @Test
    void what_depends_on_another_answer_is_asked_once_that_answer_is_given() {
        Map<String, Object> yes = Map.of("more", "yes");

        FormPage before = FIELDS.show(CONDITIONAL, Map.of(), Map.of(), List.of());
        Set<String> fresh = FIELDS.cameUp(CONDITIONAL, Map.of(), yes, Map.of("_asked", new String[] {""}));
        FormPage after = FIELDS.show(CONDITIONAL, Map.of(), yes, List.of(), fresh);

        assertThat(before.parts()).extracting(Part::key).containsExactly("more");
        assertThat(before.parts().get(0).steers()).isTrue();
        assertThat(before.asksMore()).isFalse();
        assertThat(fresh).containsExactly("why");
        assertThat(after.parts()).extracting(Part::key).containsExactly("more", "why");
        assertThat(after.asked()).isEqualTo("why");
        assertThat(after.asksMore()).isTrue();
        assertThat(FIELDS.cameUp(CONDITIONAL, Map.of(), yes, Map.of("_asked", new String[] {"why"})))
                .as("asked and left empty")
                .isEmpty();
    }

    @Test
    void a_condition_that_speaks_of_the_case_only_brings_up_nothing_new() {
        FormSchema form = form(
                """
                {"type": "textfield", "id": "Field_who", "key": "who", "label": "Who",
                 "conditional": {"hide": "=caseNumber = null"}}""");

        assertThat(FIELDS.show(form, Map.of(), Map.of(), List.of()).parts()).isEmpty();
        assertThat(FIELDS.show(form, FACTS, Map.of(), List.of()).parts()).hasSize(1);
        assertThat(FIELDS.cameUp(form, FACTS, Map.of(), Map.of())).isEmpty();
    }

    @Test
    void fields_that_are_not_answered_show_what_is_known_in_words() {
        FormSchema form = form(
                """
                {"type": "select", "id": "Field_area", "key": "area", "label": "Area", "readonly": true,
                 "values": [{"value": "pensions", "label": "Old-age pensions"}]},
                {"type": "taglist", "id": "Field_tags", "key": "tags", "label": "Tags", "defaultValue": ["a"],
                 "values": [{"value": "a", "label": "A"}, {"value": "b", "label": "B"}]}""");

        List<Part> parts = FIELDS.show(form, Map.of("area", "pensions"), FIELDS.initial(form, Map.of()), List.of())
                .parts();

        assertThat(parts).extracting(Part::kind).containsExactly("known", "checklist");
        assertThat(parts.get(0).value()).isEqualTo("Old-age pensions");
        assertThat(parts.get(1).choices()).containsExactly(new Choice("a", "A", true), new Choice("b", "B", false));
    }

    @Test
    void nothing_that_somebody_wrote_becomes_part_of_the_page() {
        FormSchema form = form(
                """
                {"type": "html", "id": "Html_Said",
                 "content": "<p onclick='x()'>{{said}}</p><script>x()</script><a href='javascript:x()'>here</a>"},
                {"type": "text", "id": "Text_Said", "text": "{{said}} <b>bold</b> **strong** [x](javascript:x())"}""");
        Map<String, Object> facts = Map.of("said", "<img src=x onerror=alert(1)><script>alert(1)</script>");

        List<Part> parts = FIELDS.show(form, facts, Map.of(), List.of()).parts();

        for (Part part : parts) {
            Document shown = Jsoup.parse(part.html());
            assertThat(shown.select("script, img, b, [onclick], [onerror], a[href^=javascript]"))
                    .as(part.html())
                    .isEmpty();
            assertThat(shown.text()).contains("<img src=x onerror=alert(1)>");
        }
    }

    @ParameterizedTest
    @MethodSource("eu.socieux.forms.FormFiles#paths")
    void every_form_can_be_shown_as_a_page(Path path) {
        FormSchema form = FormFiles.read(path);

        assertThat(FormFields.notShown(form)).isEmpty();
        assertThat(FIELDS.show(form, Map.of(), Map.of(), List.of()).parts()).isNotEmpty();
    }

    private static FormSchema form(String components) {
        return new FormSchemas(new ObjectMapper())
                .read("{\"id\": \"test-page\", \"components\": [" + components + "]}");
    }

    private static List<Part> page(Map<String, Object> answers, FieldProblem... problems) {
        return FIELDS.show(FORM, FACTS, answers, List.of(problems)).parts();
    }

    private static final FormSchema CONDITIONAL = form(
            """
            {"type": "radio", "id": "Field_more", "key": "more", "label": "More?",
             "values": [{"value": "yes", "label": "Yes"}, {"value": "no", "label": "No"}]},
            {"type": "textfield", "id": "Field_why", "key": "why", "label": "Why",
             "conditional": {"hide": "=more != \\"yes\\""}}""");
}
