package eu.socieux.correspondence;

import jakarta.mail.Message;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import org.springframework.util.unit.DataSize;

/** Reads a mailbox as the application does, and prints what is in it. */
final class SmallHeapReader {

    private SmallHeapReader() {}

    public static void main(String[] arguments) throws Exception {
        MailboxSettings settings = new MailboxSettings(
                true,
                "127.0.0.1",
                Integer.parseInt(arguments[0]),
                arguments[1],
                "secret",
                null,
                "INBOX",
                "Quarantine",
                false,
                Duration.ofSeconds(1),
                Duration.ofMinutes(1),
                2,
                Duration.ZERO);
        UnseenMail unseen = new UnseenMail(new MailServer(settings), settings);
        System.out.println("begun");
        for (Message message : unseen.receive()) {
            try (SpooledMessage spooled = SpooledMessage.of(message::writeTo, DataSize.ofMegabytes(64))) {
                System.out.println("fetched");
                InboundMessage read = MessageParser.parse(spooled);
                System.out.println("text " + read.text());
                for (InboundAttachment attachment : read.attachments()) {
                    try (InputStream content = attachment.open()) {
                        System.out.println(
                                attachment.fileName() + " " + content.transferTo(OutputStream.nullOutputStream()));
                    }
                }
            }
        }
        unseen.close();
        unseen.disconnect();
        System.exit(0);
    }
}
