package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.Route.ResumeOptions;
import com.microsoft.playwright.options.FilePayload;
import eu.socieux.IntegrationTest;
import eu.socieux.links.Attempts;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.Mail;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Whoever cannot see, cannot point, reads on a telephone or reads another language finds the way too, on every page that
 * anybody can open: a page that is added and not looked at here is missed.
 */
@IntegrationTest
@BrowserTest
class PublicPagesIT {

    private static final Pattern VARIABLE = Pattern.compile("\\{(?:[^{}]|\\{[^{}]*})*}");
    private static final String NO_SECRET = "A".repeat(43);
    private static final long TOO_LARGE = 42L * 1024 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private GreenMail mails;

    @Autowired
    private Attempts attempts;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private MockMvc visitor;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping mappings;

    @TempDir
    private Path folder;

    private final Set<String> opened = new LinkedHashSet<>();
    private final List<String> barriers = new ArrayList<>();
    private Path large;
    private Page page;
    private String language;
    private int pictures;

    @BeforeEach
    void makeALargeFile() throws IOException {
        large = folder.resolve("large.txt");
        try (var file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength(TOO_LARGE);
        }
    }

    @AfterEach
    void resetTheClock() {
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({"en, 1280, 203.0.113.201", "fr, 360, 203.0.113.202", "es, 1280, 203.0.113.203", "pt, 360, 203.0.113.204"
    })
    void noPageHasBarriersInAnyLanguage(String spoken, int width, String network, Visit visit) {
        driver.moveTo("2087-03-05");
        language = spoken;
        String address = "everybody-" + UUID.randomUUID() + "@ministry.example.org";
        try (BrowserContext context = context(visit, width, network)) {
            page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                    barriers.add(message.text() + " (" + message.location() + ")");
                }
            });
            page.onPageError(error -> barriers.add("uncaught: " + error));

