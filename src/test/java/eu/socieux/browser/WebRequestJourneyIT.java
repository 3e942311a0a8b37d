package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
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
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An institution sends a request in French from a telephone without scripts, and follows it. */
@IntegrationTest
@BrowserTest
class WebRequestJourneyIT {

    private static final Pattern STATUS = Pattern.compile("/status/[A-Za-z0-9_-]{43}\\?lang=fr");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private GreenMail mails;

    @Autowired
    private RuntimeService runtimeService;

    private CaseNumber number;

    @BeforeEach
    void setClock() {
        driver.moveTo("2085-06-04");
    }

    @AfterEach
    void endCase() {
        ClockUtil.reset();
        if (number != null) {
            runtimeService
                    .createProcessInstanceQuery()
                    .processInstanceBusinessKey(number.value())
                    .rootProcessInstances()
                    .listPage(0, 1)
                    .forEach(instance ->
                            runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true));
        }
    }

    @Test
    void aPartnerSendsARequestInFrenchAndFollowsIt(Visit visit) throws Exception {
        String site = "http://localhost:" + port;
        String address = "awa-" + UUID.randomUUID() + "@travail.example.sn";
        try (BrowserContext telephone = visit.page()
                .context()
                .browser()
                .newContext(new NewContextOptions()
                        .setLocale("fr-SN")
                        .setViewportSize(360, 740)
                        .setJavaScriptEnabled(false))) {
            Page page = telephone.newPage();
            page.navigate(site + "/?lang=fr");
            page.getByRole(AriaRole.LINK, named("Envoyer une demande en ligne")).click();
            keep(page, "1-welcome");
            look(visit, page.url(), "wide-1-welcome");
            press(page, "Commencer");

            press(page, "Continuer");
            assertThat(page.locator(".notice.bad")).isVisible();
            assertThat(page.locator("#field-contactEmail")).hasAttribute("aria-invalid", "true");
            keep(page, "2-wrong");
            look(visit, page.url(), "wide-2-institution");
            page.getByLabel("Type de demande").selectOption("structured");
            page.getByLabel("Pays", new Page.GetByLabelOptions().setExact(false))
                    .first()
                    .selectOption("SN");
            page.locator("#field-institutionName").fill("Ministère du Travail");
            page.locator("#field-institutionKind").selectOption("central_government");
            page.locator("#field-contactName").fill("Awa Ndiaye");
            page.locator("#field-contactEmail").fill(address);
            press(page, "Continuer");

            page.locator("#field-title").fill("Réforme des pensions");
            page.locator("#field-mainArea").selectOption("social_insurance.pensions");
            page.locator("#field-needs").fill("Un modèle actuariel et la formation de l’équipe.");
            keep(page, "3-subject");
            look(visit, page.url(), "wide-3-subject");
            press(page, "Continuer");

            page.locator("#field-proposedActivityCount").fill("2");
            press(page, "Continuer plus tard");
            assertThat(page.locator("#address")).hasValue(address);
            keep(page, "4-later");
            look(visit, page.url(), "wide-4-later");
            page.getByRole(AriaRole.LINK, named("Continuer maintenant")).click();
            assertThat(page.locator("#field-proposedActivityCount")).hasValue("2");
            press(page, "Continuer");

            page.locator("#field-delegationInformed").selectOption("yes");
            press(page, "Continuer");
            assertThat(page.getByText("Vos réponses appellent d’autres questions."))
                    .isVisible();
            keep(page, "5-further-question");
            page.locator("#field-delegationInformedOn").fill("2085-05-20");
            press(page, "Continuer");
            assertThat(page.locator("#field-correspondenceLanguage")).hasValue("fr");
            press(page, "Continuer");
            press(page, "Continuer");

            page.locator("#file-attachment")
                    .setInputFiles(new FilePayload(
                            "lettre signée.txt", "text/plain", "Lettre".getBytes(StandardCharsets.UTF_8)));
            press(page, "Ajouter ce fichier");
            assertThat(page.getByText("lettre signée.txt").first()).isVisible();
            keep(page, "6-files");
            look(visit, page.url(), "wide-6-files");
            press(page, "Continuer");

            keep(page, "7-check");
            look(visit, page.url(), "wide-7-check");
            page.locator("#notice").check();
            press(page, "Envoyer la demande");

            number = new CaseNumber(page.locator(".code").innerText());
            keep(page, "8-sent");
            look(visit, page.url(), "wide-8-sent");
            page.reload();
            assertThat(page.locator(".code")).hasText(number.value());

            driver.runDueJobs();
            page.navigate(site + statusLink(address));
            assertThat(page.locator(".stages .now")).containsText("Examen de la demande");
            keep(page, "9-status");
            look(visit, page.url(), "wide-9-status");
            driver.submit(
                    number,
                    "UserTask_ScreenRequest",
                    Map.of("screeningDecision", "incomplete", "missingItems", "Le budget"));
            page.reload();
            assertThat(page.locator(".panel.waiting")).containsText("vous");
            keep(page, "10-asked");
            page.navigate(site + "/request/continue");
            keep(page, "11-continue");
            look(visit, page.url(), "wide-11-continue");
        }
        visit.hadNoProblems();
    }

    private void look(Visit visit, String url, String step) {
        visit.page().navigate(url.replaceFirst("[?].*", "") + "?lang=fr");
        visit.page()
                .screenshot(new ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target", "screenshots", "WebRequestJourneyIT-" + step + ".png")));
        List<Rule> violations = new AxeBuilder(visit.page())
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
                .analyze()
                .getViolations();
        assertThat(violations)
                .as("violations on %s", step)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
    }

    private static void keep(Page page, String step) {
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", "WebRequestJourneyIT-" + step + ".png")));
    }

    private static void press(Page page, String button) {
        page.locator("button:not(.unseen):text-is(\"" + button + "\")").click();
    }

    private static GetByRoleOptions named(String name) {
        return new GetByRoleOptions().setName(name);
    }

    private String statusLink(String address) throws Exception {
        String identity = "<" + number.value().toLowerCase(Locale.ROOT) + ".acknowledgement";
        String text = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Stream.of(mails.getReceivedMessages())
                                .filter(mail -> GreenMailUtil.getHeaders(mail).contains(identity))
                                .map(mail -> GreenMailUtil.getBody(mail)
                                        .replace("=\r\n", "")
                                        .replace("=3D", "="))
                                .findFirst()
                                .orElse(""),
                        body -> !body.isEmpty());
        Matcher link = STATUS.matcher(text);
        assertThat(link.find()).as("a link in the mail to %s", address).isTrue();
        return link.group();
    }
}
