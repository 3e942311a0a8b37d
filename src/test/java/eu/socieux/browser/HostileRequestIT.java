package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import eu.socieux.IntegrationTest;
import eu.socieux.forms.FormComponent;
import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.FormSchema;
import eu.socieux.intake.WebForm;
import eu.socieux.intake.WebRequest;
import eu.socieux.intake.WebRequests;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A stranger writes a program into every text of the web form; whoever works with the request only reads it. */
@IntegrationTest
@BrowserTest
class HostileRequestIT {

    private static final String SCRIPT = "<script>pwn=1</script><img src=x onerror=pwn=1>{{7*7}}${7*7}";
    private static final String FILE = "<img src=x onerror=pwn=1>.txt";

    @LocalServerPort
    private int port;

    @Autowired
    private WebRequests requests;

    @Autowired
    private WebForm form;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private RuntimeService runtimeService;

    private CaseNumber number;

    @AfterEach
    void endCase() {
        runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .listPage(0, 1)
                .forEach(instance ->
                        runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true));
        ClockUtil.reset();
    }

    @Test
    void aProgramInEveryTextIsReadAndNeverRun(Visit visit) {
        driver.moveTo("2086-09-03");
        number = requestFullOfPrograms();
        driver.runDueJobs();
        Page page = visit.page();
        var tasklist = new Tasklist(page, "http://localhost:" + port);

        tasklist.signIn("clerk", "Try-it-2026!");
        tasklist.choose("My groups");
        tasklist.open("Screen request", number);
        assertThat(tasklist.form()).containsText(number.value());
        for (FormComponent field : texts(form.in(Locale.UK))) {
            assertThat(tasklist.field(field.label()).locator("input, textarea").first())
                    .hasValue(SCRIPT);
        }
        visit.keep("1-form");
        ranNothing(page, "form");
        tab(page, "Documents");
        assertThat(page.locator(".casework").getByText("onerror").first()).isVisible();
        visit.keep("2-documents");
        ranNothing(page, "documents");
        tab(page, "Case");
        assertThat(page.getByText("Request registered")).isVisible();
        assertThat(page.locator(".casework").getByText("onerror").first()).isVisible();
        visit.keep("3-case");
        ranNothing(page, "case");

        page.navigate("http://localhost:" + port + "/cases/" + number);
        assertThat(page.locator("article")).containsText(SCRIPT);
        visit.keep("4-page-of-the-case");
        ranNothing(page, "page of the case");
        page.navigate("http://localhost:" + port + "/cases");
        ranNothing(page, "list of cases");
        page.navigate("http://localhost:" + port + "/search?q=onerror");
        visit.keep("5-search");
        ranNothing(page, "search");
        visit.hadNoProblems();
    }

    private CaseNumber requestFullOfPrograms() {
        String secret = requests.begin(Locale.UK);
        WebRequest request = requests.find(secret).orElseThrow();
        FormSchema whole = form.in(Locale.UK);
        Map<String, Object> answers = new HashMap<>(Map.of(
                "requestKind", "structured",
                "country", "SN",
                "institutionKind", "central_government",
                "contactEmail", "stranger@example.org",
                "mainArea", "social_insurance.pensions",
                "proposedActivityCount", 2,
                "delegationInformed", "no",
                "correspondenceLanguage", "en"));
        texts(whole).forEach(field -> answers.put(field.key(), SCRIPT));
        assertThat(requests.keep(request, whole, answers, 1)).isTrue();
        requests.bring(request, FILE, "A letter".getBytes(StandardCharsets.UTF_8));
        return requests.send(secret, Locale.UK).orElseThrow();
    }

    /** The questions that are answered with any text. */
    private static List<FormComponent> texts(FormSchema form) {
        return form.fields().stream()
                .filter(field -> field.kind() == Kind.TEXTFIELD || field.kind() == Kind.TEXTAREA)
                .filter(field -> field.hiddenWhen().stream().allMatch(when -> when.contains("structured"))
                        && !"email".equals(field.rules().inputType()))
                .toList();
    }

    private static void ranNothing(Page page, String where) {
        assertThat(page.evaluate("typeof window.pwn")).as(where).isEqualTo("undefined");
        assertThat(page.locator("img[src=x], [onerror]").count()).as(where).isZero();
    }

    private static void tab(Page page, String name) {
        page.locator(".tabbed-content .nav-tabs a")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }
}
