package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.documents.PdfWriter;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A request on paper, from the clerk's form in Tasklist to the reply in the post. */
@IntegrationTest
@BrowserTest
class PaperJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String SUBJECT = "A register of poor households";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Letters letters;

    @Autowired
    private PdfWriter pdf;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void setTheClock() {
        cases.moveTo("2084-03-14");
    }

    @AfterEach
    void leaveNothingRunning() {
        runtimeService.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtimeService.deleteProcessInstance(id, "end of the test", true, true));
        ClockUtil.reset();
    }

    @Test
    void aLetterIsTakenDownScannedAndAnsweredByPost(Visit visit) throws Exception {
        Page page = visit.page();
        Tasklist tasklist = new Tasklist(page, "http://localhost:" + port);
        tasklist.signIn("clerk", PASSWORD);

        tasklist.startProcess("Request on paper or by telephone");
        tasklist.tick("How did the request come?", "By letter");
        tasklist.select("Language of letters to the institution", "English");
        tasklist.fill("First received by somebody of ours", "13/03/2084");
        tasklist.fill("Received at the facility", "12/03/2084");
        tasklist.fill("What is it about?", SUBJECT);
        tasklist.fill("Name of the institution", "Ministry of Gender");
        tasklist.select("Country", "Malawi");
        tasklist.fill("Who wrote or called", "Limbani Kachale");
        tasklist.fill("Postal address", "Plot 14, Capital Hill\nLilongwe 3");
        visit.keep("1-form");
        tasklist.start().click();
        assertThat(tasklist.refusal()).containsText("First received by somebody of ours: give a day that is not after");
        assertThat(tasklist.refusal()).isInViewport();
        visit.keep("2-refused");
        tasklist.fill("First received by somebody of ours", "05/03/2084");
        tasklist.start().click();
        assertThat(tasklist.form()).isHidden();

        CaseNumber file = taken();
        cases.runDueJobs();
        page.reload();
        tasklist.choose("My groups");
        tasklist.open("File scan", file);
        tasklist.claim();
        tab(page, "Documents");
        page.locator(".casework-checklist input[type=file]")
                .first()
                .setInputFiles(new FilePayload(
                        "letter.pdf",
                        "application/pdf",
                        pdf.write("<p style=\"font-family: 'DejaVu Sans'\">We ask for help.</p>")));
        assertThat(page.getByText("letter.pdf is on file.")).isVisible();
        visit.keep("3-scan");
        tab(page, "Form");
        tasklist.tick("Is the request registered?", "The scan is complete and readable: a case is opened.");
        visit.keep("4-register");
        tasklist.complete().click();
        assertThat(tasklist.form()).isHidden();
        cases.runDueJobs();
        CaseNumber number = caseOf(file);
        assertThat(letter(number).state()).isEqualTo(LetterState.QUEUED_TO_PRINT);

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Letters to print"))
                .click();
        Locator row = page.locator("form[action$='/print'] tbody tr")
                .filter(new Locator.FilterOptions().setHasText(number.value()));
        row.locator("input[type=checkbox]").check();
        visit.keep("5-queue");
        hasNoBarriers(page);
        Download printed = page.waitForDownload(
                () -> button(page, "Print the chosen letters as one PDF").click());
        printed.saveAs(Path.of("target", "screenshots", "PaperJourneyIT-letter.pdf"));
        assertThat(Files.readAllBytes(Path.of("target", "screenshots", "PaperJourneyIT-letter.pdf")))
                .startsWith('%', 'P', 'D', 'F');

        cases.moveTo("2084-03-16");
        page.reload();
        assertThat(row.locator("input[type=checkbox]")).isChecked();
        page.getByLabel("Sent on", new Page.GetByLabelOptions().setExact(true)).fill("2084-03-15");
        button(page, "Note the chosen letters as sent").click();
        assertThat(page.getByText("One letter noted as sent.")).isVisible();
        assertThat(letter(number).sentOn()).hasToString("2084-03-15");
        visit.keep("6-sent");
        hasNoBarriers(page);

        page.getByLabel("Sent on: " + letter(number).subject()).fill("2084-03-16");
        button(page, "Correct the day: " + letter(number).subject()).click();
        assertThat(page.getByText("The day is corrected.")).isVisible();
        assertThat(letter(number).sentOn()).hasToString("2084-03-16");
        page.setViewportSize(400, 800);
        visit.keep("7-narrow");
    }

    @Test
    void onlyTheRegistryIsOfferedToStartAProcess(Visit visit) {
        Page page = visit.page();
        Tasklist tasklist = new Tasklist(page, "http://localhost:" + port);
        tasklist.signIn("clerk", PASSWORD);
        assertThat(tasklist.startMenu()).isVisible();
        tasklist.signOut();
        tasklist.signIn("action", PASSWORD);
        assertThat(page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Work list")))
                .isVisible();
        assertThat(tasklist.startMenu()).isHidden();
        visit.hadNoProblems();
    }

    /** The file of the request that was taken down last. */
    private CaseNumber taken() {
        return new CaseNumber(jdbc.sql(
                        """
                        select business_key_ from act_hi_procinst where proc_def_key_ = 'request-by-paper'
                        order by start_time_ desc limit 1
                        """)
                .query(String.class)
                .single());
    }

    private CaseNumber caseOf(CaseNumber file) {
        return new CaseNumber(jdbc.sql("select case_number from request where file_number = :file")
                .param("file", file.value())
                .query(String.class)
                .single());
    }

    private WrittenLetter letter(CaseNumber number) {
        return letters.ofCase(number).get(0);
    }

    private static void tab(Page page, String name) {
        page.locator(".tabbed-content .nav-tabs a")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static void hasNoBarriers(Page page) {
        List<Rule> violations =
                new AxeBuilder(page).include(List.of("main")).analyze().getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
    }
}
