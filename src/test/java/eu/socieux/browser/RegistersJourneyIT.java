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
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registers in a browser: at a desk, and on a telephone without scripts. */
@IntegrationTest
@BrowserTest
class RegistersJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @Test
    void theClerkFiltersTheRegisterAndSavesIt(Visit visit) {
        CaseNumber number = waiting("2087-10-05", "MW");
        waiting("2087-10-06", "SN");
        Page page = visit.page();
        signIn(page, "clerk");
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
        signIn(page, "clerk");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Mail").setExact(true))
                .click();
        page.getByLabel("Case", new GetByLabelOptions().setExact(true)).fill(number.value());
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Show")).click();

        assertThat(row(page, number)).containsText("Acknowledgement");
        visit.keep("2-mail");
        isAccessible(page);
        row(page, number)
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(number.value()).setExact(true))
                .click();
        assertThat(page).hasURL(Pattern.compile(".*/cases/" + number));
        visit.hadNoProblems();
    }

    @Test
    void theAuditorSeesWhatNeedsSomebody(Visit visit) {
        CaseNumber number = waiting("2087-10-09", "MW");
        failures(number);
        Page page = visit.page();
        signIn(page, "inspector");
        page.navigate("http://localhost:" + port + "/mail?q=trouvaille");

        assertThat(page.locator(".register tbody tr")).hasCount(4);
        visit.keep("4-mail-states");
        isAccessible(page);
        page.setViewportSize(360, 740);
        assertThat((int) Math.round(page.locator("main").boundingBox().width))
                .as("nothing is wider than the screen")
                .isLessThanOrEqualTo(360);
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "RegistersJourneyIT-5-mail-telephone.png")));
        isAccessible(page);
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

    private void signIn(Page page, String user) {
        page.navigate("http://localhost:" + port + "/sign-in");
        page.getByLabel("User name").fill(user);
        page.getByLabel("Password").fill(PASSWORD);
        page.locator("main button[type=submit]").click();
        assertThat(page).hasURL(Pattern.compile(".*/requests"));
    }

    /** A letter that came back, the message that says so, one that a machine wrote and one in quarantine. */
    private void failures(CaseNumber number) {
        jdbc.sql(
                        """
                        with letter as (
                            insert into message_log (case_number, letter, cause, recipient_role, recipient_name,
                                recipient_address, recipient_key, language, subject, html, plain_text, message_id, state,
                                attempts, reason, written_at)
                            values (:number, 'clarification', :mark, 'partner', 'Limbani Kachale', 'l.kachale@example.org',
                                '', 'en', 'Questions on trouvaille', '', '', :mark, 'BOUNCED', 2,
                                'l.kachale@example.org could not be delivered to: 5.1.1 no such user', :now)
                            returning id),
                        received as (
                            insert into inbound_message (content_hash, sender, subject, state, placement, reason, attempts,
                                letter_id, original, arrived_at, noted_at)
                            select :mark || n, (array['mailer-daemon@example.org', 'printer@example.org', 'x@example.org'])[n],
                                (array['Undelivered mail: trouvaille', 'Report trouvaille', 'Trouvaille'])[n],
                                (array['KEPT', 'TO_SORT', 'QUARANTINED'])[n],
                                (array['automatic', 'automatic', null])[n],
                                (array['A machine returns a letter.', 'Its sender is not known.', 'No room on the disk.'])[n],
                                n - 1, case n when 1 then (select id from letter) end,
                                case when n < 3 then 'x'::bytea end, :now, :now
                            from generate_series(1, 3) n returning id)
                        insert into inbound_unread (inbound_message_id, position, part, reason, detail)
                        select max(id), 0, 'annex.zip', 'PASSWORD', null from received
                        """)
                .param("number", number.value())
                .param("mark", "<" + UUID.randomUUID() + "@facility.example.org>")
                .param("now", Timestamp.from(clock.instant()))
                .update();
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
