package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.links.AnswerLink;
import eu.socieux.links.AnswerLinks;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import eu.socieux.scenario.Mail;
import jakarta.mail.Message;
import jakarta.mail.internet.MimeMessage;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.util.ClockUtil;
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
class AnswerPagesIT {

    private static final String WAIT = "UserTask_AwaitClarification";
    private static final Pattern LINK = Pattern.compile("/answer/([A-Za-z0-9_-]{43})\\?lang=(..)");
    private static final String SCRIPT = "<script>alert('x')</script><img src=x onerror=alert(1)>";
    private static final Map<String, String> ANSWER =
            Map.of("clarificationText", "The country is Malawi. " + SCRIPT, "clarificationDecision", "answered");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseOpening cases;

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
    private AnswerLinks links;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;
    private CaseNumber number;
    private String address;

    @BeforeEach
    void openCase() {
        browser = new Browser(port);
        address = "partner-" + UUID.randomUUID() + "@ministry.example.org";
    }

    @AfterEach
    void endCase() {
        runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .listPage(0, 10)
                .forEach(instance ->
                        runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true));
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "en, Further information on your request, Check your answer, Your answer has arrived",
        "fr, Informations complémentaires sur votre demande, Vérifiez votre réponse, Votre réponse est bien arrivée",
        "es, Información adicional sobre su solicitud, Compruebe su respuesta, Hemos recibido su respuesta",
        "pt, Informações complementares sobre o seu pedido, Verifique a sua resposta, A sua resposta chegou"
    })
    void a_partner_answers_in_the_language_of_the_letter(String language, String title, String check, String sent)
            throws Exception {
        String secret = askedIn(language);

        Document welcome = browser.page("/answer/" + secret + "?lang=" + language);
        assertThat(welcome.select("h1").text()).isEqualTo(title);
        assertThat(welcome.select("article").text()).contains(number.value(), address, "The country & the institution");
        Document form = browser.page("/answer/" + secret + "/form");
        assertThat(form.select("[name=clarificationText]")).hasSize(1);
        assertThat(form.select("[name=clarificationChannel], [name=clarificationReceivedOn]"))
                .as("known when the answer comes by link")
                .isEmpty();
        assertThat(form.select("script, [style], [onclick]")).isEmpty();

        assertThat(browser.post("/answer/" + secret + "/form", ANSWER).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/check"));
        Document summary = browser.page("/answer/" + secret + "/check");
        assertThat(summary.select("h1").text()).isEqualTo(check);
        assertThat(summary.select("article").text()).contains("The country is Malawi. " + SCRIPT);
        assertThat(summary.select("article script, article img")).isEmpty();
        assertThat(driver.openElements(number)).as("nothing is sent yet").containsExactly(WAIT);

        HttpResponse<byte[]> done = send(secret);
        assertThat(browser.page(path(done)).select("h1").text()).isEqualTo(sent);
        driver.runDueJobs();
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");

        String author = "by link: Limbani Kachale <" + address + ">";
        CaseEntry entry = caseFile.entries(number).stream()
                .filter(found -> found.element().equals(WAIT))
                .findFirst()
                .orElseThrow();
        assertThat(entry.author()).isEqualTo(author);
        assertThat(entry.channel()).isEqualTo("link");
        assertThat(entry.answers()).containsEntry("clarificationChannel", "link");
        RegisteredDocument record = answer();
        assertThat(record.latest().origin()).isEqualTo("link");
        assertThat(record.latest().author()).isEqualTo(author);
        assertThat(textOf(record)).contains("The country is Malawi. " + SCRIPT);
        assertThat(textOf(record).replace(" ", ""))
                .as("wherever the line breaks")
                .contains(address);
        assertThat(historyService
                        .createUserOperationLogQuery()
                        .userId(author)
                        .operationType(UserOperationLogEntry.OPERATION_TYPE_COMPLETE)
                        .count())
                .isEqualTo(1);
    }

    @Test
    void the_letter_on_file_does_not_open_anything() throws Exception {
        String secret = askedIn("en");

        String filed = letters.text(letter("clarification").id()).orElseThrow();
        Matcher marked = Pattern.compile("/answer/([0-9a-f-]{36})").matcher(filed);

        assertThat(filed).doesNotContain(secret);
        assertThat(marked.find()).isTrue();
        assertGone("/answer/" + marked.group(1));
        assertThat(jdbc.sql("select count(*) from answer_link_token where encode(hash, 'escape') like :secret")
                        .param("secret", "%" + secret + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void programs_that_follow_the_links_of_a_mail_complete_nothing() throws Exception {
        String secret = askedIn("en");

        for (String path : List.of("", "/form", "/check", "/send", "/sent/" + UUID.randomUUID())) {
            browser.get("/answer/" + secret + path);
        }

        assertThat(driver.openElements(number)).containsExactly(WAIT);
        assertThat(link().opened()).isEqualTo(1);
    }

    @Test
    void an_answer_sent_twice_arrives_once() throws Exception {
        String secret = askedIn("en");
        browser.post("/answer/" + secret + "/form", ANSWER);
        String submission = submission(secret);

        HttpResponse<byte[]> first = browser.post("/answer/" + secret + "/send", Map.of("submission", submission));
        HttpResponse<byte[]> second = browser.post("/answer/" + secret + "/send", Map.of("submission", submission));

        assertThat(path(second)).isEqualTo(path(first));
        assertThat(browser.get(path(second)).statusCode()).isEqualTo(200);
        assertThat(caseFile.entries(number).stream()
                        .filter(entry -> entry.element().equals(WAIT)))
                .hasSize(1);
        assertThat(browser.post(
                                "/answer/" + secret + "/send",
                                Map.of("submission", UUID.randomUUID().toString()))
                        .statusCode())
                .as("another answer with a used link")
                .isEqualTo(404);
    }

    @Test
    void used_revoked_expired_and_unknown_links_read_the_same() throws Exception {
        String secret = askedIn("en");
        String unknown = gone("/answer/" + "A".repeat(43));
        assertThat(gone("/answer/nonsense")).isEqualTo(unknown);

        jdbc.sql("update answer_link set revoked_at = now() where id = :id")
                .param("id", link().id())
                .update();
        assertThat(gone("/answer/" + secret)).isEqualTo(unknown);
        jdbc.sql("update answer_link set revoked_at = null, expires_at = made_at where id = :id")
                .param("id", link().id())
                .update();
        assertThat(gone("/answer/" + secret + "/form")).isEqualTo(unknown);
        jdbc.sql("update answer_link set expires_at = made_at + interval '90 days' where id = :id")
                .param("id", link().id())
                .update();
        browser.post("/answer/" + secret + "/form", ANSWER);
        send(secret);
        assertThat(gone("/answer/" + secret)).isEqualTo(unknown);
        assertThat(gone("/answer/" + secret + "/check")).isEqualTo(unknown);
    }

    @Test
    void a_link_opens_one_task_of_one_case_for_one_person() throws Exception {
        String secret = askedIn("en");
        long version = documents.ofCase(number).get(0).latest().id();

        assertThat(browser.get("/answer/" + secret + "/documents/" + version).statusCode())
                .as("a document that was not sent with the letter")
                .isEqualTo(404);
        browser.post(
                "/answer/" + secret + "/form",
                Map.of(
                        "clarificationText", "Fine",
                        "clarificationDecision", "answered",
                        "clarificationChannel", "fax",
                        "clarificationReceivedOn", "1999-01-01",
                        "screeningDecision", "complete",
                        "taskId", "another"));
        send(secret);

        assertThat(caseFile.entries(number).stream()
                        .filter(entry -> entry.element().equals(WAIT))
                        .map(CaseEntry::answers))
                .singleElement()
                .satisfies(answers -> assertThat(answers)
                        .containsEntry("clarificationChannel", "link")
                        .doesNotContainEntry("clarificationReceivedOn", "1999-01-01")
                        .doesNotContainKeys("screeningDecision", "taskId"));
    }

    @Test
    void what_is_wrong_is_said_beside_the_field_and_what_was_typed_is_kept() throws Exception {
        String secret = askedIn("en");

        HttpResponse<byte[]> refused =
                browser.post("/answer/" + secret + "/form", Map.of("clarificationText", "Half an answer"));

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Browser.read(refused);
        assertThat(page.select(".notice.bad a[href=#field-clarificationDecision]"))
                .hasSize(1);
        assertThat(browser.page("/answer/" + secret + "/form")
                        .select("[name=clarificationText]")
                        .text())
                .isEqualTo("Half an answer");
        browser.post(
                "/answer/" + secret + "/form",
                Map.of("clarificationDecision", "teleported", "clarificationText", "x".repeat(8001)));
        assertThat(browser.get("/answer/" + secret + "/check").statusCode()).isEqualTo(302);
        assertThat(browser.post(
                                "/answer/" + secret + "/send",
                                Map.of("submission", UUID.randomUUID().toString()))
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .endsWith("/form");
        assertThat(driver.openElements(number)).containsExactly(WAIT);
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, <html><script>alert(1)</script></html>, programs",
        "picture.svg, <svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>, programs",
        "tool.pdf, MZ, program",
        "empty.txt, '', "
    })
    void files_that_could_run_are_refused(String name, String content, String why) throws Exception {
        String secret = askedIn("en");
        byte[] bytes = content.equals("MZ") ? program() : content.getBytes(StandardCharsets.UTF_8);

        HttpResponse<byte[]> answer =
                browser.upload("/answer/" + secret + "/form", ANSWER, "document-clarification_answer", name, bytes, "");

        if (why == null) {
            assertThat(answer.statusCode()).as("an empty slot is no file").isEqualTo(302);
        } else {
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(Browser.read(answer)
                            .select("#file-document-clarification_answer-wrong")
                            .text())
                    .contains(why);
        }
        assertThat(browser.page("/answer/" + secret + "/form").select("[name=remove]"))
                .isEmpty();
    }

    @Test
    void a_file_is_kept_with_the_draft_and_filed_with_the_answer() throws Exception {
        String secret = askedIn("en");
        byte[] scan = "A scanned letter".getBytes(StandardCharsets.UTF_8);
        String slot = "document-clarification_answer";

        browser.upload("/answer/" + secret + "/form", ANSWER, slot, "<b>letter</b>.txt", scan, "");
        assertThat(documents.ofCase(number).stream()
                        .filter(document -> document.type().equals("clarification_answer")))
                .as("not filed before it is sent")
                .isEmpty();
        assertThat(browser.page("/answer/" + secret + "/check")
                        .select("article")
                        .text())
                .contains("letter");
        send(secret);

        assertThat(documents.ofCase(number).stream()
                        .filter(document -> document.type().equals("clarification_answer"))
                        .map(document -> document.latest().origin()))
                .containsExactly("link", "link");
        assertThat(jdbc.sql("select count(*) from answer_file where recipient_address = :address")
                        .param("address", address)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a_lost_letter_leaves_nobody_stuck() throws Exception {
        String first = askedIn("en");
        browser.post("/answer/" + first + "/form", Map.of("clarificationText", "Begun", "save", "1"));

        Document known =
                Browser.read(browser.post("/answer/new-link", Map.of("number", number.value(), "address", address)));
        Document unknown = Browser.read(
                browser.post("/answer/new-link", Map.of("number", number.value(), "address", "who@example.org")));
        String second = secretIn("answer_link");

        assertThat(known.select("article").text())
                .isEqualTo(unknown.select("article").text());
        assertThat(second).isNotEqualTo(first);
        assertThat(browser.page("/answer/" + second + "/form")
                        .select("[name=clarificationText]")
                        .text())
                .isEqualTo("Begun");
        assertThat(links.ofTask(driver.task(number, WAIT).getId())).hasSize(2);
    }

    @Test
    void staff_see_links_send_new_ones_and_revoke_them() throws Exception {
        String first = askedIn("en");
        String task = driver.task(number, WAIT).getId();

        links.send(task, "Grace Banda", "grace-" + address, "fr", "once");
        links.send(task, "Grace Banda", "grace-" + address, "fr", "once");
        assertThat(links.ofTask(task)).extracting(AnswerLink::name).containsExactly("Grace Banda", "Limbani Kachale");
        assertThat(links.revoke(task, link().id(), "clerk")).isTrue();

        assertGone("/answer/" + first);
        browser.post("/answer/new-link", Map.of("number", number.value(), "address", address));
        assertThat(links.ofTask(task)).as("revoked is revoked").hasSize(2);
    }

    @Test
    void pages_of_links_are_for_nobody_else() throws Exception {
        String secret = askedIn("en");

        HttpResponse<byte[]> page = browser.get("/answer/" + secret);

        assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        assertThat(page.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'");
        assertThat(page.headers().allValues("Set-Cookie").stream().filter(cookie -> cookie.contains("SESSION")))
                .isEmpty();
    }

    /** Has the partner asked for what is missing, and gives the secret of the link in the mail. */
    private String askedIn(String language) throws Exception {
        number = cases.received("2081-03-06");
        cases.note(number, Map.of("contactEmail", address, "senderEmail", address));
        cases.start("request-intake", number, Map.of());
        driver.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of(
                        "screeningDecision", "incomplete",
                        "missingItems", "The country & the institution",
                        "contactName", "Limbani Kachale",
                        "contactEmail", address,
                        "correspondenceLanguage", language));
        assertThat(driver.openElements(number)).containsExactly(WAIT);
        return secretIn("clarification");
    }

    private String secretIn(String letter) throws Exception {
        String subject = letter(letter).subject();
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> Stream.of(mails.getReceivedMessages())
                                .filter(mail -> Mail.isFor(address, mail))
                                .filter(mail -> subject.equals(subjectOf(mail)))
                                .map(AnswerPagesIT::secretOf)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .orElse(null),
                        Objects::nonNull);
    }

    private WrittenLetter letter(String letter) {
        return letters.ofCase(number).stream()
                .filter(written -> written.letter().equals(letter))
                .findFirst()
                .orElseThrow();
    }

    private static String subjectOf(Message mail) {
        try {
            return mail.getSubject();
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static String secretOf(MimeMessage mail) {
        Matcher link =
                LINK.matcher(GreenMailUtil.getBody(mail).replace("=\r\n", "").replace("=3D", "="));
        return link.find() ? link.group(1) : null;
    }

    private AnswerLink link() {
        List<AnswerLink> known = links.ofTask(driver.task(number, WAIT).getId());
        return known.get(known.size() - 1);
    }

    private HttpResponse<byte[]> send(String secret) {
        return browser.post("/answer/" + secret + "/send", Map.of("submission", submission(secret)));
    }

    private String submission(String secret) {
        return browser.page("/answer/" + secret + "/check")
                .select("[name=submission]")
                .attr("value");
    }

    private static String path(HttpResponse<byte[]> redirect) {
        assertThat(redirect.statusCode()).isEqualTo(302);
        return java.net
                .URI
                .create(redirect.headers().firstValue("Location").orElseThrow())
                .getPath();
    }

    private void assertGone(String path) {
        assertThat(browser.get(path).statusCode()).as(path).isEqualTo(404);
    }

    private String gone(String path) {
        assertGone(path);
        return browser.page(path).select("article").html();
    }

    private RegisteredDocument answer() {
        return documents.ofCase(number).stream()
                .filter(document -> document.type().equals("clarification_answer"))
                .findFirst()
                .orElseThrow();
    }

    private String textOf(RegisteredDocument document) throws Exception {
        try (InputStream content = documents.content(document.latest().id());
                var pdf = Loader.loadPDF(content.readAllBytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    private static byte[] program() {
        byte[] program = new byte[200];
        program[0] = 'M';
        program[1] = 'Z';
        return program;
    }
}
