package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator.GetByTextOptions;
import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@BrowserTest
class LikeRequestsJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseOpening cases;

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void aRequestThatWasSentTwiceIsMergedInTasklistAndSeenWithTheFirst(Visit visit) {
        CaseNumber first = request("2095-06-01", "Registry of fishers on the lake");
        CaseNumber second = request("2095-06-02", "Registry of the fishers on the lake");
        String application = "http://localhost:" + port;
        var tasklist = new Tasklist(visit.page(), application);

        tasklist.signIn("clerk", PASSWORD);
        tasklist.choose("My groups");
        tasklist.open("Screen request", second);
        tasklist.claim();
        assertThat(tasklist.form()).containsText("Requests like this one");
        assertThat(tasklist.form()).containsText("The institution has an open request on nearly the same subject.");
        assertThat(tasklist.form()).containsText("Is the request complete?");
        assertThat(tasklist.form()).not().containsText("The other request");
        tasklist.tick(
                "What to do with this request",
                "Merge it into another: this one ends, and its documents and mail are seen with the other");
        assertThat(tasklist.form()).not().containsText("Is the request complete?");
        tasklist.select("The other request", first + " · Registry of fishers on the lake");
        visit.keep("1-merge");
        tasklist.complete().click();
        assertThat(tasklist.form()).isHidden();
        driver.runDueJobs();

        visit.page().navigate(application + "/cases/" + first + "#related");
        assertThat(visit.page().locator("section[aria-labelledby=related-" + second + "]"))
                .containsText("Merged into this one");
        visit.keep("2-related-files");
        visit.page().navigate(application + "/cases/" + second);
        visit.keep("3-merged");

        tasklist = new Tasklist(visit.page(), application);
        visit.page().navigate(application + "/camunda/app/tasklist/");
        tasklist.choose("My groups");
        tasklist.open("Screen request", first);
        visit.page()
                .locator(".tabbed-content .nav-tabs a")
                .getByText("Case", new GetByTextOptions().setExact(true))
                .click();
        assertThat(visit.page().locator("[aria-labelledby=casework-related]")).containsText(second.value());
        visit.keep("4-tab");
        visit.hadNoProblems();
    }

    private CaseNumber request(String day, String title) {
        CaseNumber number = cases.received(day);
        cases.note(number, Map.of("title", title, "institutionName", "Fund of the fishers", "country", "MW"));
        cases.start("technical-assistance", number, Map.of());
        return number;
    }
}
