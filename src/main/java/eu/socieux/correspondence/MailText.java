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
    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,250}>");
    private static final Pattern ADDRESS =
            Pattern.compile("[^@\\s\\p{Cntrl},;:<>\"()\\[\\]\\\\]+@[^@\\s\\p{Cntrl},;:<>\"()\\[\\]\\\\]+");

    private MailText() {}

    /** The text in one line; empty for null. */
    static String oneLine(String text) {
        return text == null ? "" : CONTROL.matcher(text).replaceAll(" ").strip();
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
