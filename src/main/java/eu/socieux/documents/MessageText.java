package eu.socieux.documents;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedFileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Properties;
import org.jsoup.Jsoup;

/** What is written in a mail: subject and text. What is attached is filed as documents of its own. */
final class MessageText {

    private static final int DEEPEST = 5;
    private static final int MOST_PARTS = 50;

    private final StringBuilder text = new StringBuilder();
    private final int characters;
    private int parts;

    private MessageText(int characters) {
        this.characters = characters;
    }

    static String of(Path file, int characters) throws IOException, MessagingException {
        try (InputStream content = new SharedFileInputStream(file.toFile())) {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), content);
            MessageText reading = new MessageText(characters);
            reading.add(message.getSubject());
            reading.read(message, 0);
            return reading.text.toString();
        }
    }

    private void read(Part part, int depth) throws IOException, MessagingException {
        if (depth > DEEPEST || ++parts > MOST_PARTS || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return;
        }
        if (part.isMimeType("text/plain") && part.getContent() instanceof String plain) {
            add(plain);
        } else if (part.isMimeType("text/html") && part.getContent() instanceof String html) {
            add(Jsoup.parse(html).text());
        } else if (part.getContent() instanceof Multipart several) {
            for (int index = 0; index < several.getCount(); index++) {
                BodyPart inner = several.getBodyPart(index);
                read(inner, depth + 1);
            }
        }
    }

    private void add(String words) {
        int room = characters - text.length();
        if (words != null && room > 0) {
            text.append(words, 0, Math.min(room, words.length())).append('\n');
        }
    }
}
