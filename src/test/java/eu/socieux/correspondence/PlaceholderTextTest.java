package eu.socieux.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import eu.socieux.forms.PlaceholderText;
import eu.socieux.forms.process.EngineFeel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceholderTextTest {

    private static final EngineFeel FEEL = new EngineFeel();

    @Test
    void factsStandWhereTheyAreNamed() {
        assertThat(fill(
                        "Dear {{recipientName}}, case {{ caseNumber }}",
                        Map.of("recipientName", "Ms Phiri", "caseNumber", "R-1")))
                .isEqualTo("Dear Ms Phiri, case R-1");
    }

    @Test
    void whatPeopleWroteIsNotPartOfThePage() {
        assertThat(fill(
                        "{{remarks}}",
                        Map.of("remarks", "<script>alert('{{caseNumber}}')</script>", "caseNumber", "R-1")))
                .isEqualTo("&lt;script&gt;alert(&#39;{{caseNumber}}&#39;)&lt;/script&gt;");
    }

    @Test
    void aPartCanDependOnAFact() {
        String text = "{{#if approvalDecision = \"approved\"}}Approved{{/if}}{{#if remarks}} {{remarks}}{{/if}}";

        assertThat(fill(text, Map.of("approvalDecision", "approved"))).isEqualTo("Approved");
        assertThat(fill(text, Map.of("approvalDecision", "returned", "remarks", "Too long")))
                .isEqualTo(" Too long");
    }

    @Test
    void aPartIsRepeatedForEachEntry() {
        assertThat(fill(
                        "{{#loop activities}}{{number}}. {{title}}; {{/loop}}",
                        Map.of(
                                "activities",
                                List.of(
                                        Map.of("number", 1, "title", "Review"),
                                        Map.of("number", 2, "title", "Training")))))
                .isEqualTo("1. Review; 2. Training; ");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        assertThat(fill("[{{title}}]{{#loop activities}}x{{/loop}}", Map.of())).isEqualTo("[]");
    }

    @Test
    void itsNamesAreTheFactsItSpeaksOf() {
        assertThat(new PlaceholderText("{{#if approvalDecision = \"approved\"}}{{facility.email}}{{/if}}"
                                + "{{#loop activities}}{{place}}{{/loop}}")
                        .names())
                .containsExactlyInAnyOrder("approvalDecision", "facility", "activities");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{for x in 1..999999999 return x}}",
                "{{some x in list satisfies x}}",
                "{{function(x) external}}",
                "{{}}",
                "{{#if a}}never closed",
                "{{/if}}",
                "{{#loop a}}{{/if}}",
                "{{#each a}}{{/each}}",
                "{{@a}}"
            })
    void whatIsMoreThanAFactOrAConditionIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlaceholderText(text));
    }

    @Test
    void aDeployedLetterKeepsOnlyWhatALetterNeeds() {
        var page = LetterText.fill(
                "<title>{{caseNumber}} – Hello</title><p class=\"quoted\" onclick=\"x()\">Text</p><script>x()</script>"
                        + "<img src=\"https://spy.example.org/pixel\"><a href=\"javascript:x()\">a</a>"
                        + "<p th:text=\"${T(java.lang.Runtime)}\">[[${1 + 1}]]</p>",
                Map.of("caseNumber", "R-1", "object", new Object()),
                FEEL);

        assertThat(page.title()).isEqualTo("R-1 – Hello");
        assertThat(page.body().html())
                .contains("<p class=\"quoted\">Text</p>", "[[${1 + 1}]]")
                .doesNotContain("script", "onclick", "img", "javascript", "th:text");
    }

    private static String fill(String text, Map<String, Object> facts) {
        return new PlaceholderText(text).fill(facts, FEEL);
    }
}
