package eu.socieux.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Country;
import eu.socieux.directory.Facility;
import eu.socieux.forms.process.EngineFeel;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class LetterTextsTest {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final CaseScope CASE = CaseScope.wholeCase(new CaseNumber("R-2026-031"));

    private final LetterCatalogue catalogue = new LetterCatalogue();
    private final CaseFacts facts = mock(CaseFacts.class);
    private final Countries countries = mock(Countries.class);
    private final ChangedLetters changed = mock(ChangedLetters.class);
    private final LetterRendering rendering = new LetterRendering(
            facts,
            new DefaultListableBeanFactory().getBeanProvider(LetterFacts.class),
            countries,
            new Facility(
                    "The facility", "1 Street, Brussels", "+32 2", "+32 3", "a@f.eu", "c@f.eu", "s@f.eu", "p@f.eu"),
            Clock.fixed(Instant.parse("2026-03-04T10:00:00Z"), BRUSSELS),
            new EngineFeel(),
            new DefaultListableBeanFactory().getBeanProvider(MailOnlyWords.class),
            new ShippedLetters(),
            changed,
            new LetterSample());

    static Stream<String> languages() {
        return Wording.LANGUAGES.stream();
    }

    @Test
    void everyTextBelongsToALetterOfTheCatalogueAndEveryLetterHasATextInEveryLanguage() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        catalogue
                .letters()
                .forEach(letter ->
                        Wording.LANGUAGES.forEach(language -> expected.add(letter + "." + language + ".html")));
        TreeSet<String> found = new TreeSet<>();
        Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath:templates/letters/*.*.html"))
                .forEach(resource -> found.add(resource.getFilename()));
        assertThat(found).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLetterCanBeWrittenHoweverLittleIsKnown(String language) {
        when(facts.of(CASE)).thenReturn(Map.of("caseNumber", "R-2026-031"));
        for (String letter : catalogue.letters()) {
            RenderedLetter written = rendering.render(CASE, letter, Correspondent.of(null, null, language));
            assertThat(written.language()).isEqualTo(language);
            assertThat(written.subject()).as("subject of %s", letter).startsWith("R-2026-031");
            assertThat(written.text())
                    .as("text of %s", letter)
                    .contains("R-2026-031")
                    .doesNotContain("null", "${", "<p", "??");
        }
    }

    @Test
    void factsReadAsTheLanguageWritesThem() {
        when(facts.of(CASE))
                .thenReturn(Map.of(
                        "caseNumber", "R-2026-031",
                        "country", "MW",
                        "receivedOn", "2026-03-03",
                        "title", "Registry <b>& more</b>",
                        "receivedDocuments", List.of("Form.docx", "Letter.pdf")));
        when(countries.find(any()))
                .thenReturn(Optional.of(new Country(
                        "MW",
                        "MWI",
                        Map.of("en", "Malawi", "fr", "Malawi", "es", "Malaui", "pt", "Maláui"),
                        "Africa",
                        "LDC",
                        false)));

        RenderedLetter french = rendering.render(CASE, "acknowledgement", Correspondent.of("X", "x@y.org", "fr"));
        assertThat(french.text()).contains("3 mars 2026", "Form.docx", "Registry <b>& more</b>");
        assertThat(french.html()).contains("Registry &lt;b&gt;&amp; more&lt;/b&gt;");
        RenderedLetter english = rendering.render(CASE, "acknowledgement", Correspondent.of("X", "x@y.org", "de"));
        assertThat(english.language()).isEqualTo("en");
        assertThat(english.text()).contains("3 March 2026", "- Form.docx\n- Letter.pdf");
        RenderedLetter consultation =
                rendering.render(CASE, "delegation_consultation", Correspondent.of(null, "x@y.org", "pt"));
        assertThat(consultation.text()).contains("Maláui");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void noLetterShowsTheKeyOfAChoice(String language) {
        Map<String, Object> chosen = new HashMap<>(Map.of(
                "caseNumber", "R-2026-031",
                "mainArea", "social_assistance.cash_transfers",
                "delegationOpinion", "favourable_with_reservations",
                "eligibleKinds", List.of("eu_public_administration", "research_or_university"),
                "documentsRequired", List.of("curriculum_vitae", "employer_consent"),
                "admissibilityReason", "ineligible_kind"));
        IntStream.rangeClosed(1, 4).forEach(activity -> {
            chosen.put("activity" + activity + "Title", "Activity " + activity);
            chosen.put("activity" + activity + "Modality", "study_visit");
        });
        when(facts.of(CASE)).thenReturn(chosen);
        for (String letter : catalogue.letters()) {
            assertThat(rendering
                            .render(CASE, letter, Correspondent.of(null, null, language))
                            .text())
                    .as("text of %s", letter)
                    .doesNotContain(
                            "social_assistance",
                            "favourable_with",
                            "eu_public",
                            "research_or",
                            "curriculum_vitae",
                            "employer_consent",
                            "ineligible_kind",
                            "study_visit");
        }
    }

    @Test
    void choicesReadAsTheirTerms() {
        when(facts.of(CASE))
                .thenReturn(Map.of(
                        "caseNumber", "R-2026-031",
                        "mainArea", "social_assistance.cash_transfers",
                        "eligibleKinds", List.of("ngo")));

        assertThat(rendering
                        .render(CASE, "delegation_consultation", Correspondent.of(null, null, "pt"))
                        .text())
                .contains("Assistência social: transferências monetárias");
        assertThat(rendering
                        .render(CASE, "call_publication", Correspondent.of(null, null, "en"))
                        .text())
                .contains("Non-governmental organisation");
    }

    @Test
    void whatAdministratorsWroteTakesThePlaceOfTheTextOfTheSoftware() {
        when(facts.of(CASE)).thenReturn(Map.of("caseNumber", "R-2026-031"));
        when(changed.inForce("acknowledgement", "fr"))
                .thenReturn(Optional.of(
                        LetterWords.page("{{caseNumber}} – Merci", "<p>Bonjour{{#if title}} !{{/if}}</p>")));

        RenderedLetter french = rendering.render(CASE, "acknowledgement", Correspondent.of("X", "x@y.org", "fr"));

        assertThat(french.subject()).isEqualTo("R-2026-031 – Merci");
        assertThat(french.html()).contains("<p>Bonjour</p>");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLetterCanBePreviewed(String language) {
        Map<String, Object> sample = rendering.sampleFacts(language);
        ShippedLetters shipped = new ShippedLetters();

        assertThat(sample.get("dueOn")).as("days are said in words").asString().contains("2026", " ");
        for (String letter : catalogue.letters()) {
            assertThat(rendering
                            .sample(language, shipped.text(letter, language))
                            .text())
                    .as("text of %s", letter)
                    .contains("R-2026-001")
                    .doesNotContain("{{", "null");
        }
    }

    @Test
    void aLetterNobodyKnowsIsRefusedByName() {
        assertThatThrownBy(() -> catalogue.entry("love_letter"))
                .isInstanceOf(UnknownLetter.class)
                .hasMessageContaining("love_letter")
                .hasMessageContaining("acknowledgement");
    }

    @Test
    void datesThatAreNoneStayAsTyped() {
        Wording wording = new Wording(Wording.locale("en"), BRUSSELS);
        assertThat(wording.say(Map.of("startsOn", "in spring")).get("startsOn")).isEqualTo("in spring");
        assertThat(wording.say(Map.of("startsOn", "2026-02-31")).get("startsOn"))
                .isEqualTo("2026-02-31");
        assertThat(wording.say(Map.of("title", "2026-02-03")).get("title")).isEqualTo("2026-02-03");
        assertThat(wording.say(Map.of("applications", List.of(Map.of("receivedAt", "2026-06-01T15:00:00Z"))))
                        .toString())
                .contains("1 June 2026", "17:00");
    }

    @Test
    void plainTextKeepsTheShapeOfALetter() {
        String text = PlainText.of(
                Jsoup.parse(
                        """
                <p>Dear   Sir,</p><ol><li>one</li><li>two</li></ol>
                <table><tr><th>Case</th><td>R-1</td></tr><tr><th>Place</th><td>Praia</td></tr></table>
                <p class="lines">first
                second</p><p><a href="https://x.eu/a">answer</a></p>
                """));
        assertThat(text)
                .isEqualTo(
                        """
                Dear Sir,

                1. one
                2. two

                Case: R-1
                Place: Praia

                first
                second

                answer <https://x.eu/a>
                """);
    }

    @Test
    void headersTakeNoSecondLine() {
        assertThat(MailText.oneLine("Subject\r\nBcc: everybody@example.org"))
                .isEqualTo("Subject Bcc: everybody@example.org");
        assertThat(MailText.isAddress("a@example.org\r\nBcc: b@example.org")).isFalse();
        assertThat(MailText.isAddress("a@example.org, b@example.org")).isFalse();
        assertThat(MailText.isAddress("Ministry <a@example.org>")).isFalse();
        assertThat(MailText.isAddress("a@example.org")).isTrue();
        assertThat(MailText.messageId("<a@b>\r\nX: y")).isEqualTo("<a@b>");
        assertThat(MailText.messageId("no id")).isNull();
    }

    @Test
    void waitsGrowUpToTheLongest() {
        CorrespondenceSettings settings = new CorrespondenceSettings(
                Duration.ofSeconds(5),
                9,
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(5),
                List.of("fax-in@gateway.example.net"));
        assertThat(Stream.of(1, 2, 3, 4, 50).map(settings::retryAfter).map(Duration::toMinutes))
                .containsExactly(1L, 2L, 4L, 5L, 5L);
        assertThat(settings.isGateway("FAX-in@gateway.example.net")).isTrue();
    }
}
