package eu.socieux.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.process.EngineFeel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every form of the checkout can be read, shown by Tasklist and checked on the server. */
class FormFilesTest {

    private static final EngineFeel FEEL = new EngineFeel();

    static Stream<Path> forms() {
        return FormFiles.paths().stream();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void carries_the_name_of_its_file(Path form) {
        assertThat(FormFiles.read(form).id()).isEqualTo(FormFiles.idOf(form));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void asks_every_question_with_a_label_and_fixed_choices_with_value_and_label(Path form) {
        assertThat(FormFiles.read(form).fields()).isNotEmpty().allSatisfy(field -> {
            assertThat(field.label()).as(field.key()).isNotBlank();
            if (field.options() != null) {
                assertThat(field.options().fixed()).as(field.key()).allSatisfy(option -> {
                    assertThat(option.value()).isNotNull();
                    assertThat(option.label()).isNotBlank();
                });
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void bounds_every_text_and_number(Path form) {
        assertThat(FormFiles.read(form).fields()).allSatisfy(field -> {
            if (field.kind() == Kind.TEXTFIELD || field.kind() == Kind.TEXTAREA) {
                assertThat(field.rules().maxLength())
                        .as("maxLength of " + field.key())
                        .isNotNull();
            }
            if (field.kind() == Kind.NUMBER) {
                assertThat(field.rules().min()).as("min of " + field.key()).isNotNull();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void has_conditions_which_the_engine_can_evaluate(Path form) {
        FormFiles.read(form)
                .everything()
                .flatMap(component -> component.hiddenWhen().stream())
                .forEach(condition -> assertThatCode(() -> FEEL.evaluate(condition, Map.of()))
                        .as(condition)
                        .doesNotThrowAnyException());
    }

    /** The browser knows no such rule: the sentence under the field is all that a person sees of it. */
    @ParameterizedTest
    @MethodSource("forms")
    void says_under_a_field_when_it_is_required(Path form) throws IOException {
        assertThat(FormFiles.read(form).fields())
                .filteredOn(field -> field.rules().requiredWhen() != null)
                .allSatisfy(
                        field -> assertThat(field.description()).as(field.key()).contains("Needed when"));
        assertThat(FormFiles.read(form).fields())
                .filteredOn(field -> !field.rules().notAfter().isEmpty())
                .allSatisfy(field ->
                        assertThat(field.description()).as(field.key()).containsPattern("not (after|a day ahead)"));
        assertThat(new ObjectMapper().readTree(form.toFile()).findValues("properties"))
                .allSatisfy(properties -> assertThat(properties.fieldNames())
                        .toIterable()
                        .isSubsetOf(
                                "requiredWhen", "byLink", "askApplicant", "applicantHint", "autocomplete", "notAfter"));
    }

    /** Text views do not escape: what a correspondent wrote would be run as HTML. */
    @ParameterizedTest
    @MethodSource("forms")
    void shows_what_people_wrote_in_html_views_only(Path form) {
        assertThat(FormFiles.read(form).everything()).allSatisfy(component -> {
            assertThat(component.kind()).as(component.id()).isNotIn(Kind.IFRAME, Kind.BUTTON);
            if (component.kind() == Kind.TEXT) {
                assertThat(component.content())
                        .as(component.id())
                        .doesNotContain("{{")
                        .doesNotStartWith("=");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void decorates_fields_with_properties_that_exist(Path form) throws IOException {
        JsonNode root = new ObjectMapper().readTree(form.toFile());
        List<JsonNode> appearances = root.findValues("appearance");
        assertThat(appearances).allSatisfy(appearance -> assertThat(appearance.fieldNames())
                .toIterable()
                .isSubsetOf(Set.of("prefixAdorner", "suffixAdorner")));
    }
}
