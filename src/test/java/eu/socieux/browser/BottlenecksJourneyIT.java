package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.socieux.IntegrationTest;
import eu.socieux.cockpit.bottlenecks.WaitingHistory;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@BrowserTest
class BottlenecksJourneyIT {

    private static final double PATIENCE_IN_MILLISECONDS = 20_000;

    private static final Instant NOW =
            ZonedDateTime.parse("2025-06-16T10:00+02:00[Europe/Brussels]").toInstant();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RepositoryService repositoryService;

    private WaitingHistory history;

    @BeforeEach
    void writeHistory() {
        // Cockpit's first page asks for much before it shows anything
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_IN_MILLISECONDS);
        ClockUtil.setCurrentTime(Date.from(NOW));
        history =
                new WaitingHistory(jdbc, repositoryService, "bottleneck-journey", "Bottleneck journey").ofSpring2025();
    }

    @AfterEach
    void removeHistory() {
        history.close();
        ClockUtil.reset();
    }

    @Test
    void aTeamLeaderSeesWhereCasesWait(Visit visit) throws Exception {
        Page page = visit.page();
        signIn(page);

        Locator panel = page.locator(".sx-panel");
        assertThat(panel.locator("tbody tr").filter(new FilterOptions().setHasText("Bottleneck journey")))
                .hasCount(3);
        panel.scrollIntoViewIfNeeded();
        visit.keep("1-dashboard");
        assertThat(violations(page, ".sx-panel")).isEmpty();

        panel.getByRole(AriaRole.LINK).click();
        Locator steps = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Steps, by time spent"));
        assertThat(steps.locator("tbody tr").first()).isVisible();
        visit.keep("2-all-processes");
        assertThat(violations(page, ".sx-page")).isEmpty();

        // Before the page of a process, where Cockpit itself asks for lists without an end, which the engine refuses
        visit.hadNoProblems();

        page.navigate(address("#/process-definition/" + definition() + "/runtime?detailsTab=socieux-bottlenecks-tab"));
        Locator row = steps.locator("tbody tr").filter(new FilterOptions().setHasText("Await answer"));
        assertThat(row.locator("td"))
                .hasText(new String[] {"2", "Partner", "9.00", "2", "6.00", "1", "0", "1", "2.00", "2.00", "0", "0"});
        Locator badge = page.locator(".sx-badge[data-activity=UserTask_AwaitAnswer]");
        assertThat(badge.locator("div"))
                .hasText(new String[] {"2 waiting", "⚠ 1 overdue", "median 2 · 90 % 2", "total 9 d"});
        assertThat(page.locator(".djs-element[data-element-id=UserTask_AwaitAnswer]"))
                .hasClass(Pattern.compile("sx-heat-5"));
        assertThat(page.locator(".sx-legend")).isVisible();
        visit.keep("3-diagram");

        Locator byMedian = steps.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Median"));
        byMedian.focus();
        page.keyboard().press("Enter");
        assertThat(steps.locator("th[aria-sort=descending]")).containsText("Median");
        assertThat(steps.locator("tbody th")).hasText(new String[] {"Await answer", "Check request", "Decide"});
        page.keyboard().press("Enter");
        assertThat(steps.locator("th[aria-sort=ascending]")).containsText("Median");
        assertThat(steps.locator("tbody th")).hasText(new String[] {"Check request", "Decide", "Await answer"});
        steps.scrollIntoViewIfNeeded();
        visit.keep("4-sorted-by-keyboard");

        Locator waiting =
                row.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^2 –")));
        waiting.focus();
        page.keyboard().press("Enter");
        Locator behind = page.locator(".sx-behind");
        assertThat(behind.locator("h2")).isFocused();
        assertThat(behind.locator("tbody tr")).hasCount(2);
        assertThat(behind.getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions()
                                .setName("SOCIEUX-2072-9006")
                                .setExact(true)))
                .hasAttribute("href", "/cases/SOCIEUX-2072-9006");
        visit.keep("5-cases-behind-a-number");

        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Compute the forecast"))
                .click();
        assertThat(page.getByText("Not enough history").first()).isVisible();
        page.locator(".sx-charts").scrollIntoViewIfNeeded();
        visit.keep("6-trend-and-forecast");
        assertThat(violations(page, ".sx-bottlenecks")).isEmpty();

        Download file = page.waitForDownload(
                () -> page.locator("a[href*='waits.csv']").first().click());
        assertThat(file.suggestedFilename()).isEqualTo("bottlenecks-2024-06-17-2025-06-16.csv");
        assertThat(Files.readString(file.path()))
                .contains("Bottleneck journey,Await answer,partner,Registry,2,6.00,1,0,1,2.00,2.00,0,0,9.00");
    }

    private void signIn(Page page) {
        page.navigate("http://localhost:" + port + "/sign-in");
        page.locator("input[name=username]").fill("leader");
        page.locator("input[name=password]").fill("Try-it-2026!");
        page.locator("form:has(input[name=username]) button").click();
        page.waitForURL("**/requests");
        page.navigate(address("#/dashboard"));
    }

    private String definition() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(history.key())
                .latestVersion()
                .singleResult()
                .getId();
    }

    private String address(String route) {
        return "http://localhost:" + port + "/camunda/app/cockpit/default/" + route;
    }

    /** Only in what is ours: Cockpit around it is not. */
    private static List<String> violations(Page page, String part) {
        return new AxeBuilder(page)
                .include(part).analyze().getViolations().stream()
                        .map(BottlenecksJourneyIT::described)
                        .toList();
    }

    private static String described(Rule rule) {
        return rule.getHelp() + ": " + rule.getNodes();
    }
}
