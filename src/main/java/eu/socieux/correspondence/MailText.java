package eu.socieux.correspondence;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text that may stand in a header of a message: one line, no control characters. */
final class MailText {

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n\\t]]");
    private static final Pattern HALF_CHARACTER =
            Pattern.compile("[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");
    private static final int LONGEST_NAME = 150;
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,250}>");
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s\\p{Cntrl},;:<>\"()\\[\\]\\\\]+@[^@\\s\\p{Cntrl},;:<>\"()\\[\\]\\\\]+");

    private MailText() {}

    /** The text in one line; empty for null. */
    static String oneLine(String text) {
        return text == null
                ? ""
                : HALF_CHARACTER
                        .matcher(CONTROL.matcher(text).replaceAll(" "))
                        .replaceAll("\uFFFD")
                        .strip();
    }

    /** A text of several lines without what no database and no page takes: other control characters, half characters. */
    static String readable(String text) {
        return text == null
                ? ""
                : HALF_CHARACTER
                        .matcher(INVISIBLE.matcher(text).replaceAll(" "))
                        .replaceAll("\uFFFD")
                        .replace("\r\n", "\n")
                        .replace('\r', '\n');
    }

    /** A file name without folders and what no file system takes; empty when nothing is left. */
    static String fileName(String name) {
        String clean = oneLine(name).replaceAll("[\\\\/:*?\"<>|]+", "_");
        return clean.length() <= LONGEST_NAME
                ? clean
                : clean.substring(0, LONGEST_NAME - 50) + "…" + clean.substring(clean.length() - 40);
    }

    /** The first Message-ID in a header value, with its angle brackets; null when there is none. */
    static String messageId(String header) {
        if (header == null) {
            return null;
        }
        Matcher found = MESSAGE_ID.matcher(header);
        return found.find() ? found.group() : null;
    }

    /** Every Message-ID in a header value, in order. */
    static List<String> messageIds(String header) {
        return header == null
                ? List.of()
                : MESSAGE_ID.matcher(header).results().map(MatchResult::group).toList();
    }

    /** Whether a text is exactly one plain mail address. */
    static boolean isAddress(String text) {
        if (text == null || !ADDRESS.matcher(text).matches()) {
            return false;
        }
        try {
            new InternetAddress(text, true).validate();
            return true;
        } catch (AddressException invalid) {
            return false;
        }
    }
}
