package eu.socieux.correspondence;

import java.nio.charset.StandardCharsets;
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

    private ContentHash() {}

    /** SHA-256 in hexadecimal digits. */
    static String of(byte[] original) {
        int end = endOfHeader(original);
        MessageDigest digest = sha256();
        String header = new String(original, 0, end, StandardCharsets.ISO_8859_1).replaceAll("\r?\n[ \t]+", " ");
        for (String line : header.split("\r?\n", -1)) {
            String name = line.substring(0, line.indexOf(':') + 1).toLowerCase(Locale.ROOT);
            if (AUTHORS_LINES.contains(name)) {
                digest.update((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        digest.update(original, end, original.length - end);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static int endOfHeader(byte[] original) {
        for (int at = 0; at + END_OF_HEADER.length <= original.length; at++) {
            if (Arrays.equals(original, at, at + END_OF_HEADER.length, END_OF_HEADER, 0, END_OF_HEADER.length)) {
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
