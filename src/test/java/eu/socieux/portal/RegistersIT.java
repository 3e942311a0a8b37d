package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.socieux.IntegrationTest;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.intake.Channel;
import eu.socieux.intake.NewRequest;
import eu.socieux.intake.ReceivedFile;
import eu.socieux.intake.Requests;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import eu.socieux.scenario.Mail;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The registers of requests and of mail, as people read them. Their own year is 2087. */
@IntegrationTest
class RegistersIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PASSWORD = "Try-it-2026!";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private Requests requests;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Documents documents;

    @Autowired
    private SearchIndex index;

    @Autowired
    private RequestRegister register;

    @Autowired
    private MailJournal journal;

    @Autowired
    private Mail mail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Browser browser;

    @BeforeEach
    void signIn() {
        cases.moveTo("2087-03-03");
        browser = new Browser(port);
        browser.signIn("inspector", PASSWORD);
    }

    // Requests

    @Test
    void aRequestIsInTheRegisterAsSoonAsItIsRegistered() {
        CaseNumber number = registered("Pensions of farmers " + SCRIPT, "Amina Diallo");

        Element row = row(browser.page("/requests?q=" + number + "&lang=en"), number);

        assertThat(row.text())
                .contains(
                        "3 March 2087",
                        "dated 1 March 2087",
                        "Amina Diallo",
                        "Pensions of farmers " + SCRIPT,
                        "Letter");
        assertThat(row.select("script")).isEmpty();
        assertThat(row.select("a").attr("href")).isEqualTo("/cases/" + number);
    }

    @Test
    void theLatestAnswersStandInTheRegister() {
        CaseNumber number = opening.received("2087-03-04");
        opening.note(
                number,
                Map.of(
                        "institutionName", "Ministry of Labour",
                        "institutionKind", "central_government",
                        "country", "MW",
                        "requestKind", "single_event",
                        "title", "A first title"));
        opening.note(number, Map.of("title", "A second title", "institutionName", ""));

        Element row = row(browser.page("/requests?q=" + number + "&lang=en"), number);

        assertThat(row.text())
                .contains("Ministry of Labour", "Central government", "Malawi", "Single event", "A second title")
                .doesNotContain("A first title");
    }

    @Test
    void anAnswerThatIsNoDayStopsNothing() {
        CaseNumber number = opening.received("2087-03-04");

        opening.note(number, Map.of("receivedOn", "2087-02-30", "firstReceivedOn", "yesterday"));

        assertThat(row(browser.page("/requests?q=" + number + "&lang=en"), number)
                        .text())
                .contains("4 March 2087");
    }

    @ParameterizedTest
    @CsvSource({
        "country, SN",
        "kind, social_partner",
        "language, pt",
        "from, 2087-05-05",
        "to, 2087-05-06",
        "year, 2087"
    })
    void aFilterShowsWhatItNames(String filter, String value) {
        CaseNumber meant = opening.received("2087-05-05");
        opening.note(
                meant,
                Map.of(
                        "institutionName", "Filtrique",
                        "country", "SN",
                        "institutionKind", "social_partner",
                        "correspondenceLanguage", "pt"));
        CaseNumber other = opening.received("2087-05-03");
        opening.note(
                other,
                Map.of(
                        "institutionName", "Filtrique",
                        "country", "PE",
                        "institutionKind", "civil_society",
                        "correspondenceLanguage", "es",
                        "receivedOn", filter.equals("to") ? "2087-05-09" : "2087-05-03"));
        index.update();

        List<String> shown = numbers(browser.page("/requests?q=filtrique&%s=%s".formatted(filter, value)));

        assertThat(shown).contains(meant.value());
        if (!filter.equals("year")) {
            assertThat(shown).doesNotContain(other.value());
        }
        assertThat(browser.page("/requests?q=filtrique&%s=%s".formatted(filter, value))
                        .select("[name=" + filter + "] option[selected], input[name=" + filter + "]")
                        .attr("value"))
                .as("what the form goes on to show")
                .isEqualTo(value);
    }

    @Test
    void theRegisterTellsTheStageAndForWhomARequestWaits() {
        CaseNumber number = opening.received("2087-06-02");
        opening.start("request-intake", number, Map.of());
        Element registry = row(browser.page("/requests?q=" + number + "&lang=en"), number);
        assertThat(registry.text()).contains("Intake", "Registry", "since 2 June 2087", "Screen request");
        assertThat(numbers(browser.page("/requests?waiting=registry&stage=request-intake&year=2087")))
                .contains(number.value());
        assertThat(numbers(browser.page("/requests?waiting=partner&year=2087"))).doesNotContain(number.value());

        cases.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of("screeningDecision", "incomplete", "missingItems", "The legal basis"));

        Element partner = row(browser.page("/requests?q=" + number + "&lang=en"), number);
        assertThat(partner.text()).contains("Partner institution", "Await clarification");
        assertThat(numbers(browser.page("/requests?waiting=partner&year=2087"))).contains(number.value());
        assertThat(numbers(browser.page("/requests?stage=closed&year=2087"))).doesNotContain(number.value());
    }

    @Test
    void aRequestThatEndedIsClosedWithItsDecision() {
        CaseNumber number = opening.received("2087-06-03");
        caseFile.note(
                CaseScope.wholeCase(number), "UserTask_ConfirmRejection", Map.of("rejectionDecision", "confirmed"));

        Document closed = browser.page("/requests?stage=closed&year=2087&lang=en");

        assertThat(row(closed, number).text()).contains("Closed", "Rejected");
    }

    @Test
    void aRequestThatLapsedIsUndecidedAgainWhenItIsTakenUp() {
        CaseNumber number = opening.received("2087-06-03");
        caseFile.reach(CaseScope.wholeCase(number), "request_lapsed");
        assertThat(row(browser.page("/requests?q=" + number + "&lang=en"), number)
                        .text())
                .contains("Lapsed");

        caseFile.reach(CaseScope.wholeCase(number), "request_revived");

        assertThat(row(browser.page("/requests?q=" + number + "&lang=en"), number)
                        .text())
                .doesNotContain("Lapsed");
    }

    @Test
    void whatIsInsideADocumentFindsItsRequest() {
        CaseNumber number = opening.received("2087-06-04");
        documents.file(new NewDocument(
                CaseScope.wholeCase(number),
                "other",
                null,
                "annex.txt",
                "The reform of the Vlonquist fund, première étape.".getBytes(StandardCharsets.UTF_8),
                "clerk",
                NewDocument.UPLOAD));
        index.update();

        assertThat(numbers(browser.page("/requests?q=vlonq+premiere"))).containsExactly(number.value());
        assertThat(numbers(browser.page("/requests?q=vlonq+absentword"))).isEmpty();
    }

    @Test
    void pagesFollowOneAnotherInBothDirectionsInEveryOrder() {
        for (int count = 0; count < 5; count++) {
            CaseNumber number = opening.received("2087-07-0" + (1 + count % 2));
            opening.note(number, Map.of("country", "TV", "institutionName", "Same office"));
        }
        for (RequestFilter.Order order : RequestFilter.Order.values()) {
            var filter = new RequestFilter("", 2087, "TV", null, null, null, null, null, null, null, order);
            List<String> all = register.page(filter, null, null, 1000).rows().stream()
                    .map(RequestRegister.Line::number)
                    .toList();
            List<String> forwards = new ArrayList<>();
            Keyset<RequestRegister.Line> page = register.page(filter, null, null, 2);
            page.rows().forEach(line -> forwards.add(line.number()));
            while (page.next() != null) {
                page = register.page(filter, page.next(), null, 2);
                page.rows().forEach(line -> forwards.add(line.number()));
            }
            assertThat(forwards).as("%s", order).hasSizeGreaterThanOrEqualTo(5).isEqualTo(all);

            List<String> backwards = new ArrayList<>();
            page.rows().forEach(line -> backwards.add(line.number()));
            while (page.previous() != null) {
                page = register.page(filter, null, page.previous(), 2);
                List<String> before =
                        page.rows().stream().map(RequestRegister.Line::number).toList();
                backwards.addAll(0, before);
            }
            assertThat(backwards).as("%s backwards", order).isEqualTo(all);
        }
    }

    @Test
    void theThousandthRequestOfAYearComesAfterTheOthers() {
        jdbc.sql("insert into case_file (case_number, opened_at) values ('R-2187-1000', now()), ('R-2187-999', now())")
                .update();

        assertThat(numbers(browser.page("/requests?year=2187"))).containsExactly("R-2187-1000", "R-2187-999");
    }

    @Test
    void theFileForSpreadsheetsHoldsTheFilteredListAndRunsNothing() {
        CaseNumber number = registered("=HYPERLINK(\"http://example.org\")", "@SUM(A1:A9)");
        CaseNumber other = registered("Another subject", "Somebody");
        opening.note(number, Map.of("country", "KI"));

        var response = browser.get("/requests.csv?country=KI&lang=en");

        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/csv");
        assertThat(response.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "requests.csv");
        assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        List<CSVRecord> lines = csv(response.body());
        CSVRecord line = lines.stream()
                .filter(record -> record.get(0).equals(number.value()))
                .findFirst()
                .orElseThrow();
        assertThat(line.get("Subject")).isEqualTo("'=HYPERLINK(\"http://example.org\")");
        assertThat(line.get("Sender")).isEqualTo("'@SUM(A1:A9)");
        assertThat(line.get("Received by the facility on")).isEqualTo("2087-03-03");
        assertThat(lines).noneMatch(record -> record.get(0).equals(other.value()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "q=%26%7C%21%28%29%3A%2A",
                "q='%3B+drop+table+request_line%3B+--",
                "q=%00",
                "year=99999&from=x&to=2087-13-01",
                "country=%3Cscript%3E",
                "after=R-0000-000",
                "before=R-0000-000",
                "after=R-2087-99999999999999",
                "sort=sequence",
                "waiting=godot&stage=nowhere"
            })
    void anAddressTypedByHandStillShowsAPage(String query) {
        assertThat(browser.get("/requests?" + query).statusCode()).isEqualTo(200);
        assertThat(browser.get("/mail?" + query).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "fr, Registre des demandes, Journal du courrier",
        "es, Registro de solicitudes, Diario del correo",
        "pt, Registo de pedidos, Diário do correio"
    })
    void theRegistersSpeakTheLanguageOfTheirReader(String language, String requestsTitle, String mailTitle) {
        assertThat(browser.page("/requests?lang=" + language).select("h1").text())
                .isEqualTo(requestsTitle);
        assertThat(browser.page("/mail?lang=" + language).select("h1").text()).isEqualTo(mailTitle);
    }

    // Who may read what

    @ParameterizedTest
    @ValueSource(strings = {"/requests", "/requests.csv", "/mail", "/mail.csv", "/mail/1"})
    void whoeverIsNotSignedInOrHasNoRoleSeesNothing(String path) {
        assertThat(new Browser(port).get(path).statusCode()).isEqualTo(302);

        Browser administrator = new Browser(port);
        administrator.signIn("admin", PASSWORD);
        assertThat(administrator.get(path).statusCode()).isEqualTo(403);
        assertThat(administrator.page("/").select(".bar a[href=/requests], .bar a[href=/mail]"))
                .isEmpty();
    }

    @Test
    void mailIsReadByThoseWhoSortItAnswerForItOrCheck() {
        for (String reader : List.of("clerk", "leader", "inspector")) {
            Browser person = new Browser(port);
            person.signIn(reader, PASSWORD);
            assertThat(person.get("/mail").statusCode()).as(reader).isEqualTo(200);
            assertThat(person.page("/requests").select(".bar a[href=/mail]"))
                    .as(reader)
                    .hasSize(1);
        }
        Browser manager = new Browser(port);
        manager.signIn("action", PASSWORD);
        assertThat(manager.get("/requests").statusCode()).isEqualTo(200);
        assertThat(manager.page("/requests").select(".bar a[href=/mail]")).isEmpty();
        assertThat(manager.get("/mail").statusCode()).isEqualTo(403);
        assertThat(manager.get("/mail.csv").statusCode()).isEqualTo(403);
    }

    // Mail

    @Test
    void aMessageAndTheAnswerToItStandInTheJournalWithTheirFiles() throws Exception {
        String mark = "Krelvan" + UUID.randomUUID().toString().substring(0, 8);
        byte[] message = message("Assistance on " + mark, "Please help us.");
        mail.deliver(message);
        await("the message of " + mark).atMost(PATIENCE).until(() -> !rows(browser.page("/mail?direction=in&q=" + mark))
                .isEmpty());

        Document received = browser.page("/mail?direction=in&lang=en&q=" + mark);
        Element row = rows(received).get(0);
        assertThat(row.text()).contains("Received", "Filed", "New request", "m.banda@ministry.example.org");
        String number = row.select("td a[href^=/cases/]").text();
        assertThat(number).matches("R-2087-\\d{3,}");
        var file = browser.get(row.select("td a:contains(Download)").attr("href"));
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).contains("Please help us.");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");

        cases.runDueJobs();
        Document ofCase = browser.page("/mail?lang=en&case=" + number);
        assertThat(rows(ofCase))
                .anyMatch(line -> line.text().contains("Written") && line.text().contains("Acknowledgement"));
        Element acknowledgement = rows(ofCase).stream()
                .filter(line -> line.text().contains("Acknowledgement"))
                .findFirst()
                .orElseThrow();
        assertThat(browser.get(acknowledgement.select("td a:contains(Download)").attr("href"))
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/pdf");
    }

    @Test
    void whatNoCaseKeepsIsReadFromTheJournalAndOnlySaved() {
        long id = inbound(
                "KEPT", "automatic", SCRIPT + " daily report", "printer@example.org", "From: printer\r\n\r\n<b>x</b>");

        Document page = browser.page("/mail?placement=automatic&q=daily+report");
        Element row = page.getElementById("in-" + id);

        assertThat(row.text()).contains(SCRIPT);
        assertThat(row.select("script")).isEmpty();
        var file = browser.get("/mail/" + id);
        assertThat(new String(file.body(), StandardCharsets.UTF_8)).isEqualTo("From: printer\r\n\r\n<b>x</b>");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(browser.get("/mail/" + Long.MAX_VALUE).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "TO_SORT, To be sorted",
        "FILED, Filed",
        "KEPT, Kept",
        "NOT_OURS, Not ours",
        "ARCHIVE_COPY, Copy of a letter of ours",
        "FAILING, Could not be filed yet",
        "QUARANTINED, In quarantine"
    })
    void everyStateOfWhatCameInIsShownAndCanBeChosen(String state, String shown) {
        long id = inbound(state, null, "Morvander " + state, "c@example.org", "x");

        Document page = browser.page("/mail?lang=en&q=morvander&state=" + state);

        assertThat(rows(page)).allMatch(row -> row.text().contains(shown));
        assertThat(page.getElementById("in-" + id)
                        .select("td a:contains(Download)")
                        .attr("href"))
                .isEqualTo("/mail/" + id);
        assertThat(page.select("#state option[selected]").attr("value")).isEqualTo(state);
    }

    @Test
    void whatCouldNotBeReadIsSaidInTheLanguageOfTheReader() {
        long id = inbound("KEPT", "automatic", "Tresquin", "d@example.org", "x");
        jdbc.sql(
                        "insert into inbound_unread (inbound_message_id, position, part, reason, detail) values (:id, 0, :part,"
                                + " 'PASSWORD', 'zip')")
                .param("id", id)
                .param("part", "plan " + SCRIPT + ".zip")
                .update();

        Element row = browser.page("/mail?lang=fr&q=tresquin").getElementById("in-" + id);

        assertThat(row.text()).contains("« plan " + SCRIPT + ".zip » est protégé par un mot de passe", "(zip)");
        assertThat(row.select("script")).isEmpty();
        CSVRecord line = csv(browser.get("/mail.csv?lang=en&q=tresquin").body()).get(0);
        assertThat(line.get("Reason")).contains("is protected by a password");
    }

    @Test
    void aMessageThatIsStillInTheMailboxOnlySaysSo() {
        jdbc.sql(
                        "insert into inbound_message (content_hash, state, reason, attempts, noted_at) values (:hash, 'QUARANTINED',"
                                + " 'The message is larger than 25 MB.', 0, :now)")
                .param("hash", UUID.randomUUID().toString())
                .param("now", Timestamp.from(clock.instant()))
                .update();

        assertThat(rows(browser.page("/mail?lang=en&state=QUARANTINED&from=2087-01-01")))
                .anyMatch(row -> row.text().contains("larger than 25 MB")
                        && row.text().contains("In the quarantine folder of the mailbox")
                        && row.select("a:contains(Download)").isEmpty());
    }

    @Test
    void theAnswerToALetterLeadsToTheLetterAlsoWhenItBelongsToNoCase() {
        CaseNumber number = opening.received("2087-08-06");
        long letter = letter(number, "Vorpaline letter", "SENT", 1, null, null);
        long id = inbound("KEPT", "automatic", "Out of office: Vorpaline", "p@example.org", "x");
        jdbc.sql("update inbound_message set letter_id = :letter where id = :id")
                .param("letter", letter)
                .param("id", id)
                .update();

        Document page = browser.page("/mail?lang=en&case=" + number);

        assertThat(page.getElementById("in-" + id)
                        .select("a:contains(The letter it belongs to)")
                        .attr("href"))
                .isEqualTo("/mail?case=%s#out-%d".formatted(number, letter));
        assertThat(page.getElementById("out-" + letter)).isNotNull();
    }

    @Test
    void aLetterThatFailedTellsHowOftenAndWhenItIsTriedAgain() {
        CaseNumber number = opening.received("2087-08-04");
        letter(number, "Zorbine letter", "PENDING", 3, "2087-08-05T08:00:00Z", "connection refused");
        letter(number, "Zorbine letter", "BOUNCED", 1, null, "no such user");

        assertThat(rows(browser.page("/mail?lang=en&q=zorbine&state=PENDING&case=" + number))
                        .get(0)
                        .text())
                .contains("Waiting", "3 attempts", "next attempt 5 Aug 2087", "connection refused");
        assertThat(rows(browser.page("/mail?lang=en&q=zorbine&state=BOUNCED&case=" + number))
                        .get(0)
                        .text())
                .contains("Came back", "no such user");
    }

    @Test
    void pagesOfTheJournalFollowOneAnotherAcrossBothDirections() {
        CaseNumber number = opening.received("2087-09-01");
        for (int count = 0; count < 5; count++) {
            letter(number, "Quimble " + count, "SENT", 1, null, null);
            inbound("KEPT", "automatic", "Quimble " + count, "a@example.org", "x");
            if (count % 2 == 1) {
                cases.moveTo("2087-09-0" + (2 + count));
            }
        }
        var filter = MailFilter.of(new Asked(Map.of("q", "quimble", "from", "2087-09-01")));
        List<String> all = keys(journal.page(filter, null, null, 1000));
        assertThat(all).hasSize(10);
        for (int size : List.of(1, 2, 3, 7)) {
            List<String> forwards = new ArrayList<>();
            Keyset<MailJournal.Line> page = journal.page(filter, null, null, size);
            forwards.addAll(keys(page));
            while (page.next() != null) {
                page = journal.page(filter, page.next(), null, size);
                forwards.addAll(keys(page));
            }
            assertThat(forwards).as("pages of %d", size).isEqualTo(all);
            List<String> backwards = new ArrayList<>(keys(page));
            while (page.previous() != null) {
                page = journal.page(filter, null, page.previous(), size);
                backwards.addAll(0, keys(page));
            }
            assertThat(backwards).as("pages of %d backwards", size).isEqualTo(all);
        }
        assertThat(journal.count(filter)).isEqualTo(10);
    }

    @Test
    void theFileOfTheJournalHoldsTheFilteredListAndRunsNothing() {
        inbound("NOT_OURS", "not_ours", "=cmd|' /C calc'!A0 Pravlin", "=evil@example.org", "x");
        inbound("KEPT", "automatic", "Pravlin other", "b@example.org", "x");

        var response = browser.get("/mail.csv?placement=not_ours&q=pravlin&lang=en");

        List<CSVRecord> lines = csv(response.body());
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0).get("Subject")).isEqualTo("'=cmd|' /C calc'!A0 Pravlin");
        assertThat(lines.get(0).get("Address")).isEqualTo("'=evil@example.org");
        assertThat(lines.get(0).get("Placement")).isEqualTo("Not for the facility");
    }

    private CaseNumber registered(String subject, String sender) {
        return requests.register(new NewRequest(
                Channel.LETTER,
                sender,
                null,
                null,
                null,
                subject,
                null,
                "en",
                LocalDate.now(clock).minusDays(2),
                clock.instant(),
                new ReceivedFile(
                        "request.txt",
                        ("We ask for assistance. " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8)),
                List.of(),
                List.of()));
    }

    private long inbound(String state, String placement, String subject, String sender, String original) {
        return jdbc.sql(
                        """
                        insert into inbound_message (content_hash, sender, subject, state, placement, original, arrived_at,
                            noted_at)
                        values (:hash, :sender, :subject, :state, :placement, :original, :now, :now) returning id
                        """)
                .param("hash", UUID.randomUUID().toString())
                .param("sender", sender)
                .param("subject", subject)
                .param("state", state)
                .param("placement", placement)
                .param("original", original.getBytes(StandardCharsets.UTF_8))
                .param("now", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
    }

    private long letter(CaseNumber number, String subject, String state, int attempts, String next, String reason) {
        return jdbc.sql(
                        """
                        insert into message_log (case_number, letter, cause, recipient_role, recipient_address,
                            recipient_key, language, subject, html, plain_text, message_id, state, attempts, reason,
                            written_at, next_attempt_at)
                        values (:number, 'clarification', :cause, 'partner', 'p@example.org', '', 'en', :subject, '', '',
                            :cause, :state, :attempts, :reason, :now, :next::timestamptz) returning id
                        """)
                .param("number", number.value())
                .param("cause", UUID.randomUUID().toString())
                .param("subject", subject)
                .param("state", state)
                .param("attempts", attempts)
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .param("next", next)
                .query(Long.class)
                .single();
    }

    private static byte[] message(String subject, String text) {
        return String.join(
                        "\r\n",
                        "From: Mary Banda <m.banda@ministry.example.org>",
                        "To: requests@facility.example.org",
                        "Message-ID: <" + UUID.randomUUID() + "@ministry.example.org>",
                        "Subject: " + subject,
                        "Content-Type: text/plain; charset=utf-8",
                        "",
                        text,
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> keys(Keyset<MailJournal.Line> page) {
        return page.rows().stream().map(MailJournal.Line::key).toList();
    }

    private static List<Element> rows(Document page) {
        return page.select(".register tbody tr");
    }

    private static List<String> numbers(Document page) {
        return page.select(".register tbody th a").eachText();
    }

    private static Element row(Document page, CaseNumber number) {
        return rows(page).stream()
                .filter(row -> row.select("th a").text().equals(number.value()))
                .findFirst()
                .orElseThrow(() -> new AssertionError(number + " is not among " + numbers(page)));
    }

    private static List<CSVRecord> csv(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        try {
            return CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .get()
                    .parse(new StringReader(text.substring(1)))
                    .getRecords();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
