package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day's work in Tasklist with what we add to it. */
@IntegrationTest
@BrowserTest
class DeskJourneyIT {

    private static final double PATIENCE_IN_MILLISECONDS = 20_000;
    private static final String PASSWORD = "Try-it-2026!";
    private static final String KEPT_IN_BROWSER =
            "() => Object.keys(localStorage).filter(key => !key.startsWith('camunda-web')).concat(Object.keys(sessionStorage))";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseOpening opening;

    private Tasklist tasklist;

    @BeforeEach
    void openTasklist(Visit visit) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_IN_MILLISECONDS);
        tasklist = new Tasklist(visit.page(), "http://localhost:" + port);
    }

    @Test
    void aCardTellsWhoAsksFromWhereAndHowMuchTimeIsLeft(Visit visit) {
        CaseNumber overdue = screening("2076-03-02");
        CaseNumber near = screening("2076-03-09");
        cases.moveTo("2076-03-11");

        tasklist.signIn("clerk", PASSWORD);
        tasklist.choose("My groups");

        assertThat(tasklist.card("Screen request", near)).containsText("Department of Social Assistance");
        assertThat(tasklist.card("Screen request", near)).containsText("Malawi");
        assertThat(tasklist.card("Screen request", near)).containsText("Due in");
        assertThat(tasklist.card("Screen request", overdue)).containsText("Overdue since");
        visit.keep("1-cards");
        visit.hadNoProblems();
    }

    @Test
    void whatIsTypedIsKeptByTheServerAndFoundInAnotherBrowser(Visit visit) {
        CaseNumber number = screening("2076-04-06");
        Page page = visit.page();
        tasklist.signIn("clerk", PASSWORD);
        tasklist.choose("My groups");
        tasklist.open("Screen request", number);
        tasklist.claim();
        tasklist.fill("Title of the request", "A registry for four districts");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save").setExact(true))
                .click();
        assertThat(page.locator(".desk-draft")).containsText("Draft saved at");
        assertThat((List<?>) page.evaluate(KEPT_IN_BROWSER))
                .as("kept in the browser")
                .isEmpty();

        Page elsewhere = page.context().browser().newContext().newPage();
        var other = new Tasklist(elsewhere, "http://localhost:" + port);
        other.signIn("clerk", PASSWORD);
        other.choose("My tasks");
        other.open("Screen request", number);
        assertThat(elsewhere.locator(".desk-draft")).containsText("restored");
        assertThat(elsewhere.getByLabel("Title of the request")).hasValue("A registry for four districts");
        elsewhere.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/screenshots/DeskJourneyIT-2-draft-restored.png")));

        elsewhere.getByText("Discard the draft").click();
        elsewhere
                .getByRole(
                        AriaRole.BUTTON,
                        new GetByRoleOptions().setName("Discard").setExact(true))
                .click();
        assertThat(elsewhere.getByLabel("Title of the request")).hasValue("");
        elsewhere.context().close();
        visit.hadNoProblems();
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Nom d’utilisateur, Se connecter, Prendre en charge, Créée dans",
        "es, Nombre de usuario, Iniciar sesión, Asumir, Creada dentro de",
        "pt, Nome de utilizador, Iniciar sessão, Assumir, Criada daqui a"
    })
    void tasklistSpeaksTheLanguageOfTheBrowser(
            String language, String user, String signIn, String claim, String created, Visit visit) {
        CaseNumber number = screening("2076-05-04");
        Page page = visit.page();
        page.addInitScript("Object.defineProperty(navigator, 'languages', { get: () => ['%s'] });".formatted(language));

        page.navigate("http://localhost:" + port + "/camunda/app/tasklist/");
        page.getByPlaceholder(user).fill("clerk");
        page.locator("input[type=password]").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(signIn)).click();
        page.locator(".task-filter")
                .filter(new FilterOptions().setHasText("My groups"))
                .first()
                .click();
        tasklist.open("Screen request", number);

        assertThat(page.locator("button.claim")).containsText(claim);
        assertThat(tasklist.card("Screen request", number)).containsText(created);
        visit.keep("3-" + language);
        visit.hadNoProblems();
    }

    @Test
    void severalTasksAreClaimedGivenBackAndAssignedTogether(Visit visit) {
        CaseNumber first = screening("2076-06-08");
        CaseNumber second = screening("2076-06-09");
        Page page = visit.page();
        tasklist.signIn("clerk", PASSWORD);

        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Work list"))
                .click();
        tick(page, first, second);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Claim").setExact(true))
                .click();
        assertThat(page.locator(".desk-status")).containsText("2 of 2 done.");
        page.getByLabel("Show").selectOption("MINE");
        assertThat(row(page, first)).isVisible();
        visit.keep("4-work-list");
        isAccessible(page, ".desk-page");

        tick(page, first);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Give back"))
                .click();
        assertThat(page.locator(".desk-status")).containsText("1 of 1 done.");
        tick(page, second);
        page.getByLabel("Person", new Page.GetByLabelOptions().setExact(true)).selectOption("clerk");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Assign to"))
                .click();
        assertThat(page.locator(".desk-status")).containsText("1 of 1 done.");
        visit.hadNoProblems();
    }

    @Test
    void thePersonChoosesTheirMailsAndWhoStandsInForThem(Visit visit) {
        Page page = visit.page();
        cases.moveTo("2076-07-06");
        tasklist.signIn("clerk", PASSWORD);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("My settings"))
                .click();

        page.getByLabel("A mail for each new task of my groups").uncheck();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Your settings are saved.");
        assertThat(page.getByLabel("A mail for each new task of my groups"))
                .not()
                .isChecked();
        page.getByLabel("A mail for each new task of my groups").check();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Save")).click();

        page.locator("#deputy").selectOption("clerk");
        page.getByLabel("Last day").fill("2076-07-10");
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Name a deputy"))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Choose a deputy who is in one of the groups");
        visit.keep("5-settings");
        isAccessible(page, "main");
        visit.hadNoProblems();
    }

    @Test
    void theSearchInTheBarFindsWhatIsWrittenInACase(Visit visit) {
        CaseNumber number = screening("2076-07-13");
        opening.note(number, Map.of("needs", "Un régimen no contributivo brizolante para Malaui"));
        Page page = visit.page();
        tasklist.signIn("clerk", PASSWORD);

        Locator box = page.getByRole(AriaRole.SEARCHBOX, new GetByRoleOptions().setName("Search cases and documents"));
        box.fill("regimen brizol");
        box.press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/search\\?q=regimen.brizol"));
        Locator found = page.locator(".found").filter(new FilterOptions().setHasText(number.value()));
        await("the index").atMost(Duration.ofSeconds(40)).until(() -> {
            page.reload();
            return found.count() > 0;
        });

        assertThat(found.locator("mark").first()).hasText("régimen");
        visit.keep("6-search");
        isAccessible(page, "main");
        visit.hadNoProblems();
    }

    private static void isAccessible(Page page, String part) {
        List<Rule> violations =
                new AxeBuilder(page).include(List.of(part)).analyze().getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
    }

    private static void tick(Page page, CaseNumber... numbers) {
        for (CaseNumber number : numbers) {
            row(page, number).locator("input[type=checkbox]").check();
        }
    }

    private static Locator row(Page page, CaseNumber number) {
        return page.locator(".desk-table tbody tr").filter(new FilterOptions().setHasText(number.value()));
    }

    private CaseNumber screening(String day) {
        CaseNumber number = opening.received(day);
        opening.note(number, Map.of("institutionName", "Department of Social Assistance", "country", "MW"));
        opening.start("request-intake", number, Map.of());
        return number;
    }
}
