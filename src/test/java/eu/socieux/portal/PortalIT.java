package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Letters;
import eu.socieux.documents.DocumentStatus;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.intake.Channel;
import eu.socieux.intake.NewRequest;
import eu.socieux.intake.ReceivedFile;
import eu.socieux.intake.Requests;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Teams;
import java.io.IOException;
import java.io.Reader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class PortalIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final byte[] PDF = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
            .getBytes(StandardCharsets.US_ASCII);
    private static final String SCRIPT = "<script>alert(1)</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private Requests requests;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Teams teams;

    @Autowired
    private Documents documents;

    @Autowired
    private Letters letters;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Browser browser;

    @BeforeEach
    void openBrowser() {
        browser = new Browser(port);
    }

    // Public pages

    @Test
    void the_home_page_is_public_and_says_how_to_send_a_request() {
        HttpResponse<byte[]> response = browser.get("/");
        Document home = Browser.read(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(home.select("a[href=mailto:requests@facility.example.org]")).isNotEmpty();
        assertThat(home.text()).contains("Avenue Paul Deschanel 62", "+32 (0) 2 5884880");
        assertThat(home.select("a[href]").eachAttr("href"))
                .contains(
                        "/camunda/app/tasklist/",
                        "/camunda/app/cockpit/",
                        "/camunda/app/admin/",
                        "/requests",
                        "/guides");
    }

    @Test
    void pages_need_nothing_that_their_content_policy_forbids() {
        Document home = browser.page("/");
        assertThat(home.select("script, style, [style], [onclick]")).isEmpty();
        String stylesheet = home.select("link[rel=stylesheet]").attr("href");
        assertThat(browser.get(stylesheet).headers().firstValue("Content-Type").orElseThrow())
                .startsWith("text/css");
        assertThat(browser.get("/assets/icon.svg").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Assistance technique en protection sociale",
        "es, Asistencia técnica en protección social",
        "pt, Assistência técnica em proteção social",
        "de, Technical assistance on social protection"
    })
    void a_page_speaks_the_language_of_its_reader(String language, String heading) {
        Document page = Browser.read(browser.get("/", "Accept-Language", language));
        assertThat(page.select("h1").text()).isEqualTo(heading);
        assertThat(page.select("html").attr("lang")).isEqualTo(language.equals("de") ? "en" : language);
    }

    @Test
    void a_chosen_language_is_remembered() {
        assertThat(browser.page("/?lang=pt").select("html").attr("lang")).isEqualTo("pt");
        assertThat(browser.page("/guides").select("html").attr("lang")).isEqualTo("pt");
        assertThat(browser.page("/guides?lang=fr")
                        .select(".languages a[lang=es]")
                        .attr("href"))
                .isEqualTo("/guides?lang=es");
    }

    @Test
    void every_text_is_there_in_four_languages() throws IOException {
        Set<String> english = keys("pages.properties");
        assertThat(english).contains("pages.home.title");
        for (String language : List.of("fr", "es", "pt")) {
            assertThat(keys("pages_" + language + ".properties")).as(language).isEqualTo(english);
        }
    }

    @Test
    void guides_are_pages_which_lead_to_each_other() {
        Document list = browser.page("/guides");
        assertThat(list.select("main li a")).hasSameSizeAs(Guides.NAMES);
        Document guide = browser.page("/guides/action-manager");
        String link = guide.select("main a[href*=registry-clerk]").attr("href");
        assertThat(link).isEqualTo("/guides/registry-clerk#working-with-tasks");
        assertThat(browser.page("/guides/registry-clerk").select("h2#working-with-tasks"))
                .hasSize(1);
        assertThat(browser.page("/guides/run").select("table")).isNotEmpty();
    }

    @Test
    void a_guide_shows_its_pictures_with_their_words_and_size() {
        Elements pictures = browser.page("/guides/registry-clerk").select(".prose img");
        assertThat(pictures).hasSizeGreaterThan(3).allSatisfy(picture -> {
            assertThat(picture.attr("alt")).isNotBlank();
            assertThat(picture.attr("width")).containsOnlyDigits();
            assertThat(picture.parent().attr("href")).isEqualTo(picture.attr("src"));
            HttpResponse<byte[]> response = browser.get(picture.attr("src"));
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(response.headers().firstValue("Cache-Control")).hasValue("max-age=3600, public");
            assertThat(new String(response.body(), 1, 3, StandardCharsets.US_ASCII))
                    .isEqualTo("PNG");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/guides/nothing",
                "/guides/registry-clerk.md",
                "/guides/%3Cb%3E",
                "/guides/pictures/none.png",
                "/guides/pictures/run.md",
                "/guides/pictures/%2e%2e/run.md",
                "/assets/none"
            })
    void what_is_no_page_is_not_found(String path) {
        HttpResponse<byte[]> response = browser.get(path);
        assertThat(response.statusCode()).isIn(400, 404);
        assertThat(Browser.read(response).select(".site-header")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/guides/pictures/..%2Frun.md", "/guides/pictures/..%5C..%5Capplication.yaml"})
    void a_way_out_of_the_pictures_is_refused(String path) {
        assertThat(browser.get(path).statusCode()).isIn(400, 404);
    }

    // Sign-in

    @Test
    void staff_pages_ask_to_sign_in_and_then_go_on() {
        CaseNumber number = registered("request.txt");
        HttpResponse<byte[]> refused = browser.get("/cases/" + number);
        assertThat(refused.statusCode()).isEqualTo(302);
        assertThat(location(refused)).endsWith("/sign-in");
        HttpResponse<byte[]> accepted = browser.signIn("clerk", PASSWORD);
        assertThat(location(accepted)).contains("/cases/" + number);
        assertThat(browser.get("/cases/" + number).statusCode()).isEqualTo(200);
    }

    @Test
    void a_wrong_password_is_said_on_the_sign_in_page() {
        HttpResponse<byte[]> refused = browser.signIn("nobody", "wrong");
        assertThat(location(refused)).endsWith("/sign-in?error");
        assertThat(browser.page("/sign-in?error").select("[role=alert]")).hasSize(1);
        assertThat(location(browser.get("/requests"))).endsWith("/sign-in");
    }

    @Test
    void a_form_without_its_token_is_refused() {
        HttpResponse<byte[]> refused = browser.post("/sign-in", Map.of("username", "clerk", "password", PASSWORD));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Browser.read(refused).select("h1")).isNotEmpty();
    }

    @Test
    void signing_out_closes_the_cases() {
        browser.signIn("clerk", PASSWORD);
        assertThat(browser.get("/requests").statusCode()).isEqualTo(200);
        assertThat(location(browser.postFrom("/requests", "/sign-out", Map.of())))
                .endsWith("/");
        assertThat(browser.get("/requests").statusCode()).isEqualTo(302);
    }

    @Test
    void an_administrator_of_the_program_has_no_business_in_cases() {
        browser.signIn("admin", PASSWORD);
        HttpResponse<byte[]> refused = browser.get("/requests");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Browser.read(refused).select(".code").text()).isEqualTo("403");
    }

    @Test
    void whoever_signs_in_begins_on_a_page_that_is_open_to_them() {
        assertThat(location(browser.signIn("admin", PASSWORD))).endsWith("/begin");
        assertThat(location(browser.get("/begin"))).endsWith("/");
        assertThat(browser.page("/").select("nav a[href=/administration]")).isNotEmpty();

        Browser other = new Browser(port);
        other.signIn("clerk", PASSWORD);
        assertThat(location(other.get("/begin"))).endsWith("/requests");
    }

    // Cases

    @Test
    void an_address_of_a_case_that_was_shortened_leads_to_the_register() {
        browser.signIn("leader", PASSWORD);
        assertThat(location(browser.get("/cases"))).endsWith("/requests");
    }

    @Test
    void the_page_of_a_case_shows_its_facts_milestones_and_history() {
        CaseNumber number = registered("request.txt");
        browser.signIn("assessor", PASSWORD);
        Document page = browser.page("/cases/" + number);
        assertThat(page.select("h1").text()).contains(number.value());
        assertThat(page.text()).contains("Request registered", "Amina Diallo", "request.txt");
        assertThat(page.select("details.step")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases/R-1998-001", "/cases/nonsense", "/documents/987654321", "/documents/nonsense"})
    void what_is_not_on_file_is_not_found(String path) {
        browser.signIn("clerk", PASSWORD);
        HttpResponse<byte[]> response = browser.get(path);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(Browser.read(response).select(".code").text()).isEqualTo("404");
    }

    // Documents

    @Test
    void an_uploaded_file_comes_back_byte_for_byte() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        byte[] content = Arrays.copyOf(PDF, 1_500_000);
        byte[] noise = new byte[content.length - PDF.length];
        new Random(7).nextBytes(noise);
        System.arraycopy(noise, 0, content, PDF.length, noise.length);

        HttpResponse<byte[]> filed = upload(number, "delegation_opinion", "", "Avis (été).pdf", content);
        assertThat(filed.statusCode()).isEqualTo(302);
        Document page = browser.page("/cases/" + number);
        assertThat(page.select("[role=status]").text()).contains(number + "/delegation_opinion/v1");
        Element link = page.select("a[download]:contains(Avis)").first();
        HttpResponse<byte[]> download = browser.get(link.attr("href"));
        assertThat(download.body()).isEqualTo(content);
        assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("filename*=UTF-8''Avis%20%28%C3%A9t%C3%A9%29.pdf");
        assertThat(download.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(download.headers().firstValue("Content-Type")).contains("application/pdf");
        assertThat(browser.get(link.attr("href") + "?inline")
                        .headers()
                        .firstValue("Content-Disposition")
                        .orElseThrow())
                .startsWith("inline;");
    }

    @Test
    void the_same_type_again_is_the_next_version() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        upload(number, "delegation_opinion", "", "a.pdf", PDF);
        upload(number, "delegation_opinion", "", "b.txt", "favourable".getBytes(StandardCharsets.US_ASCII));
        Document page = browser.page("/cases/" + number);
        Element document = page.select("section.document:contains(Opinion of the Delegation)")
                .first();
        assertThat(document.select("tbody th").eachText()).containsExactly("v2", "v1");
        assertThat(document.select("tbody td:nth-child(3)").eachText()).containsExactly("Final", "Superseded");
    }

    @Test
    void a_program_is_refused_whatever_its_name_says() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        byte[] program = "#!/bin/sh\nrm -r /\n".getBytes(StandardCharsets.US_ASCII);
        HttpResponse<byte[]> refused = upload(number, "other", "", "report.pdf", program);
        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Browser.read(refused);
        assertThat(page.select("#file-wrong").text()).contains("program");
        assertThat(page.select("#type option[selected]").attr("value")).isEqualTo("other");
        assertThat(documents.ofCase(number))
                .extracting(RegisteredDocument::type)
                .doesNotContain("other");
    }

    @Test
    void a_page_that_calls_itself_a_picture_is_only_saved() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        byte[] html = ("<!DOCTYPE html><html><body>" + SCRIPT + "</body></html>").getBytes(StandardCharsets.US_ASCII);
        upload(number, "other", "", "picture.png", html);
        long version = latest(number, "other").latest().id();
        HttpResponse<byte[]> download = browser.get("/documents/" + version + "?inline");
        assertThat(download.body()).isEqualTo(html);
        assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(download.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    }

    @Test
    void what_is_wrong_with_an_upload_is_said_beside_the_field() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        Document page = Browser.read(upload(number, "letter_out", "3", "", new byte[0]));
        assertThat(page.select("#type-wrong, #activity-wrong, #file-wrong")).hasSize(3);
        assertThat(page.select("#file").attr("aria-describedby")).contains("file-wrong");
    }

    @Test
    void a_document_can_be_filed_for_a_planned_activity() {
        CaseNumber number = registered("request.txt");
        caseFile.note(CaseScope.wholeCase(number), "UserTask_DraftActionPlan", Map.of("activityCount", 2));
        browser.signIn("action", PASSWORD);
        assertThat(upload(number, "mission_report", "2", "report.pdf", PDF).statusCode())
                .isEqualTo(302);
        assertThat(latest(number, "mission_report").scope().activityNumber()).isEqualTo(2);
        assertThat(upload(number, "mission_report", "3", "report.pdf", PDF).statusCode())
                .isEqualTo(422);
    }

    @Test
    void a_document_that_was_filed_again_unchanged_says_so_with_who_and_when() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        upload(number, "delegation_opinion", "", "opinion.pdf", PDF);
        assertThat(browser.page("/cases/" + number).text()).doesNotContain("Filed again");
        Browser other = new Browser(port);
        other.signIn("action", PASSWORD);

        String page = "/cases/" + number;
        other.upload(page, Map.of("type", "delegation_opinion", "activity", ""), "opinion.pdf", PDF, other.token(page));

        assertThat(latest(number, "delegation_opinion").versions()).hasSize(1);
        assertThat(browser.page(page).text()).containsPattern("Filed again unchanged: \\d.+, action");
        assertThat(Browser.read(browser.get(page, "Accept-Language", "pt")).text())
                .contains("Arquivado de novo sem alterações:");
    }

    @Test
    void a_contract_is_filed_for_the_expert_who_signed_it() {
        CaseNumber number = teams.approved("2090-04-03");
        teams.recruit(number, "2090-04-03", 2);
        browser.signIn("logistician", PASSWORD);
        String address = "/cases/" + number;
        Document page = browser.page(address);
        assertThat(page.select("#expert option").eachText())
                .containsExactly(
                        "Nobody in particular", "Given Applicant1 · Activity 1", "Given Applicant2 · Activity 1");
        String expert = page.select("#expert option").get(2).attr("value");

        Document nobody = Browser.read(upload(number, "signed_contract", "1", "contract.pdf", PDF));
        assertThat(nobody.select("#expert-wrong").text()).contains("for each expert");
        Map<String, String> fields = Map.of("type", "signed_contract", "activity", "", "expert", expert);
        assertThat(browser.upload(address, fields, "contract.pdf", PDF, browser.token(address))
                        .statusCode())
                .isEqualTo(302);

        assertThat(latest(number, "signed_contract").subject()).isEqualTo(expert);
        assertThat(latest(number, "signed_contract").scope().activityNumber()).isEqualTo(1);
    }

    @Test
    void a_file_that_is_too_large_is_refused_with_a_page() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        HttpResponse<byte[]> refused = upload(number, "other", "", "large.bin", new byte[42 * 1024 * 1024]);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(Browser.read(refused).select(".code").text()).isEqualTo("413");
    }

    @Test
    void a_file_that_is_a_little_too_large_is_refused_beside_the_field() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        HttpResponse<byte[]> refused = upload(number, "other", "", "large.bin", new byte[40 * 1024 * 1024 + 1]);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Browser.read(refused).select("#file-wrong").text()).contains("40 MB");
    }

    @Test
    void a_document_filed_in_error_is_set_aside_with_a_reason() {
        CaseNumber number = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        upload(number, "other", "", "wrong.pdf", PDF);
        String page = "/cases/" + number;
        String path = page + "/documents/" + latest(number, "other").id() + "/set-aside";
        browser.postFrom(page, path, Map.of("reason", " "));
        assertThat(latest(number, "other").status()).isEqualTo(DocumentStatus.FINAL);
        browser.postFrom(page, path, Map.of("reason", "Belongs to another case " + SCRIPT));
        assertThat(latest(number, "other").status()).isEqualTo(DocumentStatus.VOID);
        assertThat(browser.page(page).text()).contains("Belongs to another case " + SCRIPT);
    }

    @Test
    void a_document_is_set_aside_only_in_its_own_case() {
        CaseNumber number = registered("request.txt");
        CaseNumber other = registered("request.txt");
        browser.signIn("clerk", PASSWORD);
        long foreign = latest(other, "request_original").id();
        String page = "/cases/" + number;
        assertThat(browser.postFrom(page, page + "/documents/" + foreign + "/set-aside", Map.of("reason", "no"))
                        .statusCode())
                .isEqualTo(404);
        assertThat(latest(other, "request_original").status()).isEqualTo(DocumentStatus.FINAL);
    }

    @Test
    void an_auditor_reads_and_changes_nothing() {
        CaseNumber number = registered("request.txt");
        browser.signIn("inspector", PASSWORD);
        Document page = browser.page("/cases/" + number);
        assertThat(page.select("main form")).isEmpty();
        String download = page.select("a[download]").attr("href");
        assertThat(browser.get(download).statusCode()).isEqualTo(200);
        HttpResponse<byte[]> refused = upload(number, "other", "", "a.pdf", PDF);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(Browser.read(refused).select(".code").text()).isEqualTo("403");
        assertThat(browser.postFrom("/requests", "/cases/" + number + "/letters/1/try-again", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(documents.ofCase(number)).hasSize(1);
    }

    @Test
    void what_people_outside_write_is_shown_and_never_run() {
        CaseNumber number = registered("<img src=x onerror=alert(1)>.txt", SCRIPT);
        caseFile.note(CaseScope.wholeCase(number), "request_registered", Map.of("institutionName", SCRIPT));
        browser.signIn("clerk", PASSWORD);
        // The register takes such names apart; a page must not rely on it
        jdbc.sql(
                        """
                        insert into document_version (document_id, number, code, file_name, media_type, sha256, size,
                            author, origin, registered_at)
                        select d.id, 2, v.code || :script, :script, v.media_type, v.sha256, v.size, :script, 'mail',
                            v.registered_at
                        from document d join document_version v on v.document_id = d.id where d.case_number = :number
                        """)
                .param("script", SCRIPT)
                .param("number", number.value())
                .update();
        for (String path :
                List.of("/cases/" + number, "/requests?q=" + number, "/requests?q=%3Cscript%3Ealert(1)%3C/script%3E")) {
            Document page = browser.page(path);
            assertThat(page.select("script, img[onerror]")).as(path).isEmpty();
            assertThat(page.text() + page.select("#q").attr("value")).as(path).contains(SCRIPT);
        }
        assertThat(browser.page("/cases/" + number).select("a[download]").eachText())
                .contains(SCRIPT);
    }

    // Letters

    @Test
    void a_letter_that_failed_is_tried_again() {
        CaseNumber number = registered("request.txt");
        long letter = jdbc.sql(
                        """
                        insert into message_log (case_number, letter, cause, recipient_role, recipient_address,
                            recipient_key, language, subject, html, plain_text, message_id, state, reason, attempts,
                            written_at)
                        values (:number, 'clarification', :number, 'partner', 'partner@ministry.example.org', '', 'en',
                            'What is missing', '<p>text</p>', 'text', '<' || :number || '@test>', 'FAILED',
                            'The mail server did not answer.', 6, now())
                        returning id
                        """)
                .param("number", number.value())
                .query(Long.class)
                .single();
        String page = "/cases/" + number;
        browser.signIn("inspector", PASSWORD);
        assertThat(browser.page(page).text()).contains("What is missing", "Failed", "The mail server did not answer.");
        Browser clerk = new Browser(port);
        clerk.signIn("clerk", PASSWORD);
        String path = clerk.page(page).select("main form[action$=try-again]").attr("action");
        assertThat(clerk.postFrom(page, path.replace(number.value(), "R-1998-001"), Map.of())
                        .statusCode())
                .isEqualTo(404);
        assertThat(letters.find(letter).orElseThrow().state()).isEqualTo(LetterState.FAILED);
        assertThat(clerk.postFrom(page, path, Map.of()).statusCode()).isEqualTo(302);
        assertThat(letters.find(letter).orElseThrow().state()).isNotEqualTo(LetterState.FAILED);
        assertThat(clerk.page(page).select("[role=status]").text()).contains("What is missing");
    }

    private HttpResponse<byte[]> upload(
            CaseNumber number, String type, String activity, String fileName, byte[] content) {
        String page = "/cases/" + number;
        return browser.upload(page, Map.of("type", type, "activity", activity), fileName, content, browser.token(page));
    }

    private static Set<String> keys(String file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader =
                Files.newBufferedReader(Path.of("src/main/resources/messages").resolve(file))) {
            texts.load(reader);
        }
        return texts.stringPropertyNames();
    }

    private RegisteredDocument latest(CaseNumber number, String type) {
        return documents.ofCase(number).stream()
                .filter(document -> document.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private CaseNumber registered(String fileName) {
        return registered(fileName, "Request for assistance");
    }

    private CaseNumber registered(String fileName, String subject) {
        return requests.register(new NewRequest(
                Channel.LETTER,
                "Amina Diallo",
                null,
                null,
                null,
                subject,
                null,
                "en",
                LocalDate.now(clock),
                clock.instant(),
                new ReceivedFile(fileName, "We ask for assistance.".getBytes(StandardCharsets.UTF_8)),
                List.of(),
                List.of()));
    }

    private static String location(HttpResponse<byte[]> response) {
        return response.headers().firstValue("Location").orElse("");
    }
}
