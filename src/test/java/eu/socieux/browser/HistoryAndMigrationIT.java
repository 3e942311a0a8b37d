package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import eu.socieux.IntegrationTest;
import eu.socieux.cockpit.NotedProcess;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@BrowserTest
class HistoryAndMigrationIT {

    private static final String PASSWORD = "Try-it-2026!";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private ProcessEngine engine;

    private NotedProcess process;

    @AfterEach
    void nothingIsLeft() {
        ClockUtil.reset();
        if (process != null) {
            process.remove();
        }
    }

    @Test
    void anAuditorFollowsAFinishedCaseAndTakesItsEventLogAway(Visit visit) throws Exception {
        CaseNumber number = finishedCase();
        Page page = visit.page();
        signIn(page, "inspector");

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("History").setExact(true))
                .click();
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new GetByRoleOptions().setName("History").setExact(true)))
                .isVisible();
        page.getByLabel("Case number contains").fill(number.value());
        page.getByLabel("Case number contains").press("Enter");
        assertThat(page.locator(".socieux-table tbody tr"))
                .hasText(new Pattern[] {Pattern.compile(number + ".*Request intake, version", Pattern.DOTALL)});
        assertThat(page.locator(".socieux-log")).containsText("Events: ");
        visit.keep("1-history");
        accessible(page);

        Download log = page.waitForDownload(() -> page.getByText("Download", new Page.GetByTextOptions().setExact(true))
                .click());
        Assertions.assertThat(log.suggestedFilename()).endsWith(".xes");
        Assertions.assertThat(Files.readString(log.path()))
                .contains(number.value())
                .doesNotContain("\"clerk\"");

        page.getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions().setName(number.value()).setExact(true))
                .focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText(number + " – Request intake");
        assertThat(page.locator("#socieux-steps")).isVisible();
        assertThat(page.locator(".socieux-diagram .socieux-completed").first()).isVisible();
        assertThat(page.locator(".socieux-table").first()).containsText("Screen request");
        visit.keep("2-instance");
        page.locator("#socieux-variables").scrollIntoViewIfNeeded();
        visit.keep("3-instance-details");
        accessible(page);
        visit.hadNoProblems();
    }

    @Test
    void aDefinitionHasATabWithItsFinishedCases(Visit visit) {
        CaseNumber number = finishedCase();
        String definition = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .singleResult()
                .getProcessDefinitionId();
        Page page = visit.page();
        signIn(page, "leader");

        page.navigate(address() + "#/process-definition/" + definition + "/runtime");
        page.locator(".nav-tabs").getByText("History").click();
        page.getByLabel("Case number contains").fill(number.value());
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show").setExact(true))
                .click();
        assertThat(page.locator(".socieux-tab .socieux-table tbody tr")).hasCount(1);
        // Problems are not asked about: Cockpit itself asks for all versions at once, which the engine's limit refuses.
        visit.keep("4-definition-tab");
    }

    @Test
    void anAnalystTriesAndMovesCasesToTheNewerVersion(Visit visit) {
        process = new NotedProcess(engine, "migration-journey");
        process.deployOlder();
        var moved = process.start("R-2075-911");
        process.completeFirst(process.start("R-2075-912"));
        process.deployNewer();
        Page page = visit.page();
        signIn(page, "designer");

        page.getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions().setName("Migration").setExact(true))
                .click();
        page.getByLabel("Process and versions")
                .selectOption(new SelectOption().setLabel("Note: version 1 to 2 (2 running)"));
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Dry run"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).hasText("1 can be moved, 1 cannot.");
        assertThat(page.locator("main")).containsText("It stands in “Ask the colleague”");
        visit.keep("5-dry-run");
        accessible(page);

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Move the chosen cases (1)"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("cannot be undone");
        visit.keep("6-confirm");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Move").setExact(true))
                .click();
        assertThat(page.locator("main")).containsText("0 of 1 moved");
        String batch =
                engine.getManagementService().createBatchQuery().singleResult().getId();
        process.runBatch(batch);
        assertThat(page.locator("main")).containsText("1 of 1 moved, 0 failed");
        visit.keep("7-moved");
        Assertions.assertThat(process.versionOf(moved)).isEqualTo(process.newer());
        accessible(page);
        visit.hadNoProblems();
    }

    @Test
    void thoseWhoMayNotMigrateAreNotOfferedIt(Visit visit) {
        Page page = visit.page();
        signIn(page, "leader");

        assertThat(page.getByRole(
                        AriaRole.LINK, new GetByRoleOptions().setName("History").setExact(true)))
                .isVisible();
        assertThat(page.getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions().setName("Migration").setExact(true)))
                .hasCount(0);
        visit.hadNoProblems();
    }

    private CaseNumber finishedCase() {
        CaseNumber number = cases.received("2075-06-10");
        cases.start("request-intake", number, Map.of());
        driver.moveTo("2075-06-11");
        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.moveTo("2075-06-12");
        driver.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));
        ClockUtil.reset();
        return number;
    }

    private void signIn(Page page, String person) {
        page.navigate(address());
        page.getByPlaceholder("Username").fill(person);
        page.getByPlaceholder("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(page.getByRole(
                        AriaRole.LINK, new GetByRoleOptions().setName("History").setExact(true)))
                .isVisible();
    }

    /** Our own part of the page; the frame around it is Camunda's. */
    private static void accessible(Page page) {
        List<Rule> violations =
                new AxeBuilder(page).include(".socieux-page").analyze().getViolations();
        Assertions.assertThat(violations)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
    }

    private String address() {
        return "http://localhost:" + port + "/camunda/app/cockpit/default/";
    }
}
