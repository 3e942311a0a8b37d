package eu.socieux.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FieldProblem.Rule;
import eu.socieux.forms.FormFields.Choice;
import eu.socieux.forms.FormFields.Part;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

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

    private static final Map<String, Object> FACTS =
            Map.of("expertOptions", List.of(Map.of("value", "26-14/MWI/1/003", "label", "Eva Novak")));

    @Test
    void a_page_shows_texts_fields_and_groups_in_the_order_of_the_form() {
        List<Part> parts = FormFields.show(FORM, FACTS, Map.of(), List.of());

        assertThat(parts).extracting(Part::kind).containsExactly("text", "textfield", "datetime", "group");
        assertThat(parts.get(0).label()).isEqualTo("Say what happened.");
        assertThat(parts.get(1).required()).isTrue();
        assertThat(parts.get(1).maxLength()).isEqualTo(250);
        assertThat(parts.get(2).inputType()).isEqualTo("date");
        assertThat(parts.get(3).parts())
                .extracting(Part::key)
                .containsExactly("costs", "sure", "expert", "means", "agreed");
    }

    @Test
    void choices_come_from_the_form_or_from_what_is_known_of_the_case() {
        List<Part> group = FormFields.show(FORM, FACTS, Map.of("sure", false), List.of())
                .get(3)
                .parts();

        assertThat(group.get(1).choices())
                .containsExactly(new Choice("true", "Yes", false), new Choice("false", "No", true));
        assertThat(group.get(2).choices()).containsExactly(new Choice("26-14/MWI/1/003", "Eva Novak", false));
    }

    @Test
    void a_refused_page_keeps_what_was_filled_in_and_says_what_is_wrong_beside_it() {
        var problem = new FieldProblem("who", "Who", Rule.TOO_LONG, "250", "at most 250 characters");

        Part who = FormFields.show(FORM, FACTS, Map.of("who", "Somebody"), List.of(problem))
                .get(1);

        assertThat(who.value()).isEqualTo("Somebody");
        assertThat(who.problem()).isEqualTo(problem);
    }

    @Test
    void what_a_page_sends_becomes_answers_of_the_kind_the_form_asks_for() {
        Map<String, Object> answers = FormFields.read(
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
        assertThat(FormFields.read(FORM, Map.of("costs", new String[] {"a lot"})))
                .containsEntry("costs", "a lot");
        assertThat(FormFields.read(FORM, Map.of("costs", new String[] {"1e999999999"})))
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
}
