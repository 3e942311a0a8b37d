package eu.socieux.correspondence;

import eu.socieux.documents.Documents;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;

/** Reads messages again that were filed as documents. */
@Component
public class FiledMail {

    /** The media type under which the register keeps messages. */
    public static final String MEDIA_TYPE = "message/rfc822";

    private final Documents documents;

    FiledMail(Documents documents) {
        this.documents = documents;
    }

    /** What a filed message says; whatever cannot be understood of it is empty. Its attachments cannot be opened. */
    public InboundMessage read(long versionId) {
        try (SpooledMessage message = open(versionId)) {
            return MessageParser.parse(message);
        } catch (IOException lost) {
            throw new UncheckedIOException("The message in version " + versionId + " cannot be read.", lost);
        }
    }

    /** A filed message on the disk, to be closed by the caller. */
    SpooledMessage open(long versionId) throws IOException {
        try (InputStream content = documents.content(versionId)) {
            return SpooledMessage.of(content);
        }
    }
}
