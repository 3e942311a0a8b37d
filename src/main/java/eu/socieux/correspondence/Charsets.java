package eu.socieux.correspondence;

import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text from bytes whose character set is declared, declared wrongly, or not declared at all. */
final class Charsets {

    private Charsets() {}

    static String decode(byte[] bytes, String contentType) {
        Charset declared = declared(contentType);
        if (declared != null && !declared.equals(StandardCharsets.US_ASCII)) {
            return new String(bytes, declared);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, Charset.forName("windows-1252"));
        }
    }

    /** The name of a character set that a part declares and that does not exist; null when there is nothing wrong. */
    static String unknown(String contentType) {
        try {
            String name = contentType == null ? null : new ContentType(contentType).getParameter("charset");
            return name == null || declared(contentType) != null ? null : MailText.oneLine(name);
        } catch (ParseException unreadable) {
            return null;
        }
    }

    private static Charset declared(String contentType) {
        try {
            String name = new ContentType(contentType).getParameter("charset");
            return name == null ? null : Charset.forName(MimeUtility.javaCharset(name));
        } catch (ParseException | IllegalArgumentException unknown) {
            return null;
        }
    }
}
