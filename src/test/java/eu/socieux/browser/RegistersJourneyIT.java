package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByLabelOptions;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseOpening;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The registers in a browser: at a desk, and on a telephone without scripts. */
@IntegrationTest
@BrowserTest
class RegistersJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseOpening opening;

    @Test
    void theClerkFiltersTheRegisterAndSavesIt(Visit visit) {
        CaseNumber number = waiting("2087-10-05", "MW");
        waiting("2087-10-06", "SN");
        Page page = visit.page();
        signIn(page);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Requests").setExact(true))
                .click();

        page.getByLabel("Year").selectOption("2087");
        page.getByLabel("Country").selectOption("Malawi");
        page.getByLabel("Waits for").selectOption("Registry");
        page.getByLabel("Received from").fill("2087-10-01");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show")).click();

        assertThat(page).hasURL(Pattern.compile(".*country=MW.*"));
        assertThat(row(page, number)).containsText("since 5 October 2087");
        assertThat(page.getByLabel("Country")).hasValue("MW");
        visit.keep("1-requests");
        isAccessible(page);
        Download file = page.waitForDownload(
                () -> page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Save as a table"))
                        .click());
        assertThat(file.suggestedFilename()).isEqualTo("requests.csv");
        visit.hadNoProblems();
    }

    @Test
    void theJournalShowsWhatWasWrittenAndLeadsToTheCase(Visit visit) {
        CaseNumber number = waiting("2087-10-07", "MW");
        Page page = visit.page();
        signIn(page);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Mail").setExact(true))
                .click();
        page.getByLabel("Case", new GetByLabelOptions().setExact(true)).fill(number.value());
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show")).click();

        assertThat(row(page, number)).containsText("Acknowledgement");
        visit.keep("2-mail");
        isAccessible(page);
        row(page, number)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(number.value()))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/cases/" + number));
        visit.hadNoProblems();
    }

    @Test
    void onATelephoneWithoutScriptsNothingIsLost(Visit visit) {
        CaseNumber number = waiting("2087-10-08", "MW");
        try (BrowserContext telephone = visit.page()
                .context()
                .browser()
                .newContext(new NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setLocale("fr")
                        .setViewportSize(360, 740))) {
            Page page = telephone.newPage();
            page.navigate("http://localhost:" + port + "/requests?lang=fr");
            page.locator("input[name=username]").fill("clerk");
            page.locator("input[name=password]").fill(PASSWORD);
            page.locator("main button[type=submit]").click();
            page.navigate("http://localhost:" + port + "/requests?lang=fr");
            page.getByLabel("Mots").fill(number.value());
            page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Afficher"))
                    .click();

            assertThat(row(page, number)).containsText("depuis le 8 octobre 2087");
            assertThat(row(page, number)).containsText("Secrétariat");
            page.screenshot(new ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(Path.of("target", "screenshots", "RegistersJourneyIT-3-telephone.png")));
            assertThat((int) Math.round(page.locator("main").boundingBox().width))
                    .as("nothing is wider than the screen")
                    .isLessThanOrEqualTo(360);
        }
    }

    private void signIn(Page page) {
        page.navigate("http://localhost:" + port + "/sign-in");
        page.getByLabel("User name").fill("clerk");
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("main button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/cases"));
    }

    private CaseNumber waiting(String day, String country) {
        CaseNumber number = opening.received(day);
        opening.note(number, Map.of("institutionName", "Department of Social Assistance", "country", country));
        opening.start("request-intake", number, Map.of());
        return number;
    }

    private static Locator row(Page page, CaseNumber number) {
        return page.locator(".register tbody tr")
                .filter(new FilterOptions().setHasText(number.value()))
                .first();
    }

    private static void isAccessible(Page page) {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
    }
}