            pagesOfTheSite();
            CaseNumber number = aRequest(address);
            itsStatusAndAnAnswer(number, address);
            pagesOfErrors(network);
        }

        assertThat(barriers).isEmpty();
        assertThat(pagesForAnybody())
                .as("pages that are open to anybody and were not looked at; visit them in this test")
                .allSatisfy(pattern -> assertThat(opened).anyMatch(path -> PathPatternParser.defaultInstance
                        .parse(pattern)
                        .matches(PathContainer.parsePath(path))));
    }

    @Test
    void noGuideHasBarriers(Visit visit) {
        language = "en";
        try (BrowserContext context = context(visit, 1280, "203.0.113.205")) {
            page = context.newPage();
            open("/guides");
            List<String> guides = page.locator("main a[href^='/guides/']").all().stream()
                    .map(link -> link.getAttribute("href"))
                    .distinct()
                    .toList();
            assertThat(guides).hasSizeGreaterThan(10);

            guides.forEach(guide -> {
                open(guide);
                look("guide");
            });
        }
        assertThat(barriers).isEmpty();
    }

    private void pagesOfTheSite() {
        open("/");
        look("home");
        open("/sign-in");
        look("sign-in");
        page.locator("#username").fill("nobody");
        page.locator("#password").fill("nothing");
        goOn();
        look("sign-in-refused");
        open("/guides");
        look("guides");
        open("/guides/partner-and-expert");
        look("guide");
        open("/request");
        look("request");
        open("/request/continue");
        look("continue");
        page.locator("#address").fill("nobody@example.org");
        goOn();
        look("continue-asked");
    }

    private CaseNumber aRequest(String address) {
        open("/request");
        goOn();
        String here = page.url().replaceFirst("/1([?].*)?$", "").replaceFirst("^http://[^/]*", "");
        refused("step-1", "#field-contactEmail-wrong");
        choose("requestKind", "structured");
        choose("country", "SN");
        type("institutionName", "Ministère du Travail");
        choose("institutionKind", "central_government");
        type("contactName", "Awa Ndiaye");
        type("contactEmail", address);
        goOn();
        refused("step-2", "#field-title-wrong");
        type("title", "Réforme des pensions");
        choose("mainArea", "social_insurance.pensions");
        type("needs", "Un modèle actuariel");
        goOn();
        refused("step-3", "#field-proposedActivityCount-wrong");
        type("proposedActivityCount", "2");
        goOn();
        refused("step-4", "#field-delegationInformed-wrong");
        choose("delegationInformed", "yes");
        goOn();
        look("step-4-asks-more");
        type("delegationInformedOn", "2087-02-20");
        goOn();
        look("step-5");
        goOn();
        look("step-6");
        goOn();

        look("files");
        bring("page.html", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        look("files-refused");
        bring("letter.txt", "A signed letter".getBytes(StandardCharsets.UTF_8));
        look("files-brought");
        page.locator("#file-attachment").setInputFiles(large);
        page.locator("button[name=add]").click();
        look("error-413");
        open(here + "/later");
        look("later");
        page.locator("#address").fill("nobody");
        goOn();
        look("later-refused");
        page.locator("#address").fill(address);
        goOn();
        look("later-sent");
        open(linkIn(address, "request"));
        assertThat(page.url()).as("the step that was open last").contains("/6");

        open(here + "/check");
        look("check");
        goOn();
        look("check-refused");
        open(here + "/send");
        page.locator("#notice").check();
        goOn();
        look("sent");
        open(here + "/sent");
        open(here + "/files");
        open(here + "/1");
        return new CaseNumber(page.locator(".notice .code").innerText());
    }

    private void itsStatusAndAnAnswer(CaseNumber number, String address) {
        driver.runDueJobs();
        String status = linkIn(address, "status");
        open(status);
        look("status");
        driver.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of("screeningDecision", "incomplete", "missingItems", "Le budget", "contactEmail", address));
        open(status);
        look("status-asked");

        String answer = linkIn(address, "answer");
        open(answer);
        look("answer");
        open(answer + "/form");
        look("answer-form");
        goOn();
        look("answer-refused");
        type("clarificationText", "Voici le budget.");
        page.locator("input[name=clarificationDecision][value=answered]").check();
        goOn();
        open(answer + "/check");
        look("answer-check");
        goOn();
        opened.add(path(page.url()));
        look("answer-sent");
        open(answer);
        look("answer-gone");
        open("/answer/new-link");
        page.locator("#number").fill(number.value());
        page.locator("#address").fill(address);
        goOn();
        look("answer-new-link");

        runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .listPage(0, 1)
                .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "ended", true, true));
        open(status);
        look("status-closed");
        open("/status/" + NO_SECRET);
        look("status-gone");
        open("/request/" + NO_SECRET);
        look("request-gone");
    }

    private void pagesOfErrors(String network) {
        open("/guides/nothing");
        look("error-404");
        open("/error");
        look("error-500");
        openWith("DELETE", "/guides");
        look("error-403");
        openWith("DELETE", "/status/" + NO_SECRET);
        look("error-400");
        for (int guess = 0; guess < 200; guess++) {
            attempts.guessed(network);
        }
        open("/status/" + NO_SECRET);
        look("error-429");
    }

    private void refused(String step, String problem) {
        look(step);
        goOn();
        assertThat(page.locator(problem)).isVisible();
        look(step + "-refused");
    }

    /** As somebody of this network, on a screen of this width in pixels. */
    private static BrowserContext context(Visit visit, int width, String network) {
        return visit.page()
                .context()
                .browser()
                .newContext(new NewContextOptions()
                        .setViewportSize(width, 900)
                        .setExtraHTTPHeaders(Map.of("X-Forwarded-For", network)));
    }

    private void open(String path) {
        opened.add(path);
        page.navigate("http://localhost:" + port + path + (path.contains("?") ? "&" : "?") + "lang=" + language);
    }

    private void openWith(String method, String path) {
        page.route("**" + path + "*", route -> route.resume(new ResumeOptions().setMethod(method)));
        open(path);
        page.unroute("**" + path + "*");
    }

    private void goOn() {
        page.locator("main button:not(.unseen):not(.quiet)").first().click();
    }

    private void type(String field, String text) {
        page.locator("#field-" + field).fill(text);
    }

    private void choose(String field, String value) {
        page.locator("#field-" + field).selectOption(value);
    }

    private void bring(String name, byte[] content) {
        page.locator("#file-attachment").setInputFiles(new FilePayload(name, "text/plain", content));
        page.locator("button[name=add]").click();
    }

    /** Notes what stands in the way of somebody on the page that is open. */
    private void look(String step) {
        String where = "%s in %s (%s)".formatted(step, language, path(page.url()));
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(
                        "target",
                        "screenshots",
                        "PublicPagesIT-%s-%02d-%s.png".formatted(language, ++pictures, step))));
        var found = new AxeRunOptions();
        found.setResultTypes(List.of("violations"));
        new AxeBuilder(page)
                .setLegacyMode(true)
                .options(found)
                .analyze()
                .getViolations()
                .forEach(rule -> barriers.add(where + ": " + rule.getHelp() + ": " + rule.getNodes()));
        if (!language.equals(page.locator("html").getAttribute("lang"))) {
            barriers.add(where + " is in another language");
        }
        if ((page.title() + page.locator("body").innerText()).contains("??")) {
            barriers.add(where + " shows the name of a text in place of the text");
        }
        Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) wider).intValue() > 0) {
            barriers.add(where + " is " + wider + " pixels wider than the screen");
        }
    }

    /** The link of this kind in a mail to this address, as a path. */
    private String linkIn(String address, String kind) {
        Pattern link = Pattern.compile("/" + kind + "/[A-Za-z0-9_-]{43}(?=\\?lang=)");
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Stream.of(mails.getReceivedMessages())
                                .filter(mail -> Mail.isFor(address, mail))
                                .map(mail -> link.matcher(GreenMailUtil.getBody(mail)
                                        .replace("=\r\n", "")
                                        .replace("=3D", "=")))
                                .filter(Matcher::find)
                                .map(Matcher::group)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    /** The patterns of all pages which somebody who has not signed in is not sent away from. */
    private List<String> pagesForAnybody() {
        return mappings.getHandlerMethods().entrySet().stream()
                .filter(mapping -> isPage(mapping.getKey(), mapping.getValue()))
                .flatMap(mapping -> mapping.getKey().getPatternValues().stream())
                .filter(this::isOpenToAnybody)
                .distinct()
                .toList();
    }

    private static boolean isPage(RequestMappingInfo mapping, HandlerMethod method) {
        Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
        Class<?> answer = method.getReturnType().getParameterType();
        return (methods.isEmpty() || methods.contains(RequestMethod.GET))
                && (answer == ModelAndView.class || answer == String.class)
                && !method.hasMethodAnnotation(ResponseBody.class)
                && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class);
    }

    private boolean isOpenToAnybody(String pattern) {
        try {
            MockHttpServletResponse answer = visitor.perform(
                            get(URI.create(VARIABLE.matcher(pattern).replaceAll("1")))
                                    .accept("text/html"))
                    .andReturn()
                    .getResponse();
            return !Objects.toString(answer.getRedirectedUrl(), "").endsWith("/sign-in");
        } catch (Exception unanswered) {
            throw new IllegalStateException("The page " + pattern + " does not answer.", unanswered);
        }
    }

    private static String path(String url) {
        return URI.create(url).getPath();
    }
}
