package eu.socieux.documents.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ExpectedDocumentTest {

    @Test
    void a_type_alone_is_always_expected() {
        ExpectedDocument document = ExpectedDocument.read(" action_form ", false);

        assertThat(document).isEqualTo(new ExpectedDocument("action_form", false, null, null));
        assertThat(document.appliesTo(key -> null)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "partner_acceptance when partnerDecision=accepted",
                "partner_acceptance  when  partnerDecision = accepted",
            })
    void a_condition_depends_on_the_answer(String item) {
        ExpectedDocument document = ExpectedDocument.read(item, true);

        assertThat(document.type()).isEqualTo("partner_acceptance");
        assertThat(document.appliesTo(Map.<String, Object>of("partnerDecision", "accepted")::get))
                .isTrue();
        assertThat(document.appliesTo(Map.<String, Object>of("partnerDecision", "withdrawn")::get))
                .isFalse();
        assertThat(document.appliesTo(key -> null)).isFalse();
    }

    @Test
    void an_answer_that_is_no_text_is_compared_by_its_text() {
        assertThat(ExpectedDocument.read("claim when claimsComplete=true", true)
                        .appliesTo(Map.<String, Object>of("claimsComplete", true)::get))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"action form", "action_form if x=y", "action_form when x", "action_form when x=", "when x=y"})
    void anything_else_is_refused_with_an_example(String item) {
        assertThatThrownBy(() -> ExpectedDocument.read(item, true))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(item)
                .hasMessageContaining("partner_acceptance when partnerDecision=accepted");
    }
}
