package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import eu.socieux.IntegrationTest;
import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator takes a country off the list and rewords a letter, at a desk and on a telephone. */
@IntegrationTest
@BrowserTest
class AdministrationJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void leaveNothingBehind() {
        jdbc.sql("delete from country_eligibility where iso2 = 'TV' and entered_by is not null")
                .update();
        jdbc.sql("update country_eligibility set valid_to = null where iso2 = 'TV'")
                .update();
        jdbc.sql("delete from institution").update();
        jdbc.sql("delete from letter_text where letter = 'suspension'").update();
        jdbc.sql("delete from administration_change").update();
        ClockUtil.reset();
    }

    @Test
    void anAdministratorChangesWhatHoldsAndWhatLettersSay(Visit visit) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse("2088-04-05T10:00:00Z")));
        Page page = visit.page();
        page.setViewportSize(1280, 1100);
        page.navigate("http://localhost:" + port + "/administration/eligibility/TV");
        page.getByLabel("User").fill("admin");
        page.getByLabel("Password").fill(PASSWORD);
        button(page, "Sign in").last().click();

        page.getByLabel("not eligible").check();
        page.getByLabel("From").fill("2088-07-01");
        page.getByLabel("Source").fill("DAC list of 2088");
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The change is entered.");
        page.locator("details").first().click();
        look(visit, "1-eligibility");

        page.navigate("http://localhost:" + port + "/administration/letters/suspension/en");
        Locator body = page.getByLabel("Text", new Page.GetByLabelOptions().setExact(true));
        String shipped = body.inputValue();
        body.fill(shipped + "\n<p>{{nobodyKnows}}</p>");
        button(page, "Preview").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("nobodyKnows");
        look(visit, "2-refused");
        body.fill(shipped + "\n<p>We write again on {{dueOn}}.</p>");
        button(page, "Preview").click();
        assertThat(page.locator(".letter")).containsText("We write again on 30 March 2026.");
        button(page, "Save").click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("The text is saved.");
        page.locator("details").first().click();
        look(visit, "3-letter");
        button(page, "Go back to the text of the software").click();
        assertThat(body).hasValue(shipped);

        page.navigate("http://localhost:" + port + "/administration/institutions/new");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("Ministry of Labour");
        page.getByLabel("Further names and abbreviations").fill("MoL");
        page.getByLabel("Kind").selectOption("central_government");
        page.getByLabel("Country").selectOption("MW");
        button(page, "Save").click();
        look(visit, "4-institution");
        page.navigate("http://localhost:" + port + "/administration/institutions");
        look(visit, "5-institutions");
        page.navigate("http://localhost:" + port + "/administration/delegations/MW");
        look(visit, "6-delegation");
        page.navigate("http://localhost:" + port + "/administration/letters");
        look(visit, "7-letters");
        page.navigate("http://localhost:" + port + "/administration");
        look(visit, "8-overview");

        page.setViewportSize(390, 844);
        for (String part : new String[] {
            "", "/eligibility/TV", "/delegations/MW", "/institutions", "/letters", "/letters/suspension/fr"
        }) {
            page.navigate("http://localhost:" + port + "/administration" + part);
            assertThat((Boolean) page.evaluate(
                            "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                    .as("nothing stands beside the screen on /administration%s", part)
                    .isTrue();
            look(visit, "phone" + part.replace('/', '-'));
        }
    }

    private static void look(Visit visit, String step) {
        visit.keepAll(step);
        assertThat(new AxeBuilder(visit.page()).analyze().getViolations())
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }
}
