package eu.socieux.correspondence;

import eu.socieux.directory.Facility;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Mails of a few plain lines that belong to no case. They leave at once; nothing of them is kept. */
@Component
public class PlainMail {

    private final JavaMailSender sender;
    private final Facility facility;
    private final MailboxSettings mailbox;
    private final Clock clock;

    PlainMail(JavaMailSender sender, Facility facility, MailboxSettings mailbox, Clock clock) {
        this.sender = sender;
        this.facility = facility;
        this.mailbox = mailbox;
        this.clock = clock;
    }

    /**
     * A mail to one person.
     *
     * @param identity what its Message-ID begins with; the same mail sent again has the same
     * @param name null when not known
     * @param body plain text
     */
    public record Message(String identity, String address, String name, String language, String subject, String body) {}

    /**
     * Hands a mail to the mail server.
     *
     * @throws org.springframework.mail.MailException when the server did not take it
     */
    public void send(Message message) {
        MimeMessage mime = sender.createMimeMessage();
        try {
            MimeMessageHelper mail = new MimeMessageHelper(mime, StandardCharsets.UTF_8.name());
            mail.setFrom(new InternetAddress(mailbox.address(), facility.name(), StandardCharsets.UTF_8.name()));
            String name = MailText.oneLine(message.name());
            mail.setTo(new InternetAddress(
                    message.address(), name.isEmpty() ? null : name, StandardCharsets.UTF_8.name()));
            mail.setSubject(MailText.oneLine(message.subject()));
            mail.setSentDate(Date.from(clock.instant()));
            mail.setText(message.body());
            mime.setHeader("Message-ID", "<" + message.identity() + "@" + mailbox.domain() + ">");
            mime.setHeader("Auto-Submitted", "auto-generated");
            mime.setHeader("X-Auto-Response-Suppress", "All");
            mime.setHeader("Content-Language", message.language());
        } catch (MessagingException | UnsupportedEncodingException malformed) {
            throw new MailPreparationException("The mail cannot be made into a message.", malformed);
        }
        sender.send(mime);
    }
}
