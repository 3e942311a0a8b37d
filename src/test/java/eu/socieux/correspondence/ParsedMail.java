package eu.socieux.correspondence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Messages as the application reads them, for tests of what is done with them. */
public final class ParsedMail {

    private ParsedMail() {}

    /** What the message says; its attachments cannot be opened. */
    public static InboundMessage of(byte[] original) {
        try (SpooledMessage spooled = SpooledMessage.of(new ByteArrayInputStream(original))) {
            return MessageParser.parse(spooled);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
