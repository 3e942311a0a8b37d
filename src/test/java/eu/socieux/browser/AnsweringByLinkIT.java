package eu.socieux.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import eu.socieux.scenario.Mail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A partner answers a clarification on a telephone, whose browser runs no scripts. */
@IntegrationTest
@BrowserTest
class AnsweringByLinkIT {

    private static final Pattern LINK = Pattern.compile("/answer/[A-Za-z0-9_-]{43}\\?lang=es");
    private static final Path PICTURES = Path.of("target", "screenshots");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private GreenMail mails;

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @Test
    void aPartnerAnswersOnATelephoneWithoutScripts(Visit visit) {
        String address = "telefono-" + UUID.randomUUID() + "@ministerio.example.org";
        CaseNumber number = asked(address);
        String link = linkTo(address);
        assertAccessible(visit, link);

        BrowserContext telephone = visit.page()
                .context()
                .browser()
                .newContext(new NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setViewportSize(390, 844)
                        .setLocale("es"));
        try {
            Page page = telephone.newPage();
            page.navigate(link);
            keep(page, "1-welcome");
            assertThat(page.locator("article").textContent()).contains("El país y la institución");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Responder"))
                    .click();
            page.getByLabel("Información facilitada").fill("El país es Bolivia.");
            press(page, "Continuar");
            keep(page, "2-something-is-missing");
            assertThat(page.getByRole(AriaRole.ALERT).textContent()).contains("¿Qué responde la institución?");
            page.getByLabel("La institución facilita la información y mantiene su solicitud.")
                    .check();
            page.locator("#file-document-clarification_answer")
                    .setInputFiles(
                            new FilePayload("carta.txt", "text/plain", "La carta".getBytes(StandardCharsets.UTF_8)));
            press(page, "Continuar");
            keep(page, "3-check");
            assertThat(page.locator("article").textContent()).contains("El país es Bolivia.", "carta.txt");
            press(page, "Enviar la respuesta");
            keep(page, "4-sent");
            assertThat(page.locator("h1").textContent()).isEqualTo("Hemos recibido su respuesta");
            page.navigate(link);
            keep(page, "5-used");
            assertThat(page.locator("h1").textContent()).isEqualTo("Este enlace no se puede utilizar");
        } finally {
            telephone.close();
        }
        driver.runDueJobs();
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
    }

    private CaseNumber asked(String address) {
        CaseNumber number = cases.received("2081-05-06");
        cases.note(number, Map.of("contactEmail", address, "senderEmail", address));
        cases.start("request-intake", number, Map.of());
        driver.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of(
                        "screeningDecision", "incomplete",
                        "missingItems", "El país y la institución",
                        "contactName", "Rosa Quispe",
                        "contactEmail", address,
                        "correspondenceLanguage", "es"));
        return number;
    }

    private String linkTo(String address) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Stream.of(mails.getReceivedMessages())
                                .filter(mail -> Mail.isFor(address, mail))
                                .map(mail -> LINK.matcher(GreenMailUtil.getBody(mail)
                                        .replace("=\r\n", "")
                                        .replace("=3D", "=")))
                                .filter(Matcher::find)
                                .map(found -> "http://localhost:" + port + found.group())
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private static void assertAccessible(Visit visit, String link) {
        Page page = visit.page();
        page.navigate(link);
        noViolations(page);
        page.navigate(link.replace("?", "/form?"));
        noViolations(page);
        press(page, "Continuar");
        noViolations(page);
        page.navigate(link.replaceFirst("/answer/.*", "/answer/new-link"));
        noViolations(page);
    }

    private static void noViolations(Page page) {
        List<Rule> violations = new AxeBuilder(page).analyze().getViolations();
        assertThat(violations)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
    }

    private static void keep(Page page, String step) {
        page.screenshot(new ScreenshotOptions()
                .setPath(PICTURES.resolve("AnsweringByLinkIT-" + step + ".png"))
                .setFullPage(true));
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
