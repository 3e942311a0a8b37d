package eu.socieux.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.spy;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import eu.socieux.IntegrationTest;
import eu.socieux.directory.Facility;
import eu.socieux.documents.DocumentSettings;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.intake.RegisteredRequest;
import eu.socieux.intake.Requests;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.FlagTerm;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class LettersAndMailIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired
    private GreenMail mailServer;

    @Autowired
    private JavaMailSender sender;

    @Autowired
    private MailboxSettings mailbox;

    @Autowired
    private MailServer mailboxServer;

    @Autowired
    private ReceivedMessages received;

    @Autowired
    private HoldingPen pen;

    @Autowired
    private DocumentSettings documentSettings;

    @Autowired
    private ObjectProvider<MailOnlyWords> mailOnly;

    @Autowired
    private ReplyAddresses replyAddresses;

    @Autowired
    private MessageLog log;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Letters letters;

    @Autowired
    private Documents documents;

    @Autowired
    private Requests requests;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private Facility facility;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Clock clock;

    @BeforeEach
    void dispatchOnlyWhenTheTestDoes() {
        dispatcher.stop();
    }

    @AfterEach
    void dispatchAgain() {
        dispatcher.start();
    }

    @ParameterizedTest
    @CsvSource({
        Samples.ENGLISH + ",en,2,email,t.phiri@socialwelfare.example.org",
        Samples.FRENCH + ",fr,1,email,o.batraore@solidarite.example.org",
        Samples.SPANISH + ",es,1,email,partes@prevision.example.org",
        Samples.FORWARDED + ",pt,3,email,a.evora@previdencia.example.org",
        Samples.FAX + ",en,1,fax,",
        Samples.THREAD + ",fr,3,email,h.rasolo@caisse-as.example.org",
    })
    void everySampleBecomesACaseWithNothingLost(
            String sample, String language, int attachments, String channel, String contact) throws Exception {
        String unique = UUID.randomUUID() + ".";
        byte[] message = Samples.bytes(sample);
        CaseNumber number = receive(new String(message, StandardCharsets.ISO_8859_1)
                .replaceFirst("Message-ID: <", "Message-ID: <" + unique));

        RegisteredRequest request = requests.find(number).orElseThrow();
        assertThat(request.channel().key()).isEqualTo(channel);
        assertThat(request.detectedLanguage()).isEqualTo(language);
        List<RegisteredDocument> filed = documents.ofCase(number);
        assertThat(filed)
                .filteredOn(document -> document.type().equals("request_original"))
                .singleElement()
                .satisfies(original -> assertThat(content(original))
                        .as("the original, from its first line on")
                        .contains(new String(message, StandardCharsets.ISO_8859_1)
                                .replaceFirst("Message-ID: <", "Message-ID: <" + unique)
                                .strip()));
        assertThat(filed)
                .filteredOn(document -> document.type().equals("request_attachment"))
                .hasSize(attachments);
        assertThat(filed)
                .allSatisfy(document -> assertThat(document.latest().origin()).isEqualTo("mail"));
        Map<String, Object> known = facts.of(CaseScope.wholeCase(number));
        assertThat(known.get("contactEmail")).isEqualTo(contact);
        assertThat(known).containsEntry("correspondenceLanguage", language);

        runJobs(number);
        dispatcher.dispatch();
        WrittenLetter acknowledgement = letter(number, "acknowledgement");
        assertThat(acknowledgement.language()).isEqualTo(language);
        if (contact == null) {
            assertThat(acknowledgement.state()).isEqualTo(LetterState.NOT_SENT);
            assertThat(acknowledgement.reason()).isEqualTo("gateway address");
        } else {
            assertThat(acknowledgement.state()).isEqualTo(LetterState.SENT);
            assertThat(delivered(contact, acknowledgement.subject())).hasSize(1);
        }
        assertThat(documents.ofCase(number))
                .filteredOn(document -> document.type().equals("letter_out"))
                .hasSize(1);
    }

    @Test
    void aForwardedRequestKeepsBothDatesAndNamesWhoPassedItOn() throws Exception {
        CaseNumber number = receive(new String(Samples.bytes(Samples.FORWARDED), StandardCharsets.ISO_8859_1)
                .replaceFirst("Message-ID: <", "Message-ID: <" + UUID.randomUUID()));

        RegisteredRequest request = requests.find(number).orElseThrow();
        assertThat(request.firstReceivedOn()).hasToString("2026-03-11");
        assertThat(request.forwardedBy()).isEqualTo("m.lindqvist@delegation-cv.example.org");
        assertThat(request.senderName()).contains("Ângelo Mendes Évora");
    }

    @Test
    void aMessageDeliveredTwiceIsFiledOnce() throws Exception {
        String message = request("Twice");
        CaseNumber number = receive(message);
        send("Received: from elsewhere\r\n" + message);
        await().atMost(PATIENCE).until(() -> unseen().isEmpty());

        assertThat(jdbc.sql("select count(*) from request where subject = 'Twice'")
                        .query(Integer.class)
                        .single())
                .as("requests registered as %s", number)
                .isOne();
    }

    @Test
    void theAcknowledgementIsThreadedHarmlessAndItsArchiveCopyIsNoRequest() throws Exception {
        CaseNumber number = receive(request("Threaded"));
        runJobs(number);
        dispatcher.dispatch();
        await().atMost(PATIENCE).until(() -> unseen().isEmpty());

        WrittenLetter letter = letter(number, "acknowledgement");
        MimeMessage mail =
                delivered("asking@ministry.example.org", letter.subject()).get(0);
        String original = jdbc.sql("select message_id from request where case_number = :number")
                .param("number", number.value())
                .query(String.class)
                .single();
        assertThat(mail.getHeader("In-Reply-To", null)).isEqualTo(original);
        assertThat(mail.getHeader("References", null)).isEqualTo(original);
        assertThat(mail.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
        assertThat(mail.getHeader("Bcc", null)).isNull();
        assertThat(mail.getFrom()[0]).asString().contains(mailbox.address());
        assertThat(mail.getSubject()).contains(number.value());
        assertThat(jdbc.sql("select state from inbound_message where message_id = :id")
                        .param("id", mail.getMessageID())
                        .query(String.class)
                        .list())
                .containsExactly("ARCHIVE_COPY");
        assertThat(jdbc.sql("select archived_at is not null from message_log where id = :id")
                        .param("id", letter.id())
                        .query(Boolean.class)
                        .single())
                .isTrue();
    }

    @Test
    void anAnswerIsFiledToItsCaseAndNeverAnswered() throws Exception {
        CaseNumber number = receive(request("Question"));
        runJobs(number);
        dispatcher.dispatch();
        WrittenLetter letter = letter(number, "acknowledgement");
        String ours = delivered("asking@ministry.example.org", letter.subject())
                .get(0)
                .getMessageID();
        int before = documents.ofCase(number).size();
        int requestsBefore = count("request");
        send(
                """
                From: Somebody else <else@ministry.example.org>
                To: requests@facility.example.org
                Subject: Re: your letter
                Message-ID: <%s@ministry.example.org>
                In-Reply-To: %s
                Auto-Submitted: auto-replied

                I am out of the office.
                """
                        .formatted(UUID.randomUUID(), ours));

        await().atMost(PATIENCE).until(() -> documents.ofCase(number).size(), found -> found == before + 1);
        assertThat(documents.ofCase(number).get(before).latest().fileName()).isEqualTo("Re_ your letter.eml");
        assertThat(count("request")).isEqualTo(requestsBefore);
        assertThat(letters.ofCase(number)).hasSize(1);
    }

    @Test
    void whatAMachineWritesWithoutACaseIsKeptAndOpensNone() throws Exception {
        int requestsBefore = count("request");
        String subject = "Holiday " + UUID.randomUUID();
        send(
                """
                From: Holiday <holiday@ministry.example.org>
                Subject: %s
                Message-ID: <%s@ministry.example.org>
                Auto-Submitted: auto-replied

                Away.
                """
                        .formatted(subject, UUID.randomUUID()));

        await().atMost(PATIENCE)
                .until(
                        () -> jdbc.sql(
                                        "select state from inbound_message where subject = :subject and original is not null")
                                .param("subject", subject)
                                .query(String.class)
                                .list(),
                        states -> states.equals(List.of("KEPT")));
        assertThat(count("request")).isEqualTo(requestsBefore);
    }

    @Test
    void aLetterNobodyTakesBecomesAnIncidentAndIsSentOnceLater() throws Exception {
        CaseNumber number = receive(request("Unlucky"));
        runJobs(number);
        Dispatcher withoutServer = dispatcher(unreachable(), 2);
        withoutServer.dispatch();
        WrittenLetter waiting = letter(number, "acknowledgement");
        assertThat(waiting.state()).isEqualTo(LetterState.PENDING);
        assertThat(waiting.attempts()).isEqualTo(1);
        assertThat(waiting.reason()).isNotBlank();
        assertThat(waiting.nextAttemptAt()).isAfter(clock.instant());

        makeDue(waiting.id());
        withoutServer.dispatch();
        assertThat(letter(number, "acknowledgement").state()).isEqualTo(LetterState.FAILED);
        List<Incident> incidents = incidents(waiting.id());
        assertThat(incidents).isNotEmpty().allSatisfy(incident -> assertThat(incident.getIncidentMessage())
                .contains("acknowledgement", "asking@ministry.example.org"));
        assertThat(incidents).extracting(Incident::getActivityId).contains("UserTask_ScreenRequest");

        assertThat(letters.retry(waiting.id())).isTrue();
        assertThat(letters.retry(waiting.id())).isFalse();
        dispatcher.dispatch();
        dispatcher.dispatch();
        assertThat(letter(number, "acknowledgement").state()).isEqualTo(LetterState.SENT);
        assertThat(incidents(waiting.id())).isEmpty();
        assertThat(delivered("asking@ministry.example.org", waiting.subject())).hasSize(1);
    }

    @Test
    void aLetterThatHadLeftBeforeTheCrashIsNotSentAgain() throws Exception {
        CaseNumber number = receive(request("Crash after sending"));
        runJobs(number);
        long id = letter(number, "acknowledgement").id();
        JavaMailSender crashing = spy(sender);
        OutgoingMail mail = new OutgoingMail(crashing, documents, facility, mailbox, replyAddresses, mailOnly, clock);
        mail.send(claim(id));
        interruptLongAgo(id);

        dispatcher(crashing, 3).dispatch();
        assertThat(letter(number, "acknowledgement").state()).isEqualTo(LetterState.SENT);
        verify(crashing, times(1)).send(any(MimeMessage.class));
    }

    @Test
    void aLetterThatHadNotLeftBeforeTheCrashIsSentAfterwards() throws Exception {
        CaseNumber number = receive(request("Crash before sending"));
        runJobs(number);
        WrittenLetter letter = letter(number, "acknowledgement");
        claim(letter.id());
        dispatcher.dispatch();
        assertThat(letter(number, "acknowledgement").state())
                .as("a letter another node may be sending right now")
                .isEqualTo(LetterState.SENDING);

        interruptLongAgo(letter.id());
        dispatcher.dispatch();
        assertThat(letter(number, "acknowledgement").state()).isEqualTo(LetterState.SENT);
        assertThat(delivered("asking@ministry.example.org", letter.subject())).hasSize(1);
    }

    @Test
    void whatALostAnswerOfTheServerLeavesOpenTheArchiveCopyDecides() throws Exception {
        CaseNumber number = receive(request("Lost answer"));
        runJobs(number);
        WrittenLetter letter = letter(number, "acknowledgement");
        JavaMailSender losing = spy(sender);
        Dispatcher dispatching = dispatcher(losing, 3);
        doAnswer(call -> {
                    call.callRealMethod();
                    throw new MailSendException("connection lost after the message");
                })
                .when(losing)
                .send(any(MimeMessage.class));
        dispatching.dispatch();
        assertThat(letter(number, "acknowledgement").state()).isEqualTo(LetterState.PENDING);

        makeDue(letter.id());
        dispatching.dispatch();
        assertThat(letter(number, "acknowledgement").state()).isEqualTo(LetterState.SENT);
        assertThat(delivered("asking@ministry.example.org", letter.subject())).hasSize(1);
    }

    @Test
    void theSameCauseWritesTheSameLetterOnce() throws Exception {
        CaseNumber number = receive(request("Once"));
        CaseScope scope = CaseScope.wholeCase(number);
        transactions.executeWithoutResult(status -> letters.write(scope, "clarification", "partner", "cause"));
        transactions.executeWithoutResult(status -> letters.write(scope, "clarification", "partner", "cause"));
        transactions.executeWithoutResult(status -> letters.write(scope, "clarification", null, "another cause"));
        transactions.executeWithoutResult(status -> {
            letters.write(scope, "clarification", "partner", "rolled back");
            status.setRollbackOnly();
        });

        assertThat(letters.ofCase(number)).hasSize(2);
        assertThat(documents.ofCase(number))
                .filteredOn(document -> document.type().equals("letter_out"))
                .hasSizeBetween(1, 2);
    }

    @Test
    void aMessageThatCannotBeFiledHoldsUpNoOtherAndIsSetAside() throws Exception {
        String user = "quarantine-" + UUID.randomUUID() + "@facility.example.org";
        GreenMailUser account = mailServer.setUser(user, user, "secret");
        account.deliver(message(request("Poison")));
        account.deliver(message(request("Healthy")));
        MailboxSettings settings = new MailboxSettings(
                true,
                mailbox.host(),
                mailbox.port(),
                user,
                "secret",
                null,
                "INBOX",
                "Quarantine",
                false,
                Duration.ofSeconds(1),
                Duration.ofSeconds(10),
                2,
                Duration.ZERO);
        MailFiling filing = mock(MailFiling.class);
        doThrow(new IllegalStateException("no room"))
                .when(filing)
                .file(argThat(message -> message != null && holds(message, "Poison")), any());
        MailboxReader reader = new MailboxReader(
                filing, received, pen, documentSettings, new MailServer(settings), settings, transactions, clock);

        reader.read();
        verify(filing, times(2)).file(any(), any());
        reader.read();
        reader.read();
        verify(filing, times(3)).file(any(), any());
        reader.stop();

        assertThat(subjects(user, "INBOX")).containsExactly("Healthy");
        assertThat(subjects(user, "Quarantine")).containsExactly("Poison");
        assertThat(jdbc.sql("select reason from inbound_message where state = 'QUARANTINED'")
                        .query(String.class)
                        .list())
                .anySatisfy(reason -> assertThat(reason).contains("no room"));
        assertThat(jdbc.sql(
                                "select original from inbound_message where state = 'QUARANTINED' and reason like '%no room%'")
                        .query((row, index) -> new String(row.getBytes("original"), StandardCharsets.UTF_8))
                        .list())
                .as("what the journal of mail gives out")
                .anySatisfy(original -> assertThat(original).contains("Poison"));
        assertThat(runtimeService
                        .createProcessInstanceQuery()
                        .processDefinitionKey("unreadable-message")
                        .count())
                .as("tasks to look at the message in quarantine")
                .isPositive();
    }

    private static boolean holds(SpooledMessage message, String words) {
        try {
            return Files.readString(message.original(), StandardCharsets.ISO_8859_1)
                    .contains(words);
        } catch (IOException closed) {
            return false;
        }
    }

    private CaseNumber receive(String message) throws MessagingException {
        String id = MailText.messageId(message(message).getHeader("Message-ID", null));
        send(message);
        return await().atMost(PATIENCE)
                .until(
                        () -> jdbc.sql("select case_number from request where message_id = :id")
                                .param("id", id)
                                .query(String.class)
                                .optional()
                                .map(CaseNumber::new),
                        Optional::isPresent)
                .orElseThrow();
    }

    private void send(String message) throws MessagingException {
        JavaMailSenderImpl smtp = (JavaMailSenderImpl) sender;
        Session session = Session.getInstance(new Properties());
        try (var transport = session.getTransport("smtp")) {
            transport.connect(smtp.getHost(), smtp.getPort(), null, null);
            transport.sendMessage(message(message), new InternetAddress[] {new InternetAddress(mailbox.address())});
        }
    }

    private static MimeMessage message(String message) throws MessagingException {
        String lines = message.replaceAll("\r?\n", "\r\n");
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static String request(String subject) {
        return """
                From: The Ministry <asking@ministry.example.org>
                To: requests@facility.example.org
                Subject: %s
                Message-ID: <%s@ministry.example.org>
                Date: Tue, 03 Mar 2026 10:12:44 +0200

                Dear Sir or Madam, we would like to ask for the help of your experts with our pension reform.
                """
                .formatted(subject, UUID.randomUUID());
    }

    private void runJobs(CaseNumber number) {
        List<Job> due;
        do {
            List<String> instances =
                    runtimeService
                            .createProcessInstanceQuery()
                            .processInstanceBusinessKey(number.value())
                            .list()
                            .stream()
                            .map(instance -> instance.getId())
                            .toList();
            due = managementService.createJobQuery().executable().list().stream()
                    .filter(job -> instances.contains(job.getProcessInstanceId()))
                    .toList();
            due.forEach(job -> managementService.executeJob(job.getId()));
        } while (!due.isEmpty());
    }

    private WrittenLetter letter(CaseNumber number, String letter) {
        return letters.ofCase(number).stream()
                .filter(found -> found.letter().equals(letter))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError("There is no letter " + letter + " in " + letters.ofCase(number)));
    }

    private Dispatcher dispatcher(JavaMailSender through, int attempts) {
        CorrespondenceSettings settings = new CorrespondenceSettings(
                Duration.ofSeconds(5),
                attempts,
                Duration.ofMinutes(1),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                List.of());
        return new Dispatcher(
                log,
                new OutgoingMail(through, documents, facility, mailbox, replyAddresses, mailOnly, clock),
                mailboxServer,
                settings,
                transactions,
                events,
                clock);
    }

    private static JavaMailSender unreachable() {
        JavaMailSenderImpl nobody = new JavaMailSenderImpl();
        nobody.setHost("127.0.0.1");
        nobody.setPort(1);
        return nobody;
    }

    private OutgoingLetter claim(long id) {
        OutgoingLetter claimed = transactions.execute(status -> log.claimNext()).orElseThrow();
        assertThat(claimed.id()).isEqualTo(id);
        return claimed;
    }

    private void makeDue(long id) {
        jdbc.sql("update message_log set next_attempt_at = written_at where id = :id")
                .param("id", id)
                .update();
    }

    private void interruptLongAgo(long id) {
        jdbc.sql("update message_log set claimed_at = claimed_at - interval '1 hour' where id = :id")
                .param("id", id)
                .update();
    }

    private List<Incident> incidents(long letter) {
        return runtimeService
                .createIncidentQuery()
                .incidentType("letterNotSent")
                .configuration(String.valueOf(letter))
                .list();
    }

    private List<MimeMessage> delivered(String address, String subject) throws Exception {
        GreenMailUser recipient = mailServer.getUserManager().getUserByEmail(address);
        return mailServer.getManagers().getImapHostManager().getInbox(recipient).getMessages().stream()
                .map(stored -> stored.getMimeMessage())
                .filter(mail -> subject.equals(subject(mail)))
                .toList();
    }

    private List<String> unseen() throws MessagingException {
        try (var store = Session.getInstance(mailboxServer.properties(), mailboxServer.authenticator())
                .getStore()) {
            store.connect();
            var folder = store.getFolder("INBOX");
            folder.open(Folder.READ_ONLY);
            // The server is asked once, however much other tests left in the mailbox
            return Stream.of(folder.search(new FlagTerm(new Flags(Flag.SEEN), false)))
                    .map(LettersAndMailIT::subject)
                    .toList();
        }
    }

    private List<String> subjects(String user, String name) throws MessagingException {
        try (var store = Session.getInstance(mailboxServer.properties()).getStore()) {
            store.connect(mailbox.host(), mailbox.port(), user, "secret");
            var folder = store.getFolder(name);
            folder.open(Folder.READ_ONLY);
            return Arrays.stream(folder.getMessages())
                    .map(LettersAndMailIT::subject)
                    .toList();
        }
    }

    private static String subject(Message message) {
        try {
            return message.getSubject();
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private int count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Integer.class).single();
    }

    private String content(RegisteredDocument document) {
        try (InputStream content = documents.content(document.latest().id())) {
            return new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
