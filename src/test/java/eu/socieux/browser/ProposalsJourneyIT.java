package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Samples;
import eu.socieux.intake.reading.RequestsAreRead;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.Mail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the clerk sees of what was read, and how a scan is keyed in. */
@IntegrationTest
@BrowserTest
class ProposalsJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final Pattern ID = Pattern.compile("(?im)^Message-ID: (<[^>]*>)");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private Mail mail;

    @Autowired
    private RequestsAreRead requests;

    @Test
    void theFormStartsWithWhatTheThreadSaysAndShowsWhereEachValueWasRead(Visit visit) throws Exception {
        CaseNumber number = received(Mail.sampleAsFirst(Samples.THREAD));
        requests.now();
        Tasklist tasklist = screening(visit, number);

        assertThat(tasklist.form()).containsText("Proposed from the request");
        assertThat(tasklist.form()).containsText("Solofo Andriamasy");
        Locator contact = visit.page().getByLabel("Contact person", new Page.GetByLabelOptions().setExact(true));
        assertThat(contact).hasValue("Hanta Rasolofomanana");
        visit.keep("1-proposals");
        tasklist.form().getByText("Proposed from the request").scrollIntoViewIfNeeded();
        visit.keep("2-where-it-was-read");
        contact.scrollIntoViewIfNeeded();
        visit.keep("3-fields-filled");
        visit.hadNoProblems();
        tasklist.signOut();
    }

    @Test
    void aScanThatCannotBeReadIsKeyedInBesideThePictureOfItsPages(Visit visit) throws Exception {
        CaseNumber number = received(messageWith(handwriting()));
        requests.now();
        Tasklist tasklist = screening(visit, number);
        Page page = visit.page();

        assertThat(tasklist.form()).containsText("handwritten.pdf: a scan whose text cannot be read here.");
        page.locator(".tabbed-content .nav-tabs a")
                .getByText("Documents", new Locator.GetByTextOptions().setExact(true))
                .click();
        button(page, "Look: handwritten.pdf, Version 1").click();
        button(page, "Beside the form").click();

        Locator beside = page.locator("aside.casework-beside");
        assertThat(beside.getByText("Page 1 of 2")).isVisible();
        assertThat(tasklist.form()).isVisible();
        tasklist.fill("Name of the institution", "Social Pensions Authority");
        visit.keep("4-keyed-in-beside-the-page");
        beside.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Next page"))
                .click();
        assertThat(beside.getByText("Page 2 of 2")).isVisible();
        beside.press("Escape");
        assertThat(beside).isHidden();
        visit.hadNoProblems();
        tasklist.signOut();
    }

    private Tasklist screening(Visit visit, CaseNumber number) {
        var tasklist = new Tasklist(visit.page(), "http://localhost:" + port);
        tasklist.signIn("clerk", PASSWORD);
        tasklist.choose("My groups");
        tasklist.open("Screen request", number);
        assertThat(tasklist.form()).containsText(number.value());
        tasklist.claim();
        return tasklist;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private CaseNumber received(byte[] message) throws Exception {
        Matcher id = ID.matcher(new String(message, StandardCharsets.ISO_8859_1));
        if (!id.find()) {
            throw new IllegalArgumentException("The message has no Message-ID.");
        }
        mail.deliver(message);
        CaseNumber number = await("the case of " + id.group(1))
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> jdbc.sql("select case_number from request where message_id = :id")
                                .param("id", id.group(1))
                                .query(String.class)
                                .optional()
                                .map(CaseNumber::new),
                        Optional::isPresent)
                .orElseThrow();
        cases.runDueJobs();
        return number;
    }

    private static byte[] messageWith(byte[] scan) throws Exception {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom("registry@pensions.example.org");
        message.setRecipients(RecipientType.TO, "requests@facility.example.org");
        message.setSubject("Our letter");
        var text = new MimeBodyPart();
        text.setText("See the letter.");
        var file = new MimeBodyPart();
        file.setContent(scan, "application/pdf");
        file.setFileName("handwritten.pdf");
        message.setContent(new MimeMultipart(text, file));
        message.saveChanges();
        var bytes = new ByteArrayOutputStream();
        message.writeTo(bytes);
        return bytes.toByteArray();
    }

    /** Two pages of strokes which no recognition takes for words. */
    private static byte[] handwriting() throws IOException {
        try (PDDocument document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            for (int number = 0; number < 2; number++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.drawImage(
                            LosslessFactory.createFromImage(document, strokes()),
                            0,
                            0,
                            PDRectangle.A4.getWidth(),
                            PDRectangle.A4.getHeight());
                }
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static BufferedImage strokes() {
        BufferedImage paper = new BufferedImage(1240, 1754, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D pen = paper.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        pen.setColor(Color.DARK_GRAY);
        pen.setStroke(new BasicStroke(4));
        for (int line = 0; line < 6; line++) {
            int y = 240 + line * 200;
            for (int x = 140; x < 1060; x += 4) {
                pen.drawLine(x, y + (int) (60 * Math.sin(x / 97.0)), x + 4, y + (int) (60 * Math.sin((x + 4) / 97.0)));
            }
        }
        pen.dispose();
        return paper;
    }
}
