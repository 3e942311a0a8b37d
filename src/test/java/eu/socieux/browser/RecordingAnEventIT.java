package eu.socieux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@BrowserTest
class RecordingAnEventIT {

    private static final String PASSWORD = "Try-it-2026!";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private CaseDriver driver;

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void theRegistryRecordsThatAnInstitutionWithdrawsItsRequest(Visit visit) {
        CaseNumber number = cases.received("2063-03-05");
        cases.start("technical-assistance", number, Map.of());
        Page page = visit.page();
        page.navigate("http://localhost:" + port + "/cases/" + number);
        page.getByLabel("User").fill("clerk");
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").last().click();

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Request withdrawn by the institution"))
                .click();
        page.setViewportSize(1280, 1250);
        visit.keep("1-form");
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
        page.getByLabel("Withdrawn on").fill("2063-03-06");
        page.getByLabel("How the withdrawal arrived").selectOption("letter");
        page.getByLabel("Who withdrew the request").fill("Thandiwe Phiri-Banda");
        page.getByLabel("Reason given by the institution").fill("The ministry was merged.");
        page.getByLabel("Notice of withdrawal")
                .setInputFiles(new FilePayload(
                        "withdrawal.txt", "text/plain", "We withdraw.".getBytes(StandardCharsets.US_ASCII)));
        button(page, "Record it").click();

        assertThat(page.getByRole(AriaRole.STATUS).textContent()).contains("Recorded");
        driver.runDueJobs();
        page.reload();
        visit.keep("2-case");
        assertThat(driver.isEnded(number)).isTrue();
        visit.hadNoProblems();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }
}
