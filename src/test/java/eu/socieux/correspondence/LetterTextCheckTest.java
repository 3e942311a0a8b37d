package eu.socieux.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import eu.socieux.correspondence.LetterProblem.Kind;
import eu.socieux.forms.process.EngineFeel;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTextCheckTest {

    private static final Set<String> DECLARED = Set.of("caseNumber", "title", "experts", "label", "activityCount");

    private final LetterTextCheck check = new LetterTextCheck(new EngineFeel());

    @Test
    void aTextWithKnownFactsHasNoProblems() {
        assertThat(check.problems(
                        LetterWords.page(
                                "{{caseNumber}} – Hello",
                                "<p class=\"quoted\">{{#if title}}{{title}}{{else}}none{{/if}}</p>"
                                        + "<p>{{label.mainArea}} {{#if activityCount >= \"2\"}}two{{/if}}</p>"
                                        + "<ul>{{#loop experts}}<li>{{name}}</li>{{/loop}}</ul>"
                                        + "<p><a href=\"https://example.org\">more</a></p>"),
                        DECLARED))
                .isEmpty();
    }

    @Test
    void aFactThatNobodyDeclaredIsNamedWithItsLine() {
        assertThat(check.problems(LetterWords.page("Hello", "<p>one</p>\n<p>two</p>\n<p>{{titel}}</p>"), DECLARED))
                .extracting(LetterProblem::kind, LetterProblem::line, LetterProblem::what)
                .containsExactly(tuple(Kind.UNKNOWN_FACT, 3, "titel"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOT_CLOSED     | <p>{{#if title}}open</p>",
                "CLOSES_NOTHING | <p>{{/if}}</p>",
                "CLOSES_NOTHING | <p>{{else}}</p>",
                "CLOSES_NOTHING | <p>{{#if title}}a{{else}}b{{else}}c{{/if}}</p>",
                "UNKNOWN_PART   | <p>{{#each title}}a{{/each}}</p>",
                "NO_FACT        | <p>{{for x in 1..999999999 return x}}</p>",
                "NO_FACT        | <p>{{}}</p>",
                "UNREADABLE     | <p>{{title title = }}</p>",
                "UNKNOWN_FACT   | <p>{{label.colour}}</p>",
                "OTHER_LANGUAGE | <p>[[${T(java.lang.Runtime)}]]</p>",
                "ELEMENT        | <p>a</p><script>x()</script>",
                "ELEMENT        | <p>a</p><img src='https://spy.example.org/pixel'>",
                "ELEMENT        | <p>a</p><iframe></iframe>",
                "ATTRIBUTE      | <p onclick='x()'>a</p>",
                "ATTRIBUTE      | <p style='color: red'>a</p>",
                "ATTRIBUTE      | <p><a href='javascript:x()'>a</a></p>",
                "NO_BODY        | <p> </p>"
            })
    void whatCannotBeWrittenIsRefused(Kind kind, String body) {
        assertThat(check.problems(LetterWords.page("Hello", body), DECLARED))
                .extracting(LetterProblem::kind)
                .contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"T(java.lang.Runtime).getRuntime().exec(\"x\")", "@frame.staff()", "#ctx", "title.class.name"})
    void noPlaceholderReachesJava(String expression) {
        String page = LetterWords.page("Hello", "<p>{{" + expression + "}}</p>");

        if (check.problems(page, DECLARED).isEmpty()) {
            assertThat(LetterText.fill(page, java.util.Map.of("title", "A title"), new EngineFeel())
                            .text())
                    .doesNotContain("java", "String");
        }
    }

    @Test
    void aTextWithoutASubjectIsRefused() {
        assertThat(check.problems(LetterWords.page(" ", "<p>a</p>"), DECLARED))
                .extracting(LetterProblem::kind)
                .containsExactly(Kind.NO_SUBJECT);
    }

    @Test
    void theWordsOfAFileAreItsTitleAndBody() {
        assertThat(
                        LetterWords.of(
                                """
                        <!DOCTYPE html>
                        <html>
                        <head>
                          <title>{{caseNumber}} – Hello</title>
                        </head>
                        <body>
                          <p>One</p>
                          <p>Two</p>
                        </body>
                        </html>
                        """))
                .isEqualTo(new LetterWords("{{caseNumber}} – Hello", "<p>One</p>\n<p>Two</p>"));
    }
}
