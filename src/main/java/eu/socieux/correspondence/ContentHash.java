package eu.socieux.correspondence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Tells a message from every other one, whichever way it came. Of the header only what the author wrote counts: each
 * server on the way adds lines of its own, so that a second delivery of the same message never has the same bytes.
 */
final class ContentHash {

    private static final List<String> AUTHORS_LINES = List.of(
            "from:", "to:", "cc:", "subject:", "date:", "message-id:", "in-reply-to:", "references:", "content-type:");
    private static final byte[] END_OF_HEADER = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    /** No header that anybody reads is longer. */
    private static final int LONGEST_HEADER = 1024 * 1024;

    private static final int BUFFER = 64 * 1024;

    private ContentHash() {}

    /** SHA-256 in hexadecimal digits. */
    static String of(Path original) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream content = Files.newInputStream(original)) {
            byte[] beginning = content.readNBytes(LONGEST_HEADER);
            int end = endOfHeader(beginning);
            String header = new String(beginning, 0, end, StandardCharsets.ISO_8859_1).replaceAll("\r?\n[ \t]+", " ");
            for (String line : header.split("\r?\n", -1)) {
                String name = line.substring(0, line.indexOf(':') + 1).toLowerCase(Locale.ROOT);
                if (AUTHORS_LINES.contains(name)) {
                    digest.update((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
                }
            }
            digest.update(beginning, end, beginning.length - end);
            byte[] buffer = new byte[BUFFER];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int endOfHeader(byte[] beginning) {
        for (int at = 0; at + END_OF_HEADER.length <= beginning.length; at++) {
            if (Arrays.equals(beginning, at, at + END_OF_HEADER.length, END_OF_HEADER, 0, END_OF_HEADER.length)) {
                return at;
            }
        }
        return 0;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }
}
