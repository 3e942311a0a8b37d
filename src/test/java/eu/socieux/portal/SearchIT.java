package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseOpening;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class SearchIT {

    @LocalServerPort
    private int port;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Documents documents;

    @Autowired
    private SearchIndex index;

    @Autowired
    private CaseSearch search;

    private CaseNumber number;

    @BeforeEach
    void aCase() {
        number = opening.received("2076-08-03");
        caseFile.enter(
                CaseScope.wholeCase(number),
                "UserTask_ScreenRequest",
                "screen-request",
                "clerk",
                "tasklist",
                Map.of(
                        "institutionName",
                        "Caisse générale Zwyntbeek",
                        "needs",
                        "Évaluer les prestations <b>familiales</b>"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zwyntbeek generale", "ZWYNT", "Évaluer zwyntbeek", "prestation zwyntbeek"})
    void accentsCapitalsAndEndingsDoNotMatter(String query) {
        index.update();

        assertThat(numbers(query)).contains(number.value());
    }

    @Test
    void allWordsMustOccurThoughNotInOnePlace() {
        file("note.txt", "The actuary of Zwyntbeek is called quorlix.");
        index.update();

        assertThat(numbers("quorlix familiales")).containsExactly(number.value());
        assertThat(numbers("quorlix absentword")).isEmpty();
    }

    @Test
    void aCaseIsFoundByPartsOfItsNumber() {
        index.update();
        String sequence = number.value().substring("R-2076-".length());

        assertThat(numbers(number.value())).contains(number.value());
        assertThat(numbers("2076-" + sequence)).contains(number.value());
        assertThat(numbers("76-" + sequence)).contains(number.value());
    }

    @Test
    void whatIsInsideADocumentIsFoundUntilItIsReplacedOrSetAside() {
        RegisteredDocument first = file("plan.txt", "The tramplonk of the ministry.");
        index.update();
        assertThat(numbers("tramplonk")).containsExactly(number.value());
        assertThat(search.find("tramplonk").get(0).hits().get(0).kind()).isEqualTo("document");

        documents.setAside(first.id(), "clerk", "Filed in error.");
        assertThat(numbers("tramplonk")).isEmpty();
    }

    @Test
    void aMailIsFoundByItsText() {
        String mail =
                "Subject: Re: plan\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nAbout the glimfern, please.\r\n";
        documents.file(new NewDocument(
                CaseScope.wholeCase(number),
                "other",
                null,
                "answer.eml",
                mail.getBytes(StandardCharsets.UTF_8),
                "somebody@example.org",
                NewDocument.MAIL));
        index.update();

        assertThat(numbers("glimfern")).containsExactly(number.value());
    }

    @Test
    void aLongTextOfUnusualWordsIsFoundByItsBeginning() {
        String words = IntStream.range(0, 20_000)
                .mapToObj(word -> "\u1000".repeat(5) + Integer.toString(word, 36))
                .collect(Collectors.joining(" ", "quandrel ", ""));
        file("many.txt", words);
        index.update();

        assertThat(numbers("quandrel")).containsExactly(number.value());
    }

    @Test
    void aFileThatCannotBeReadCostsNothingButItsText() {
        documents.file(new NewDocument(
                CaseScope.wholeCase(number),
                "other",
                null,
                "vrombask.pdf",
                "%PDF-1.4\nbroken".getBytes(StandardCharsets.US_ASCII),
                "clerk",
                NewDocument.UPLOAD));
        index.update();

        assertThat(numbers("vrombask")).containsExactly(number.value());
    }

    @Test
    void thePageMarksWhatWasFoundAndRunsNothingOfIt() {
        index.update();
        Browser browser = new Browser(port);
        browser.signIn("inspector", "Try-it-2026!");

        Document page = browser.page("/search?q=zwyntbeek+familiales&lang=fr");

        assertThat(page.select("h1").text()).isEqualTo("Chercher");
        assertThat(page.select(".found h2 a").eachText()).contains(number.value());
        assertThat(page.select("mark").eachText()).contains("Zwyntbeek", "familiales");
        assertThat(page.select(".excerpt b")).isEmpty();
        assertThat(page.text()).contains("<b>familiales</b>");
    }

    @Test
    void whoeverIsNotSignedInOrHasNoRoleFindsNothing() {
        Browser stranger = new Browser(port);
        assertThat(stranger.get("/search?q=zwyntbeek").statusCode()).isEqualTo(302);

        Browser administrator = new Browser(port);
        administrator.signIn("admin", "Try-it-2026!");
        assertThat(administrator.get("/search?q=zwyntbeek").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "&|!():*", "'; drop table search_text; --", "\\", "%", "zwyntbeek\u0000"})
    void aQueryIsWordsWhateverItLooksLike(String query) {
        assertThat(search.find(query)).isNotNull();
    }

    private RegisteredDocument file(String name, String text) {
        return documents.file(new NewDocument(
                CaseScope.wholeCase(number),
                "other",
                null,
                name,
                text.getBytes(StandardCharsets.UTF_8),
                "clerk",
                NewDocument.UPLOAD));
    }

    private List<String> numbers(String query) {
        return search.find(query).stream().map(CaseSearch.Found::number).toList();
    }
}
