package eu.socieux.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import eu.socieux.IntegrationTest;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What becomes of messages, sent over SMTP and read over IMAP. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SortingIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String PARTNER = "l.kachale@socialwelfare.example.org";
    private static final String FACILITY = "requests@facility.example.org";

    @Autowired
    private GreenMail mailServer;

    @Autowired
    private Environment environment;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Letters letters;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private ReplyAddresses replyAddresses;

    @Autowired
    private TaskService tasks;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void setTheClock() {
        driver.moveTo("2082-03-02");
    }

    @AfterEach
    void leaveNothingToSort() {
        for (ProcessInstance instance : runtime.createProcessInstanceQuery()
                .processDefinitionKeyIn("message-sorting", "unreadable-message")
                .list()) {
            runtime.deleteProcessInstance(instance.getId(), "end of the test", true, true);
        }
    }

    @AfterEach
    void backToToday() {
        ClockUtil.reset();
    }

    @Test
    void an_answer_to_the_address_of_the_case_is_filed_as_what_the_case_waits_for_and_seen_at_its_task()
            throws Exception {
        CaseNumber number = awaitingClarification();
        String address = replyAddress(letter(number, "clarification"));
        assertThat(address).startsWith("requests+" + number.value().toLowerCase(java.util.Locale.ROOT) + ".");

        send(from("somebody.else@socialwelfare.example.org", "Our answer", "", "Here is what you asked for."), address);
        send(from(PARTNER, "The form you asked for", "", "Here is what you asked for, from me."), address);

        await().atMost(PATIENCE)
                .until(() -> ofType(number, "clarification_answer").size() == 1);
        await().atMost(PATIENCE).until(() -> ofType(number, "message_in").size() == 1);
        Task waiting = driver.task(number, "UserTask_AwaitClarification");
        assertThat(tasks.getTaskComments(waiting.getId()))
                .extracting(Comment::getFullMessage)
                .anySatisfy(comment ->
                        assertThat(comment).contains(PARTNER, "The form you asked for", "clarification answer"));
        driver.submit(number, "UserTask_AwaitClarification", Map.of("clarificationDecision", "answered"));
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
    }

    @Test
    void an_answer_to_one_of_our_letters_is_filed_to_its_case() throws Exception {
        CaseNumber number = awaitingClarification();
        String id = send(
                from(
                        "new.colleague@socialwelfare.example.org",
                        "Re: something else",
                        "In-Reply-To: " + messageId(letter(number, "clarification")),
                        "As asked."),
                FACILITY);

        Entered entered = entered(id);
        assertThat(entered.placement()).isEqualTo("existing_case");
        assertThat(entered.caseNumber()).isEqualTo(number.value());
        assertThat(entered.reason()).contains("It answers the letter");
        assertThat(ofType(number, "clarification_answer")).hasSize(1);
    }

    @Test
    void a_case_number_alone_attaches_no_stranger_and_one_click_places_the_message() throws Exception {
        CaseNumber number = awaitingClarification();
        int before = documents.ofCase(number).size();
        String id = send(
                from("stranger@example.net", "About " + number, "", "Please send me everything on this case."),
                FACILITY);

        CaseNumber file = fileOf(id);
        assertThat(documents.ofCase(number)).hasSize(before);
        Task task = driver.task(file, "UserTask_SortMessage");
        assertThat(documents.ofCase(file)).extracting(RegisteredDocument::type).containsExactly("message_in");
        Map<String, Object> proposal = facts.of(CaseScope.wholeCase(file));
        assertThat(proposal)
                .containsEntry("messagePlacement", "existing_case")
                .containsEntry("placementCase", number.value());
        assertThat(proposal.get("placementReason")).asString().contains("nothing proves it");

        driver.submit(task, Map.of("messagePlacement", "existing_case", "placementCase", number.value()));
        assertThat(driver.isEnded(file)).isTrue();
        assertThat(documents.ofCase(number)).hasSize(before + 1);
        assertThat(entered(id).caseNumber()).isEqualTo(number.value());
    }

    @Test
    void a_known_but_unproven_sender_is_only_proposed_and_so_is_a_made_up_reply_address() throws Exception {
        CaseNumber number = awaitingClarification();
        String known = send(from(PARTNER, "Our case " + number, "", "Some news."), FACILITY);
        assertThat(facts.of(CaseScope.wholeCase(fileOf(known))).get("placementReason"))
                .asString()
                .contains("anybody can write any address");

        String guessed = replyAddresses.of(number).replaceFirst("\\.[0-9a-f]{20}@", ".00000000000000000000@");
        String madeUp = send(from("stranger@example.net", "Hello", "", "Guessing."), guessed);
        assertThat(entered(madeUp).caseNumber()).isNotEqualTo(number.value());
    }

    @Test
    void who_sorts_may_open_a_case_correct_a_wrong_number_or_put_the_message_aside() throws Exception {
        CaseNumber number = awaitingClarification();
        String opens = send(from("stranger@example.net", "Like " + number, "", "We would like the same."), FACILITY);
        driver.submit(driver.task(fileOf(opens), "UserTask_SortMessage"), Map.of("messagePlacement", "new_request"));
        Entered opened = entered(opens);
        assertThat(opened.placement()).isEqualTo("new_request");
        assertThat(opened.caseNumber()).startsWith("R-2082-").isNotEqualTo(number.value());

        String wrong = send(from("stranger@example.net", "Also " + number, "", "And again."), FACILITY);
        CaseNumber file = fileOf(wrong);
        driver.submit(
                driver.task(file, "UserTask_SortMessage"),
                Map.of("messagePlacement", "existing_case", "placementCase", "R-2082-9999"));
        driver.submit(driver.task(file, "UserTask_SortMessage"), Map.of("messagePlacement", "not_ours"));
        assertThat(driver.isEnded(file)).isTrue();
        assertThat(entered(wrong).state()).isEqualTo("NOT_OURS");
        assertThat(entered(wrong).caseNumber()).isNull();
    }

    @Test
    void a_letter_that_came_back_is_marked_shown_and_can_be_sent_again() throws Exception {
        CaseNumber number = awaitingClarification();
        WrittenLetter letter = letter(number, "clarification");
        String id = send(
                """
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                Content-Type: multipart/report; report-type=delivery-status; boundary=b
                MIME-Version: 1.0
                %s

                --b

                Your message could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 no such user
                --b
                Content-Type: text/rfc822-headers

                Message-ID: %s
                --b--
                """
                        .formatted("Subject: Undelivered", PARTNER, messageId(letter)),
                FACILITY);

        Entered entered = entered(id);
        assertThat(entered.placement()).isEqualTo("automatic");
        assertThat(entered.letterId()).isEqualTo(letter.id());
        WrittenLetter bounced = letter(number, "clarification");
        assertThat(bounced.state()).isEqualTo(LetterState.BOUNCED);
        assertThat(bounced.reason()).contains(PARTNER, "5.1.1", "no such user");
        assertThat(runtime.createIncidentQuery()
                        .incidentType("letterNotSent")
                        .configuration(String.valueOf(letter.id()))
                        .count())
                .isPositive();
        assertThat(tasks.getTaskComments(
                        driver.task(number, "UserTask_AwaitClarification").getId()))
                .isNotEmpty();

        assertThat(letters.retry(letter.id())).isTrue();
        dispatcher.dispatch();
        await().atMost(PATIENCE).until(() -> letter(number, "clarification").state() == LetterState.SENT);
        assertThat(runtime.createIncidentQuery()
                        .configuration(String.valueOf(letter.id()))
                        .count())
                .isZero();
    }

    @Test
    void an_absence_is_linked_to_its_letter_and_never_answered() throws Exception {
        CaseNumber number = awaitingClarification();
        int written = letters.ofCase(number).size();
        String id = send(from(PARTNER, "Out of office", "X-Autoreply: yes", "I am away until Monday."), FACILITY);

        Entered entered = entered(id);
        assertThat(entered.placement()).isEqualTo("automatic");
        assertThat(entered.letterId()).isNotNull();
        assertThat(letters.ofCase(number)).hasSize(written);
    }

    @Test
    void machines_lists_and_addresses_that_nobody_reads_get_no_acknowledgement() throws Exception {
        CaseNumber fromNobody =
                new CaseNumber(entered(send(from("no-reply@ministry.example.org", "A request", "", "Help."), FACILITY))
                        .caseNumber());
        driver.runDueJobs();
        assertThat(letter(fromNobody, "acknowledgement").state()).isEqualTo(LetterState.NOT_SENT);

        CaseNumber list = fileOf(send(
                from("member@ministry.example.org", "To all", "List-Id: <all.ministry.example.org>", "Hello all."),
                FACILITY));
        driver.submit(driver.task(list, "UserTask_SortMessage"), Map.of("messagePlacement", "new_request"));
        CaseNumber opened = new CaseNumber(jdbc.sql("select case_number from inbound_message where file_number = :file")
                .param("file", list.value())
                .query(String.class)
                .single());
        driver.runDueJobs();
        WrittenLetter none = letter(opened, "acknowledgement");
        assertThat(none.state()).isEqualTo(LetterState.NOT_SENT);
        assertThat(none.reason()).contains("mailing list");
    }

    @Test
    void more_than_two_hundred_malformed_messages_are_all_placed_and_the_mailbox_is_read_on() throws Exception {
        String run = UUID.randomUUID().toString().substring(0, 8);
        MalformedMail corpus = new MalformedMail(20820302, run);
        List<byte[]> messages = corpus.make(216);
        GreenMailUser mailbox = mailServer.getUserManager().getUserByEmail(FACILITY);
        for (byte[] message : messages) {
            deliver(message, FACILITY);
        }
        String last = send(from("healthy@ministry.example.org", "A healthy request", "", "Help."), FACILITY);

        await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> jdbc.sql("select count(*) from inbound_message where message_id = :id")
                                .param("id", last)
                                .query(Integer.class)
                                .single()
                        == 1);
        assertThat(entered(last).placement()).isEqualTo("new_request");
        for (int index = 0; index < messages.size(); index++) {
            String id = corpus.messageId(index);
            assertThat(jdbc.sql(
                                    """
                                    select state from inbound_message
                                    where message_id = :id and state in ('FILED', 'KEPT', 'TO_SORT')
                                    """)
                            .param("id", id)
                            .query(String.class)
                            .list())
                    .as("message %d of the corpus:%n%s", index, head(messages.get(index)))
                    .hasSize(1);
        }
        assertThat(jdbc.sql("select count(*) from inbound_message where state in ('FAILING', 'QUARANTINED')"
                                + " and message_id like :id")
                        .param("id", "%" + run + "%")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(mailbox).isNotNull();
    }

    @Test
    void a_message_of_forty_megabytes_is_filed_byte_for_byte() throws Exception {
        byte[] content = new byte[30 * 1024 * 1024];
        new Random(1).nextBytes(content);
        String id = send(
                """
                From: Large <large@ministry.example.org>
                Subject: The whole archive
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the scan.
                --b
                Content-Type: application/octet-stream; name=archive.bin
                Content-Transfer-Encoding: base64

                %s
                --b--
                """
                        .formatted(Base64.getMimeEncoder().encodeToString(content)),
                FACILITY);

        await().atMost(Duration.ofMinutes(3))
                .until(() -> jdbc.sql("select count(*) from inbound_message where message_id = :id")
                                .param("id", id)
                                .query(Integer.class)
                                .single()
                        == 1);
        CaseNumber number = new CaseNumber(entered(id).caseNumber());
        RegisteredDocument attachment = ofType(number, "request_attachment").get(0);
        assertThat(attachment.latest().sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        try (InputStream original = documents.content(
                ofType(number, "request_original").get(0).latest().id())) {
            assertThat(original.transferTo(java.io.OutputStream.nullOutputStream()))
                    .isGreaterThan(40L * 1024 * 1024);
        }
    }

    private record Entered(String state, String placement, String reason, String caseNumber, Long letterId) {}

    /** The line of the register on a message, once it is dealt with. */
    private Entered entered(String messageId) {
        return await().atMost(PATIENCE)
                .until(
                        () -> jdbc.sql(
                                        """
                                        select state, placement, reason, case_number, letter_id from inbound_message
                                        where message_id = :id
                                        """)
                                .param("id", messageId)
                                .query((row, index) -> new Entered(
                                        row.getString("state"),
                                        row.getString("placement"),
                                        row.getString("reason"),
                                        row.getString("case_number"),
                                        row.getObject("letter_id", Long.class)))
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private CaseNumber fileOf(String messageId) {
        Entered entered = entered(messageId);
        assertThat(entered.state()).as(entered.toString()).isEqualTo("TO_SORT");
        return new CaseNumber(jdbc.sql("select file_number from inbound_message where message_id = :id")
                .param("id", messageId)
                .query(String.class)
                .single());
    }

    private CaseNumber awaitingClarification() {
        CaseNumber number = opening.received("2082-03-02");
        opening.start("request-intake", number, Map.of());
        driver.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of(
                        "screeningDecision",
                        "incomplete",
                        "missingItems",
                        "The country",
                        "correspondenceLanguage",
                        "en"));
        dispatcher.dispatch();
        await().atMost(PATIENCE).until(() -> letter(number, "clarification").state() == LetterState.SENT);
        return number;
    }

    private WrittenLetter letter(CaseNumber number, String letter) {
        return letters.ofCase(number).stream()
                .filter(found -> found.letter().equals(letter))
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new AssertionError("No " + letter + " in " + letters.ofCase(number)));
    }

    private String messageId(WrittenLetter letter) {
        return jdbc.sql("select message_id from message_log where id = :id")
                .param("id", letter.id())
                .query(String.class)
                .single();
    }

    /** Where the mail itself asks for answers. */
    private String replyAddress(WrittenLetter letter) throws Exception {
        String id = messageId(letter);
        GreenMailUser recipient = mailServer.getUserManager().getUserByEmail(letter.recipientAddress());
        for (var stored : mailServer
                .getManagers()
                .getImapHostManager()
                .getInbox(recipient)
                .getMessages()) {
            if (id.equals(stored.getMimeMessage().getHeader("Message-ID", null))) {
                return ((InternetAddress) stored.getMimeMessage().getReplyTo()[0]).getAddress();
            }
        }
        throw new AssertionError("The letter " + letter + " has not arrived.");
    }

    private List<RegisteredDocument> ofType(CaseNumber number, String type) {
        return documents.ofCase(number).stream()
                .filter(document -> document.type().equals(type))
                .toList();
    }

    private static String from(String address, String subject, String header, String text) {
        return "From: " + address + "\nSubject: " + subject + (header.isEmpty() ? "" : "\n" + header) + "\n\n" + text
                + "\n";
    }

    /** Sends a message and gives its Message-ID. */
    private String send(String message, String recipient) throws MessagingException, IOException {
        String id = "<" + UUID.randomUUID() + "@test.example.org>";
        String whole = "Message-ID: " + id + "\nTo: " + recipient + "\n" + message;
        deliver(whole.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1), recipient);
        return id;
    }

    private void deliver(byte[] message, String recipient) throws MessagingException {
        Session session = Session.getInstance(new Properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    "127.0.0.1",
                    environment.getRequiredProperty("socieux.demonstration.smtp-port", Integer.class),
                    null,
                    null);
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(message)),
                    new InternetAddress[] {new InternetAddress(recipient)});
        }
    }

    private static String head(byte[] message) {
        return new String(message, 0, Math.min(message.length, 600), StandardCharsets.ISO_8859_1);
    }
}
