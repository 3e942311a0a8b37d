package eu.socieux.scenario;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;

/** Sends messages to the facility's mailbox over SMTP, as the outside world does. */
@TestComponent
public class Mail {

    private static final String FACILITY = "requests@facility.example.org";
    private static final Path SAMPLES = Path.of("docs", "samples");

    private final Environment environment;

    Mail(Environment environment) {
        this.environment = environment;
    }

    /** The bytes of a sample message, with a Message-ID of its own so that no earlier test has sent it. */
    public static byte[] sampleAsNew(String fileName) throws IOException {
        String text = Files.readString(SAMPLES.resolve(fileName), StandardCharsets.ISO_8859_1);
        String unique = "Message-ID: <" + UUID.randomUUID() + "@sender.example.org>";
        return text.replaceFirst("(?im)^Message-ID: .*$", unique).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The same with a subject of its own, too: an answer that no earlier test has begun continues nothing. */
    public static byte[] sampleAsFirst(String fileName) throws IOException {
        return new String(sampleAsNew(fileName), StandardCharsets.ISO_8859_1)
                .replaceFirst("(?im)^Subject: ", "Subject: " + UUID.randomUUID() + " ")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Sends these bytes, header and all, as they are. */
    public void deliver(byte[] message) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", environment.getRequiredProperty("socieux.demonstration.smtp-port"));
        Session session = Session.getInstance(properties);
        var mime = new MimeMessage(session, new ByteArrayInputStream(message));
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect();
            // Transport.send would give the message a new Message-ID.
            transport.sendMessage(mime, InternetAddress.parse(FACILITY));
        }
    }

    /** Whether a message was sent to this address. One whose recipients cannot be read is for nobody: ours can. */
    public static boolean isFor(String address, Message message) {
        try {
            Address[] recipients = message.getAllRecipients();
            return recipients != null
                    && Stream.of(recipients)
                            .anyMatch(recipient -> recipient instanceof InternetAddress one
                                    && address.equalsIgnoreCase(one.getAddress()));
        } catch (AddressException malformed) {
            return false;
        } catch (MessagingException unreadable) {
            throw new IllegalStateException("The recipients of a letter cannot be read.", unreadable);
        }
    }
}
