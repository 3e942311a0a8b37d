package eu.socieux.directory;

import eu.socieux.directory.ChangeRefused.Reason;
import java.util.regex.Pattern;

/** What people type into the fields of the directory. */
final class Texts {

    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()]{1,64}@[A-Za-z0-9.-]{1,190}\\.[A-Za-z]{2,63}");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}&&[^\\n]]");

    private Texts() {}

    /** The text without blanks around it; null when there is none. */
    static String optional(String typed, int longest, String field) {
        String text = typed == null
                ? ""
                : UNSEEN.matcher(typed.replace("\r\n", "\n")).replaceAll(" ").strip();
        if (text.length() > longest) {
            throw new ChangeRefused(Reason.TOO_LONG, field);
        }
        return text.isEmpty() ? null : text;
    }

    /** The text without blanks around it. */
    static String needed(String typed, int longest, String field) {
        String text = optional(typed, longest, field);
        if (text == null) {
            throw new ChangeRefused(Reason.MISSING, field);
        }
        return text;
    }

    /** A mail address; null when there is none. */
    static String address(String typed, String field) {
        String text = optional(typed, 254, field);
        if (text != null && !ADDRESS.matcher(text).matches()) {
            throw new ChangeRefused(Reason.NO_ADDRESS, field);
        }
        return text;
    }
}
