package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Samples;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@BrowserTest
class ScreeningJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String INSTITUTION = "Department of Social Assistance";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @LocalServerPort
    private int port;

    @Value("${socieux.demonstration.smtp-port}")
    private int smtpPort;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseDriver cases;

    @Test
    void aRequestByMailIsScreenedInTasklistAndGoesToTheActionManager(Visit visit) throws Exception {
        CaseNumber number = receive(Samples.ENGLISH);
        cases.runDueJobs();
        var tasklist = new Tasklist(visit.page(), "http://localhost:" + port);

        tasklist.signIn("clerk", PASSWORD);
        tasklist.choose("My groups");
        visit.keep("1-my-groups");
        tasklist.open("Screen request", number);
        assertThat(tasklist.form()).containsText(number.value());
        assertThat(tasklist.form()).containsText("single social registry and cash transfer targeting (Malawi)");
        tasklist.claim();
        visit.keep("2-claimed");

        screen(tasklist);
        visit.keep("3-filled-in");
        tasklist.complete().click();
        assertThat(tasklist.form()).isHidden();
        visit.keep("4-completed");
        visit.hadNoProblems();

        cases.runDueJobs();
        tasklist.signOut();
        tasklist.signIn("action", PASSWORD);
        tasklist.choose("My groups");
        tasklist.open("Assess eligibility", number);
        assertThat(tasklist.form()).containsText(number.value());
        assertThat(tasklist.form()).containsText(INSTITUTION);
        assertThat(tasklist.form()).containsText("Automatic check");
        visit.keep("5-assess-eligibility");
        visit.hadNoProblems();
        tasklist.signOut();
    }

    @Test
    void aTaskWithoutItsDocumentStaysOpenAndSaysWhichOneIsMissing(Visit visit) throws Exception {
        CaseNumber number = receive(Samples.ENGLISH);
        cases.runDueJobs();
        cases.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of("screeningDecision", "incomplete", "missingItems", "The signed letter"));
        var tasklist = new Tasklist(visit.page(), "http://localhost:" + port);

        tasklist.signIn("clerk", PASSWORD);
        tasklist.choose("My groups");
        tasklist.open("Await clarification", number);
        assertThat(tasklist.form()).containsText(number.value());
        assertThat(tasklist.form()).containsText("The signed letter");
        tasklist.claim();
        tasklist.select("How the answer arrives", "Telephone call");
        tasklist.fill("Date of the answer", "10/03/2026");
        tasklist.tick(
                "What does the institution answer?",
                "The institution gives the information and maintains its request.");
        tasklist.complete().click();

        assertThat(tasklist.notice())
                .containsText("This task cannot be completed yet: “Answer to the clarification” is not on file for "
                        + number + ". Upload it in the tab Documents, then complete the task.");
        assertThat(tasklist.notice()).not().containsText("ENGINE-");
        assertThat(tasklist.form()).isVisible();
        visit.keep("6-document-missing");

        cases.file(number, null, "clarification_answer");
        tasklist.complete().click();
        assertThat(tasklist.form()).isHidden();
    }

    private static void screen(Tasklist tasklist) {
        tasklist.select("Kind of request", "Structured request");
        tasklist.select("Country", "Malawi");
        tasklist.fill("Name of the institution", INSTITUTION);
        tasklist.select("Kind of institution", "Central government");
        tasklist.fill("Contact person", "Limbani Kachale");
        tasklist.fill("E-mail", "l.kachale@socialwelfare.example.org");
        tasklist.fill("Title of the request", "Single social registry and cash transfer targeting");
        tasklist.select("Main area", "Social assistance: cash transfers");
        tasklist.fill("Needs", "One form, one scoring method and one data quality routine for four districts.");
        tasklist.fill("Number of activities proposed", "3");
        tasklist.select("Has the EU Delegation been informed?", "Yes");
        tasklist.select("Language of letters to the institution", "English");
        tasklist.tick("Is the request complete?", "The request is complete and goes on to the eligibility check.");
    }

    private CaseNumber receive(String sample) throws Exception {
        String unique = UUID.randomUUID() + ".";
        String text = new String(Samples.bytes(sample), StandardCharsets.ISO_8859_1)
                .replaceAll("\r?\n", "\r\n")
                .replaceFirst("Message-ID: <", "Message-ID: <" + unique);
        var session = Session.getInstance(new Properties());
        var message = new MimeMessage(session, new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
        try (var transport = session.getTransport("smtp")) {
            transport.connect("localhost", smtpPort, null, null);
            transport.sendMessage(
                    message, new InternetAddress[] {new InternetAddress("requests@facility.example.org")});
        }
        return await("the case of " + sample)
                .atMost(PATIENCE)
                .until(
                        () -> jdbc.sql("select case_number from request where message_id like :id")
                                .param("id", "%" + unique + "%")
                                .query(String.class)
                                .optional()
                                .map(CaseNumber::new),
                        Optional::isPresent)
                .orElseThrow();
    }
}
