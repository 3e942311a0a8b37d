package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Letters;
import eu.socieux.documents.Documents;
import eu.socieux.documents.PdfWriter;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The tabs beside a task: documents are brought in, looked at and replaced, and a letter is written. */
@IntegrationTest
@BrowserTest
class CaseworkJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String TASK = "Await clarification";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private CaseFile file;

    @Autowired
    private Documents documents;

    @Autowired
    private Letters letters;

    @Autowired
    private PdfWriter pdf;

    private CaseNumber number;

    @BeforeEach
    void openACaseThatWaitsForAnAnswer() {
        number = opening.screened("2071-03-02");
        file.reach(CaseScope.wholeCase(number), "request_registered");
        opening.start("technical-assistance", number, Map.of());
        cases.submit(number, "UserTask_ScreenRequest", Answers.incomplete("The signed letter"));
    }

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void aMissingDocumentIsBroughtInAndTheTaskIsCompleted(Visit visit) {
        Page page = visit.page();
        Tasklist tasklist = openTask(page);
        tab(page, "Documents");
        assertThat(page.getByText("Depends")).isVisible();
        visit.keep("1-documents");

        dropping(page, "answer dropped.txt", "We maintain our request.");
        assertThat(page.getByText("answer dropped.txt is on file.")).isVisible();
        assertThat(page.locator(".casework-checklist").getByText("On file")).isVisible();
        visit.keep("2-dropped");

        tab(page, "Form");
        tasklist.claim();
        tasklist.select("How the answer arrives", "Telephone call");
        tasklist.fill("Date of the answer", "02/03/2071");
        tasklist.tick(
                "What does the institution answer?",
                "The institution gives the information and maintains its request.");
        tasklist.complete().click();
        assertThat(tasklist.form()).isHidden();
        visit.hadNoProblems();
    }

    @Test
    void aDocumentIsChosenLookedAtReplacedAndSetAside(Visit visit) {
        Page page = visit.page();
        openTask(page);
        tab(page, "Documents");
        byte[] letter = pdf.write(
                "<html><body style=\"font-family: 'DejaVu Sans'\"><h1>Ministry of Labour</h1><p>We maintain our request.</p>"
                        + "<p style=\"page-break-before:always\">Second page</p></body></html>");

        page.locator(".casework-checklist input[type=file]")
                .setInputFiles(new FilePayload("signed letter.pdf", "application/pdf", letter));
        assertThat(page.getByText("signed letter.pdf is on file.")).isVisible();
        button(page, "Look: signed letter.pdf, Version 1").click();
        assertThat(page.getByText("Page 1 of 2")).isVisible();
        visit.keep("3-preview");
        hasNoBarriers(page, "dialog");
        button(page, "Next page").click();
        assertThat(page.getByText("Page 2 of 2")).isVisible();
        page.keyboard().press("Escape");

        page.getByLabel("Replace Answer to the clarification, signed letter.pdf")
                .setInputFiles(new FilePayload(
                        "signed letter 2.pdf",
                        "application/pdf",
                        pdf.write("<p style=\"font-family: 'DejaVu Sans'\">Newer</p>")));
        assertThat(page.getByText("signed letter 2.pdf is on file.")).isVisible();
        page.getByText("One earlier version").click();
        assertThat(page.getByText("Superseded")).isVisible();
        visit.keep("4-replaced");

        button(page, "Set aside: Answer to the clarification, signed letter 2.pdf")
                .click();
        page.getByLabel("Why is it set aside?").fill("It belongs to another case.");
        page.locator("dialog button[type=submit]").click();
        assertThat(page.locator(".casework-checklist").getByText("Depends")).isVisible();
        page.getByText("Set aside (1)").click();
        assertThat(page.getByText("Set aside: It belongs to another case.")).isVisible();
        visit.keep("5-set-aside");
        hasNoBarriers(page, ".casework");
        narrow(visit, "6-documents-narrow");
        visit.hadNoProblems();
    }

    @Test
    void anUploadShowsItsProgressAndCanBeCancelled(Visit visit) {
        Page page = visit.page();
        openTask(page);
        tab(page, "Documents");
        page.route("**/documents?type=**", route -> {});

        page.locator(".casework-checklist input[type=file]")
                .setInputFiles(new FilePayload("scan.bin", "application/octet-stream", new byte[3_000_000]));
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        visit.keep("7-progress");
        button(page, "Cancel: scan.bin").click();

        assertThat(page.getByText("The upload of scan.bin was cancelled.")).isVisible();
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).hasCount(0);
        assertThat(documents.onFile(CaseScope.wholeCase(number), "clarification_answer"))
                .isFalse();
    }

    @Test
    void theCaseIsSeenAtAGlanceAndALetterIsSentOnce(Visit visit) {
        Page page = visit.page();
        openTask(page);
        tab(page, "Case");
        assertThat(page.getByText("Department of Social Assistance").first()).isVisible();
        assertThat(page.getByText("Request registered")).isVisible();
        assertThat(page.locator(".casework-process[open] img")).isVisible();
        page.waitForFunction("() => document.querySelector('.casework-process[open] img').complete");
        visit.keep("8-case");
        page.locator(".casework-picture").last().scrollIntoViewIfNeeded();
        visit.keep("9-diagram");
        hasNoBarriers(page, ".casework");

        page.getByLabel("Your comment, for colleagues only").fill("They send it on Friday.");
        button(page, "Add comment").click();
        assertThat(page.getByText("They send it on Friday.")).isVisible();

        int before = letters.ofCase(number).size();
        button(page, "Write a letter").click();
        page.getByLabel("Letter", new Page.GetByLabelOptions().setExact(true)).selectOption("clarification_reminder");
        assertThat(page.getByText("in English")).isVisible();
        assertThat(page.frameLocator("iframe.casework-letter")
                        .getByText(number.value())
                        .first())
                .isVisible();
        visit.keep("10-letter");
        hasNoBarriers(page, "dialog");
        button(page, "Send").dblclick();
        assertThat(page.getByText("The letter was written and filed; it leaves at once."))
                .isVisible();
        assertThat(page.getByText("Reminder: clarification")).isVisible();
        assertThat(letters.ofCase(number)).hasSize(before + 1);

        button(page, "Request for clarification").click();
        assertThat(page.locator("dialog .casework-words")).containsText(number.value());
        visit.keep("11-letter-out");
        page.keyboard().press("Escape");
        narrow(visit, "12-case-narrow");
        visit.hadNoProblems();
    }

    @Test
    void theTabsSpeakTheLanguageOfTasklist(Visit visit) {
        Page page = visit.page();
        // A browser that asks for French first, and a Tasklist that offers it
        page.addInitScript("Object.defineProperty(navigator, 'languages', { get: () => ['fr-FR', 'en'] })");
        page.route("**/scripts/config.js*", route -> replaced(route, "['en']", "['en', 'fr']"));
        page.route("**/locales/fr.json*", CaseworkJourneyIT::englishWords);
        openTask(page);

        tab(page, "Dossier");

        assertThat(page.getByText("Où en est le dossier")).isVisible();
        visit.keep("13-french");
    }

    private Tasklist openTask(Page page) {
        var tasklist = new Tasklist(page, "http://localhost:" + port);
        tasklist.signIn("clerk", PASSWORD);
        tasklist.choose("My groups");
        tasklist.open(TASK, number);
        return tasklist;
    }

    private static void tab(Page page, String name) {
        page.locator(".tabbed-content .nav-tabs a")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static void dropping(Page page, String fileName, String content) {
        page.locator(".casework-checklist .casework-zone")
                .evaluate(
                        """
                        (zone, [name, words]) => {
                          const files = new DataTransfer();
                          files.items.add(new File([words], name, { type: 'text/plain' }));
                          for (const kind of ['dragenter', 'dragover', 'drop']) {
                            zone.dispatchEvent(new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true }));
                          }
                        }""",
                        List.of(fileName, content));
    }

    private static void narrow(Visit visit, String step) {
        visit.page().setViewportSize(400, 800);
        Object overflow = visit.page()
                .locator(".casework")
                .first()
                .evaluate("tab => tab.scrollWidth - Math.ceil(tab.getBoundingClientRect().width)");
        visit.page().locator(".casework").first().scrollIntoViewIfNeeded();
        visit.keep(step);
        assertThat(((Number) overflow).intValue())
                .as("pixels that stick out of the tab")
                .isLessThanOrEqualTo(1);
    }

    /** Only the page itself: no script may run in the frame that shows a letter, not even this check. */
    private static void hasNoBarriers(Page page, String part) {
        List<Rule> violations = new AxeBuilder(page)
                .setLegacyMode(true)
                .include(List.of(part))
                .analyze()
                .getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
    }

    private static void replaced(Route route, String words, String others) {
        var answer = route.fetch();
        route.fulfill(new Route.FulfillOptions()
                .setResponse(answer)
                .setBodyBytes(answer.text().replace(words, others).getBytes(UTF_8)));
    }

    private static void englishWords(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setResponse(route.fetch(
                        new Route.FetchOptions().setUrl(route.request().url().replace("fr.json", "en.json")))));
    }
}
