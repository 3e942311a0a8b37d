package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Letters;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.forms.FormComponent;
import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.process.TaskForms;
import eu.socieux.intake.WebForm;
import eu.socieux.intake.WebRequest;
import eu.socieux.intake.WebRequests;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebRequestIT {

    private static final String SCRIPT = "<script>pwn=1</script><img src=x onerror=pwn=1>{{7*7}}${7*7}";
    private static final Pattern SECRET = Pattern.compile("/(?:request|status)/([A-Za-z0-9_-]{43})");
    private static final AtomicInteger VISITORS = new AtomicInteger();

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private GreenMail mails;

    @Autowired
    private Letters letters;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private TaskForms forms;

    @Autowired
    private WebRequests requests;

    @Autowired
    private WebForm form;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private JdbcClient jdbc;

    private final List<CaseNumber> registered = new ArrayList<>();
    private Browser browser;
    private String address;
    private String language;

    @BeforeEach
    void visit() {
        driver.moveTo("2085-03-05");
        browser = new Browser(port, "203.0.113." + VISITORS.incrementAndGet());
        address = "partner-" + UUID.randomUUID() + "@ministry.example.org";
    }

    @AfterEach
    void endCases() {
        registered.forEach(number -> runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .listPage(0, 10)
                .forEach(instance ->
                        runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true)));
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "en, A. Requesting institution, Check your request, Your request has arrived",
        "fr, A. Institution requérante, Vérifiez votre demande, Votre demande est bien arrivée",
        "es, A. Institución solicitante, Compruebe su solicitud, Hemos recibido su solicitud",
        "pt, A. Instituição requerente, Verifique o seu pedido, O seu pedido chegou"
    })
    void an_institution_sends_a_request_in_its_language(String language, String first, String check, String sent)
            throws Exception {
        String secret = begin(language);
        assertThat(browser.page("/request/" + secret + "/1").select("h1").text())
                .isEqualTo(first);
        fillIn(secret, structured());
        browser.upload(
                "/request/" + secret + "/files",
                Map.of(),
                "attachment",
                "letter.txt",
                "A signed letter".getBytes(StandardCharsets.UTF_8),
                "");

        Document summary = browser.page("/request/" + secret + "/check");
        assertThat(summary.select("h1").text()).isEqualTo(check);
        assertThat(summary.select("article").text()).contains("Ministère du Travail", "letter.txt", address);
        CaseNumber number = send(secret);

        assertThat(browser.page("/request/" + secret + "/sent").select("h1").text())
                .isEqualTo(sent);
        assertThat(number.value()).startsWith("R-2085-");
        driver.runDueJobs();
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
        assertThat(documents.ofCase(number).stream().map(RegisteredDocument::type))
                .contains("request_original", "request_attachment", "other", "letter_out");
        assertThat(documents.ofCase(number).stream()
                        .filter(document -> document.type().startsWith("request_"))
                        .map(document -> document.latest().origin()))
                .containsOnly("link");
        assertThat(textOf(number, "request_original")).contains("MinistèreduTravail", "Réformedespensions", address);
        Map<String, Object> known = facts.of(CaseScope.wholeCase(number));
        assertThat(known)
                .containsEntry("channel", "web")
                .containsEntry("correspondenceLanguage", language)
                .containsEntry("country", "SN")
                .containsEntry("dataProtectionNoticeRead", true);
        assertThat(forms.prefill(driver.task(number, "UserTask_ScreenRequest").getId(), Locale.UK))
                .containsEntry("institutionName", "Ministère du Travail")
                .containsEntry("title", "Réforme des pensions")
                .doesNotContainKey("screeningDecision");
        assertThat(jdbc.sql("select count(*) from web_request_file")
                        .query(Long.class)
                        .single())
                .as("what is on file is not kept twice")
                .isZero();
    }

    @Test
    void the_sender_sees_where_the_request_stands_and_nothing_internal() throws Exception {
        String secret = begin("fr");
        fillIn(secret, structured());
        CaseNumber number = send(secret);
        driver.runDueJobs();
        assertThat(browser.page("/request/" + secret + "/sent").html())
                .as("the link goes to the address only")
                .doesNotContain("/status/");

        String status = "/status/" + secretIn(mail("acknowledgement", number)) + "?lang=fr";
        Document page = browser.page(status);
        assertThat(page.select("h1").text()).isEqualTo("Votre demande " + number);
        assertThat(page.select(".stages .now").text()).contains("Examen de la demande");
        assertThat(page.select("#waiting + .panel").text())
                .contains("Nous examinons votre demande", "nous", "5 mars 2085");
        driver.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of(
                        "screeningDecision",
                        "incomplete",
                        "missingItems",
                        "Internal? No: a letter",
                        "urgency",
                        "secret"));
        Document asked = browser.page(status);

        assertThat(asked.select("#waiting + .panel").text())
                .contains("Nous vous avons demandé des informations complémentaires", "vous");
        assertThat(asked.text()).doesNotContain("clerk", "secret", "UserTask", "request-intake", "Internal?");
        assertThat(browser.get(status).headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(browser.get(status).headers().firstValue("Cache-Control").orElse(""))
                .contains("no-store");
        assertThat(browser.get(status).headers().firstValue("X-Robots-Tag").orElse(""))
                .contains("noindex");
        String filed = letters.text(letters.ofCase(number).get(0).id()).orElseThrow();
        Matcher marked = Pattern.compile("/status/([0-9a-f-]{36})").matcher(filed);
        assertThat(marked.find()).as("the letter on file has a mark only").isTrue();
        String gone =
                browser.page("/status/" + marked.group(1)).select("article").html();
        assertThat(browser.page("/status/" + "A".repeat(43)).select("article").html())
                .isEqualTo(gone);

        runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .listPage(0, 1)
                .forEach(instance -> runtimeService.deleteProcessInstance(instance.getId(), "ended"));
        assertThat(browser.page(status).select(".notice").text()).contains("clôturée le 5 mars 2085");
        jdbc.sql("update status_link set expires_at = made_at where case_number = :number")
                .param("number", number.value())
                .update();
        assertThat(browser.get(status).statusCode()).isEqualTo(404);
    }

    @Test
    void a_single_event_is_asked_less() {
        String secret = begin("en");
        Map<String, String> event = structured();
        event.put("requestKind", "single_event");
        event.put("expectedResults", "Smuggled in");
        event.put("proposedActivityCount", "9");

        fillIn(secret, event);

        assertThat(browser.page("/request/" + secret + "/2").select("[name=expectedResults]"))
                .isEmpty();
        assertThat(browser.page("/request/" + secret + "/3").select("[name=proposedActivityCount]"))
                .isEmpty();
        CaseNumber number = send(secret);
        assertThat(facts.of(CaseScope.wholeCase(number)))
                .containsEntry("requestKind", "single_event")
                .doesNotContainKeys("expectedResults", "proposedActivityCount");
    }

    @Test
    void what_is_the_officers_to_say_is_neither_asked_nor_taken() {
        String secret = begin("en");
        Map<String, String> declared = structured();
        declared.put("screeningDecision", "complete");
        declared.put("missingItems", "none");
        declared.put("firstReceivedOn", "1999-01-01");
        declared.put("caseNumber", "R-1999-001");
        declared.put("eligibilityDecision", "proceed");

        fillIn(secret, declared);
        for (int step = 1; step <= 6; step++) {
            assertThat(browser.page("/request/" + secret + "/" + step)
                            .select("[name=screeningDecision], [name=missingItems], [name=firstReceivedOn]"))
                    .isEmpty();
        }
        CaseNumber number = send(secret);

        assertThat(facts.of(CaseScope.wholeCase(number)))
                .containsEntry("firstReceivedOn", "2085-03-05")
                .doesNotContainKeys("screeningDecision", "missingItems", "eligibilityDecision");
        driver.runDueJobs();
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
    }

    @Test
    void what_is_wrong_is_said_beside_the_field_and_kept() {
        String secret = begin("en");

        HttpResponse<byte[]> refused = browser.post(
                "/request/" + secret + "/1",
                Map.of(
                        "requestKind", "golden",
                        "contactEmail", "nobody",
                        "institutionName", "x".repeat(251)));

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Browser.read(refused);
        assertThat(page.select(".notice.bad a").eachAttr("href"))
                .contains(
                        "#field-requestKind",
                        "#field-country",
                        "#field-institutionName",
                        "#field-institutionKind",
                        "#field-contactName",
                        "#field-contactEmail");
        assertThat(page.select("#field-contactEmail").attr("aria-describedby"))
                .contains("field-contactEmail-wrong", "field-contactEmail-hint");
        assertThat(page.title()).startsWith("To correct:");
        assertThat(browser.page("/request/" + secret + "/1")
                        .select("[name=contactEmail]")
                        .val())
                .isEqualTo("nobody");
        assertThat(location(browser.get("/request/" + secret + "/check"))).endsWith("/1");
        assertThat(location(browser.post("/request/" + secret + "/send", Map.of("notice", "read"))))
                .as("nothing incomplete is sent")
                .endsWith("/check");
        fillIn(secret, structured());
        assertThat(browser.post("/request/" + secret + "/send").statusCode())
                .as("the notice has to be read")
                .isEqualTo(422);
    }

    @Test
    void a_field_that_was_tampered_with_is_refused_or_left_out() {
        String secret = begin("en");
        Map<String, String> tampered = structured();
        tampered.put("correspondenceLanguage", "xx");
        tampered.put("workingLanguage", "klingon");
        tampered.put("interpretationNeeded", "perhaps");
        tampered.put("signatureDate", "yesterday");
        tampered.put("proposedActivityCount", "99");
        tampered.put("mainArea", "everything");
        tampered.put("areas", "everything");

        for (String step : List.of("/2", "/3", "/5", "/6")) {
            assertThat(browser.post("/request/" + secret + step, tampered).statusCode())
                    .as("step %s", step)
                    .isEqualTo(422);
        }
        for (String step : List.of("/0", "/7", "/99", "/-1", "/1e3", "/step")) {
            assertThat(browser.post("/request/" + secret + step, tampered).statusCode())
                    .as("step %s", step)
                    .isIn(400, 404, 405);
        }
        browser.post("/request/" + secret + "/1", structured());
        assertThat(location(browser.post("/request/" + secret + "/send", Map.of("notice", "read"))))
                .as("what was refused is not sent")
                .endsWith("/check");
        assertThat(location(browser.get("/request/" + secret + "/check"))).endsWith("/2");
    }

    @Test
    void more_than_a_form_holds_is_not_kept() {
        String secret = begin("en");
        Map<String, String> endless = structured();
        endless.put("needs", "x".repeat(1_500_000));

        assertThat(browser.post("/request/" + secret + "/2", endless).statusCode())
                .isEqualTo(422);
        assertThat(browser.page("/request/" + secret + "/2")
                        .select("[name=needs]")
                        .text())
                .isEmpty();
    }

    @Test
    void what_two_people_type_at_a_time_in_two_steps_is_both_kept() {
        String secret = begin("en");
        WebRequest before = requests.find(secret).orElseThrow();
        FormSchema whole = form.in(Locale.UK);
        List<FormComponent> groups = WebForm.groups(whole);

        requests.keep(before, whole.of(groups.get(0)), Map.of("contactName", "Awa Ndiaye"), 1);
        requests.keep(before, whole.of(groups.get(1)), Map.of("title", "Pensions"), 2);

        assertThat(requests.find(secret).orElseThrow().answers())
                .containsEntry("contactName", "Awa Ndiaye")
                .containsEntry("title", "Pensions");
    }

    @Test
    void sent_twice_it_arrives_once_and_cannot_be_changed_any_more() {
        String secret = begin("en");
        fillIn(secret, structured());

        CaseNumber number = send(secret);

        assertThat(send(secret)).isEqualTo(number);
        for (String page : List.of("", "/1", "/files", "/check", "/later")) {
            assertThat(location(browser.get("/request/" + secret + page)))
                    .as(page)
                    .endsWith("/sent");
        }
        assertThat(location(browser.post("/request/" + secret + "/1", Map.of("institutionName", "Another"))))
                .endsWith("/sent");
        assertThat(caseFile.entries(number).stream().map(CaseEntry::element))
                .containsOnlyOnce("web_form", "request_registered");
    }

    @Test
    void a_request_is_gone_on_with_by_a_link_in_a_mail() throws Exception {
        String secret = begin("es");
        Map<String, String> begun = new LinkedHashMap<>(structured());
        begun.put("later", "1");
        assertThat(location(browser.post("/request/" + secret + "/1", begun))).endsWith("/later");
        Document page = Browser.read(browser.post("/request/" + secret + "/later", Map.of("address", address)));
        assertThat(page.select(".notice").text()).contains(address);

        MimeMessage mail = mailTo(address, "request.");
        String mailed = secretIn(mail);

        assertThat(mailed).isNotEqualTo(secret);
        assertThat(mail.getSubject()).isEqualTo("SOCIEUX: su enlace para continuar una solicitud");
        assertThat(textIn(mail)).as("nothing that was typed").doesNotContain("Ministère");
        Browser elsewhere = new Browser(port, "203.0.113.250");
        assertThat(location(elsewhere.get("/request/" + mailed))).endsWith("/1");
        assertThat(elsewhere
                        .page("/request/" + mailed + "/1")
                        .select("[name=institutionName]")
                        .val())
                .isEqualTo("Ministère du Travail");
        assertThat(jdbc.sql("select count(*) from web_request_token where encode(hash, 'escape') like :secret")
                        .param("secret", "%" + mailed + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nobody_learns_whether_an_address_is_known_and_nobody_is_flooded_with_mail() {
        String secret = begin("en");
        browser.post("/request/" + secret + "/1", structured());

        String unknown = answer("stranger-" + UUID.randomUUID() + "@example.org");
        for (int time = 0; time < 8; time++) {
            assertThat(answer(address)).isEqualTo(unknown);
        }

        assertThat(jdbc.sql("select count(*) from web_request_mail where address = :address")
                        .param("address", address)
                        .query(Long.class)
                        .single())
                .isEqualTo(5);
        assertThat(answer("a@example.org\r\nBcc: all@example.org")).isEqualTo(unknown);
    }

    @Test
    void what_is_typed_stays_text_wherever_it_is_shown() throws Exception {
        String secret = begin("en");
        Map<String, String> hostile = structured();
        List<String> texts = textsOf(form.in(Locale.UK));
        texts.forEach(text -> hostile.put(text, SCRIPT));
        assertThat(texts).contains("institutionName", "contactPhone", "address", "needs", "risks", "urgency");
        fillIn(secret, hostile);
        browser.upload(
                "/request/" + secret + "/files",
                Map.of(),
                "attachment",
                "<img src=x onerror=pwn=1>.txt",
                "A letter".getBytes(StandardCharsets.UTF_8),
                "");

        for (String page : List.of("/1", "/2", "/3", "/4", "/5", "/6", "/files", "/check")) {
            assertThat(browser.page("/request/" + secret + page).select("article script, article img"))
                    .as(page)
                    .isEmpty();
        }
        Document check = browser.page("/request/" + secret + "/check");
        assertThat(check.select("dd").eachText().stream().filter(SCRIPT::equals))
                .as("every answer, as it was typed")
                .hasSameSizeAs(texts);
        CaseNumber number = send(secret);
        driver.runDueJobs();

        assertThat(textOf(number, "request_original").split(Pattern.quote(SCRIPT.replace(" ", "")), -1))
                .as("every answer in the PDF, as it was typed")
                .hasSizeGreaterThan(texts.size());
        MimeMessage mail = mail("acknowledgement", number);
        assertThat(mail.getSubject()).doesNotContain("\n");
        Document letter = Jsoup.parse(jdbc.sql("select html from message_log where case_number = :number")
                .param("number", number.value())
                .query(String.class)
                .single());
        assertThat(letter.select("body script, body img")).isEmpty();
        assertThat(letter.text()).contains(SCRIPT);
        Browser clerk = new Browser(port);
        clerk.signIn("clerk", "Try-it-2026!");
        assertThat(clerk.page("/cases/" + number).select("article script, article img[src=x]"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"contactName", "contactEmail", "title", "institutionName"})
    void a_line_break_in_a_field_makes_no_header(String field) {
        String secret = begin("en");
        int step = field.equals("title") ? 2 : 1;
        Map<String, String> injected = structured();
        injected.put(field, "a@example.org\r\nBcc: everybody@example.org");

        HttpResponse<byte[]> answer = browser.post("/request/" + secret + "/" + step, injected);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Browser.read(answer).select("#field-" + field + "-wrong")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, <html><script>alert(1)</script></html>, programs",
        "letter.pdf, <html><script>alert(1)</script></html>, programs",
        "picture.svg, <svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>, programs",
        "tool.sh, #!/bin/sh, program",
        "tool.exe, MZ, program",
        "../../letter.docm, MZ, program"
    })
    void files_that_could_run_are_refused(String name, String content, String why) {
        String secret = begin("en");

        HttpResponse<byte[]> answer = browser.upload(
                "/request/" + secret + "/files",
                Map.of("add", "1"),
                "attachment",
                name,
                content.equals("MZ") ? program() : content.getBytes(StandardCharsets.UTF_8),
                "");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Browser.read(answer).select("#file-attachment-wrong").text()).contains(why);
        assertThat(browser.page("/request/" + secret + "/files").select("[name=remove]"))
                .isEmpty();
    }

    @Test
    void files_are_brought_one_after_the_other_and_not_without_end() {
        String secret = begin("en");
        for (int file = 1; file <= 11; file++) {
            browser.upload(
                    "/request/" + secret + "/files",
                    Map.of("add", "1"),
                    "attachment",
                    file + ".txt",
                    ("File " + file).getBytes(StandardCharsets.UTF_8),
                    "");
        }

        List<String> kept = browser.page("/request/" + secret + "/files")
                .select("[name=remove]")
                .eachAttr("value");
        assertThat(kept).hasSize(10);
        String another = begin("en");
        browser.post("/request/" + another + "/files", Map.of("remove", kept.get(0)));
        assertThat(browser.page("/request/" + secret + "/files").select("[name=remove]"))
                .as("files of others cannot be removed")
                .hasSize(10);
        browser.post("/request/" + secret + "/files", Map.of("remove", kept.get(0)));
        assertThat(browser.page("/request/" + secret + "/files").select("[name=remove]"))
                .hasSize(9);
        assertThat(browser.upload(
                                "/request/" + secret + "/files",
                                Map.of(),
                                "attachment",
                                "large.txt",
                                new byte[42 * 1024 * 1024],
                                "")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void another_site_cannot_send_in_the_name_of_a_visitor() {
        assertThat(browser.post("/request", "cross-site").statusCode()).isEqualTo(403);
        String secret = begin("en");
        fillIn(secret, structured());
        assertThat(browser.post("/request/" + secret + "/send", "cross-site", Map.of("notice", "read"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(location(browser.get("/request/" + secret + "/sent"))).endsWith("/check");
    }

    @Test
    void secrets_are_not_guessed() {
        String unknown = browser.page("/request/" + "A".repeat(43) + "/1")
                .select("article")
                .html();
        assertThat(browser.page("/request/nonsense/check").select("article").html())
                .isEqualTo(unknown);
        for (int guess = 0; guess < 100; guess++) {
            browser.get("/status/" + "A".repeat(40) + (100 + guess));
        }

        assertThat(browser.get("/status/" + "B".repeat(43)).statusCode()).isEqualTo(429);
    }

    @Test
    void one_address_does_not_fill_the_register() {
        int begun = 0;
        while (browser.post("/request").statusCode() == 302 && begun < 100) {
            begun++;
        }

        assertThat(begun).isEqualTo(60);
        assertThat(browser.post("/request").statusCode()).isEqualTo(429);
        browser = new Browser(port, "203.0.113.251");
        assertThat(browser.post("/request").statusCode()).as("others go on").isEqualTo(302);
    }

    @Test
    void what_nobody_goes_on_with_is_thrown_away() {
        String secret = begin("en");
        browser.post("/request/" + secret + "/1", structured());
        driver.moveTo("2085-04-03");
        assertThat(browser.get("/request/" + secret + "/1").statusCode()).isEqualTo(200);

        driver.moveTo("2085-04-06");
        assertThat(browser.get("/request/" + secret + "/1").statusCode()).isEqualTo(404);
        requests.removeExpired();

        assertThat(jdbc.sql("select count(*) from web_request where address = :address")
                        .param("address", address)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    /** The questions that are answered with any text. */
    private static List<String> textsOf(FormSchema form) {
        return form.fields().stream()
                .filter(field -> field.kind() == Kind.TEXTFIELD || field.kind() == Kind.TEXTAREA)
                .filter(field -> field.hiddenWhen().stream().allMatch(when -> when.contains("structured"))
                        && !"email".equals(field.rules().inputType()))
                .map(FormComponent::key)
                .toList();
    }

    private String begin(String language) {
        this.language = language;
        browser.get("/request?lang=" + language);
        Matcher secret = SECRET.matcher(location(browser.post("/request")));
        assertThat(secret.find()).isTrue();
        return secret.group(1);
    }

    private void fillIn(String secret, Map<String, String> answers) {
        String next = "/1";
        for (int step = 1; step <= 6; step++) {
            HttpResponse<byte[]> answer = browser.post("/request/" + secret + next, answers);
            assertThat(answer.statusCode())
                    .as(() -> "step of " + answer.uri() + ": "
                            + Browser.read(answer).select(".notice.bad").text())
                    .isEqualTo(302);
            next = location(answer).substring(location(answer).lastIndexOf('/'));
        }
        assertThat(next).isEqualTo("/files");
    }

    private CaseNumber send(String secret) {
        HttpResponse<byte[]> sent = browser.post("/request/" + secret + "/send", Map.of("notice", "read"));
        assertThat(location(sent)).endsWith("/sent");
        CaseNumber number = new CaseNumber(
                browser.page("/request/" + secret + "/sent").select(".code").text());
        registered.add(number);
        return number;
    }

    private Map<String, String> structured() {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("requestKind", "structured");
        answers.put("country", "SN");
        answers.put("institutionName", "Ministère du Travail");
        answers.put("institutionKind", "central_government");
        answers.put("contactName", "Awa Ndiaye");
        answers.put("contactEmail", address);
        answers.put("title", "Réforme des pensions");
        answers.put("mainArea", "social_insurance.pensions");
        answers.put("needs", "Actuarial model\r\nTraining");
        answers.put("proposedActivityCount", "2");
        answers.put("delegationInformed", "no");
        answers.put("correspondenceLanguage", language);
        return answers;
    }

    private String answer(String to) {
        return Browser.read(browser.post("/request/continue", Map.of("address", to)))
                .select("article")
                .text();
    }

    private MimeMessage mail(String letter, CaseNumber number) {
        return mailTo(address, number.value().toLowerCase(Locale.ROOT) + "." + letter);
    }

    private MimeMessage mailTo(String to, String identity) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> Stream.of(mails.getReceivedMessages())
                                .filter(mail -> isTo(mail, to, identity))
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private static boolean isTo(MimeMessage mail, String to, String identity) {
        try {
            return mail.getMessageID().startsWith("<" + identity)
                    && mail.getRecipients(Message.RecipientType.TO)[0]
                            .toString()
                            .contains(to);
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String textIn(MimeMessage mail) throws Exception {
        Object content = mail.getContent();
        return content instanceof String text
                ? text
                : GreenMailUtil.getBody(mail).replace("=\r\n", "").replace("=3D", "=");
    }

    private static String secretIn(MimeMessage mail) throws Exception {
        Matcher secret = SECRET.matcher(textIn(mail));
        assertThat(secret.find()).as("a link in the mail").isTrue();
        return secret.group(1);
    }

    private String textOf(CaseNumber number, String type) throws Exception {
        long version = documents.ofCase(number).stream()
                .filter(document -> document.type().equals(type))
                .findFirst()
                .orElseThrow()
                .latest()
                .id();
        try (InputStream content = documents.content(version)) {
            return new PDFTextStripper()
                    .getText(Loader.loadPDF(content.readAllBytes()))
                    .replaceAll("\\s+", "");
        }
    }

    private static byte[] program() {
        byte[] program = new byte[200];
        program[0] = 'M';
        program[1] = 'Z';
        return program;
    }

    private static String location(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
