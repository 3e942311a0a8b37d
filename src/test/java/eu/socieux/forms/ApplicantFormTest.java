package eu.socieux.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ApplicantFormTest {

    private static final FormSchema SCREENING = FormFiles.read(FormFiles.paths().stream()
            .filter(path -> path.endsWith("intake/screen-request.form"))
            .findFirst()
            .orElseThrow());
    private static final FormSchema ASKED = SCREENING.askedOfApplicants(Map.of("screeningDecision", "complete"));

    @Test
    void leaves_to_staff_what_is_theirs_to_say() {
        assertThat(ASKED.fields())
                .extracting(FormComponent::key)
                .contains("requestKind", "contactEmail", "needs", "signatoryName")
                .doesNotContain("screeningDecision", "missingItems", "firstReceivedOn");
        assertThat(SCREENING.askedOfApplicants(Map.of()).field("screeningDecision"))
                .isEmpty();
    }

    @Test
    void requires_what_a_complete_request_needs() {
        assertThat(ASKED.field("needs").orElseThrow().rules().required()).isTrue();
        assertThat(ASKED.field("context").orElseThrow().rules().required()).isFalse();
    }

    @Test
    void asks_less_for_a_single_event() {
        assertThat(ASKED.field("proposedActivityCount").orElseThrow().hiddenWhen())
                .containsExactly("requestKind != null and requestKind != \"structured\"");
        assertThat(ASKED.field("title").orElseThrow().hiddenWhen()).isEmpty();
    }

    @Test
    void speaks_to_applicants_in_their_language() {
        FormSchema french = new FormTranslations(new ObjectMapper())
                .translate(SCREENING, Locale.FRENCH)
                .askedOfApplicants(Map.of("screeningDecision", "complete"));

        assertThat(french.field("contactEmail").orElseThrow().description()).startsWith("Nos lettres");
        assertThat(ASKED.fields()).allSatisfy(field -> assertThat(String.valueOf(field.description()))
                .as(field.key())
                .doesNotContain("Needed when"));
        assertThat(french.fields()).allSatisfy(field -> assertThat(String.valueOf(field.description()))
                .as(field.key())
                .doesNotContain("Nécessaire lorsque"));
    }

    @Test
    void refuses_a_mark_that_names_no_answer_of_the_form() {
        FormSchemas schemas = new FormSchemas(new ObjectMapper());

        assertThatThrownBy(
                        () -> schemas.read(
                                """
                        {"id":"f","components":[{"id":"A","type":"textfield","key":"a","label":"A",
                         "properties":{"askApplicant":"kind=large"}}]}"""))
                .isInstanceOf(UnreadableForm.class)
                .hasMessageContaining("names 'kind'");
        assertThatThrownBy(
                        () -> schemas.read(
                                """
                        {"id":"f","components":[{"id":"A","type":"textfield","key":"a","label":"A",
                         "properties":{"askApplicant":"perhaps"}}]}"""))
                .isInstanceOf(UnreadableForm.class)
                .hasMessageContaining("has to be yes, no");
    }
}
