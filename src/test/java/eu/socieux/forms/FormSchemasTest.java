package eu.socieux.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormSchemasTest {

    private final FormSchemas schemas = new FormSchemas(new ObjectMapper());

    @Test
    void knows_the_facts_that_texts_tables_choices_and_conditions_speak_of() {
        FormSchema form = read(
                """
                {"id":"H","type":"html","content":"<p>{{caseNumber}}{{#loop experts}}{{this.name}}{{/loop}}{{#if title != \\"closed\\"}}x{{/if}}</p>"},
                {"id":"T","type":"table","dataSource":"=applications"},
                {"id":"S","type":"select","key":"withdrawnExpert","valuesKey":"expertOptions","conditional":{"hide":"=not(urgent)"}},
                {"id":"V","type":"select","key":"place","valuesExpression":"=places.north"}""");

        assertThat(form.names())
                .containsExactlyInAnyOrder(
                        "caseNumber",
                        "experts",
                        "title",
                        "applications",
                        "withdrawnExpert",
                        "expertOptions",
                        "urgent",
                        "place",
                        "places");
    }

    @Test
    void finds_fields_inside_groups_with_the_conditions_around_them() {
        FormSchema form = read(
                """
                {"id":"G","type":"group","label":"Call","conditional":{"hide":"=a"},"components":[
                  {"id":"D","type":"datetime","key":"closesOn","dateLabel":"Closes on","conditional":{"hide":"=b"}}]}""");

        assertThat(form.field("closesOn")).hasValueSatisfying(field -> {
            assertThat(field.label()).isEqualTo("Closes on");
            assertThat(field.section()).isEqualTo("Call");
            assertThat(field.hiddenWhen()).containsExactly("a", "b");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            {"id":"X","type":"filepicker","key":"a"}                        | type 'filepicker' cannot be shown in Tasklist
            {"id":"X","type":"dynamiclist","path":"a"}                      | type 'dynamiclist' cannot be shown in Tasklist
            {"id":"X","type":"group","path":"a","components":[]}            | every answer has a key of its own
            {"id":"X","type":"textfield"}                                   | it needs a key
            {"id":"X","type":"textfield","key":"a.b"}                       | it needs a key
            {"id":"X","type":"textfield","key":"a","conditional":{"hide":"a > 1"}} | starts with '='
            {"id":"X","type":"textfield","key":"a","validate":{"pattern":"("}}     | pattern '('
            {"id":"X","type":"text"},{"id":"Y","type":"number","key":"k"},{"id":"X","type":"number","key":"k"} | used twice
            """)
    void refuses_what_tasklist_cannot_show_or_would_answer_in_pieces(String components, String reason) {
        assertThatThrownBy(() -> read(components))
                .isInstanceOf(UnreadableForm.class)
                .hasMessageContaining("Form 'test-form', component 'X'")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            decision          | `has to be written as key=value or key=value|value, not 'decision'`
            decision=         | has to be written as key=value
            verdict=yes       | names 'verdict', but the form has no field with that key
            `decision=yes|si` | names the answer 'si', which 'decision' does not offer; it offers yes, no
            other=yes         | names the answer 'yes', which 'other' does not offer
            """)
    void refuses_a_requirement_that_can_never_hold(String requiredWhen, String reason) {
        assertThatThrownBy(() -> read(
                        """
                        {"id":"X","type":"textfield","key":"reason","properties":{"requiredWhen":"%s"}},
                        {"id":"O","type":"textfield","key":"other"},
                        {"id":"D","type":"radio","key":"decision","values":[{"value":"yes"},{"value":"no"}]}"""
                                .formatted(requiredWhen)))
                .isInstanceOf(UnreadableForm.class)
                .hasMessageContaining("Form 'test-form', component 'X'")
                .hasMessageContaining(reason);
    }

    @Test
    void refuses_a_requirement_of_a_field_that_is_always_required() {
        assertThatThrownBy(
                        () -> read(
                                """
                        {"id":"X","type":"textfield","key":"a","validate":{"required":true},
                         "properties":{"requiredWhen":"b=true"}},{"id":"B","type":"checkbox","key":"b"}"""))
                .isInstanceOf(UnreadableForm.class)
                .hasMessageContaining("the field is always required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"day", "missing", "text", "today, missing"})
    void refuses_a_limit_of_a_date_that_is_no_other_date(String notAfter) {
        assertThatThrownBy(() -> read(
                        """
                        {"id":"X","type":"datetime","subtype":"date","key":"day","properties":{"notAfter":"%s"}},
                        {"id":"T","type":"textfield","key":"text"}"""
                                .formatted(notAfter)))
                .isInstanceOf(UnreadableForm.class)
                .hasMessageContaining("Form 'test-form', component 'X'")
                .hasMessageContaining("no other date with that key");
    }

    @Test
    void refuses_a_limit_of_a_date_on_another_kind_of_field() {
        assertThatThrownBy(
                        () -> read(
                                """
                        {"id":"X","type":"number","key":"many","properties":{"notAfter":"today"}}"""))
                .isInstanceOf(UnreadableForm.class)
                .hasMessageContaining("notAfter is for dates only");
    }

    private FormSchema read(String components) {
        return schemas.read("{\"id\":\"test-form\",\"components\":[" + components + "]}");
    }
}
