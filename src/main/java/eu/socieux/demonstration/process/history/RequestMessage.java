package eu.socieux.demonstration.process.history;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** The e-mail in which an institution asks: a letter in its language, and the signed letter as a file. */
final class RequestMessage {

    private final Words words;
    private final ScannedPaper paper;

    RequestMessage(Words words, ScannedPaper paper) {
        this.words = words;
        this.paper = paper;
    }

    /** Sends it to the facility's mailbox over SMTP. */
    void send(RequestStory story, String mailbox, int smtpPort) {
        try {
            var properties = new Properties();
            properties.put("mail.smtp.host", "127.0.0.1");
            properties.put("mail.smtp.port", String.valueOf(smtpPort));
            Session session = Session.getInstance(properties);
            MimeMessage message = message(session, story, mailbox);
            try (var transport = session.getTransport("smtp")) {
                transport.connect();
                transport.sendMessage(message, message.getAllRecipients());
            }
        } catch (MessagingException | UnsupportedEncodingException failed) {
            throw new IllegalStateException("The request of " + story.institution() + " could not be sent.", failed);
        }
    }

    private MimeMessage message(Session session, RequestStory story, String mailbox)
            throws MessagingException, UnsupportedEncodingException {
        String letter = words.text(story.language() + ".letter")
                .formatted(
                        story.title(),
                        words.text(story.language() + ".needs"),
                        story.activities(),
                        story.contact().name(),
                        story.position(),
                        story.institution());
        var text = new MimeBodyPart();
        text.setText(letter, StandardCharsets.UTF_8.name());
        var file = new MimeBodyPart();
        file.setFileName("request-" + story.number() + ".pdf");
        file.setContent(paper.of(story.title(), List.of(letter.split("\n", -1))), "application/pdf");
        var message = new MimeMessage(session);
        message.setFrom(
                new InternetAddress(story.contact().email(), story.contact().name(), StandardCharsets.UTF_8.name()));
        message.setRecipients(Message.RecipientType.TO, mailbox);
        message.setSubject(story.title(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(story.arrivesAt()));
        message.setContent(new MimeMultipart(text, file));
        message.saveChanges();
        return message;
    }
}
