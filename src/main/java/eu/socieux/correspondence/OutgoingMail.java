package eu.socieux.correspondence;

import eu.socieux.directory.Facility;
import eu.socieux.documents.Documents;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Makes a mail of a letter and hands it to the mail server, with a blind copy to the facility's own mailbox. */
@Component
class OutgoingMail {

    private final JavaMailSender sender;
    private final Documents documents;
    private final Facility facility;
    private final MailboxSettings mailbox;
    private final ReplyAddresses replyAddresses;
    private final ObjectProvider<MailOnlyWords> mailOnly;
    private final Clock clock;

    OutgoingMail(
            JavaMailSender sender,
            Documents documents,
            Facility facility,
            MailboxSettings mailbox,
            ReplyAddresses replyAddresses,
            ObjectProvider<MailOnlyWords> mailOnly,
            Clock clock) {
        this.sender = sender;
        this.documents = documents;
        this.facility = facility;
        this.mailbox = mailbox;
        this.replyAddresses = replyAddresses;
        this.mailOnly = mailOnly;
        this.clock = clock;
    }

    /**
     * Sends a letter.
     *
     * @throws MailException when the mail server did not take it, or its outcome is not known
     */
    void send(OutgoingLetter letter) {
        sender.send(message(letter));
    }

    private MimeMessage message(OutgoingLetter letter) {
        MimeMessage message = sender.createMimeMessage();
        try {
            MimeMessageHelper mail = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            mail.setFrom(address(mailbox.address(), facility.name()));
            mail.setReplyTo(address(replyAddresses.of(letter.scope().caseNumber()), facility.name()));
            mail.setTo(address(letter.recipientAddress(), letter.recipientName()));
            // The archive copy tells after a crash whether the letter had left already.
            mail.setBcc(mailbox.address());
            mail.setSubject(MailText.oneLine(letter.subject()));
            mail.setSentDate(Date.from(clock.instant()));
            Map<String, String> words = new HashMap<>();
            mailOnly.forEach(source -> words.putAll(source.of(letter.id(), letter.text())));
            mail.setText(with(words, letter.text()), with(words, letter.html()));
            for (LetterAttachment attachment : letter.attachments()) {
                mail.addAttachment(
                        attachment.fileName(), new ByteArrayResource(content(attachment)), attachment.mediaType());
            }
            message.setHeader("Message-ID", letter.messageId());
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setHeader("X-Auto-Response-Suppress", "All");
            message.setHeader("Content-Language", letter.language());
            String answered = MailText.messageId(letter.inReplyTo());
            if (answered != null) {
                message.setHeader("In-Reply-To", answered);
                message.setHeader("References", answered);
            }
            return message;
        } catch (MessagingException | UnsupportedEncodingException malformed) {
            throw new MailPreparationException("The letter cannot be made into a message.", malformed);
        }
    }

    private static String with(Map<String, String> words, String text) {
        String said = text;
        for (Map.Entry<String, String> word : words.entrySet()) {
            said = said.replace(word.getKey(), word.getValue());
        }
        return said;
    }

    private byte[] content(LetterAttachment attachment) {
        try (InputStream content = documents.content(attachment.versionId())) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new MailPreparationException(
                    "The document " + attachment.fileName() + " cannot be read from the register.", unreadable);
        }
    }

    private static InternetAddress address(String address, String name) throws UnsupportedEncodingException {
        String person = MailText.oneLine(name);
        InternetAddress made = new InternetAddress();
        made.setAddress(address);
        made.setPersonal(person.isEmpty() ? null : person, StandardCharsets.UTF_8.name());
        return made;
    }
}
