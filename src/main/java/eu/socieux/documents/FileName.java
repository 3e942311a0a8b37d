package eu.socieux.documents;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Names of files from outside, made safe for every system they may be saved on. */
final class FileName {

    private static final int LONGEST = 150;
    private static final int LONGEST_EXTENSION = 10;
    // Format characters too: a right-to-left override shows "exe.pdf" where the name ends in "fdp.exe".
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
    private static final Pattern RESERVED = Pattern.compile("[<>:\"|?*]");
    private static final Pattern EDGES = Pattern.compile("^[.\\s]+|[.\\s]+$");
    private static final Pattern DEVICE = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?");

    private FileName() {}

    /**
     * A name without path, invisible and reserved characters, at most 150 characters long.
     *
     * @param extension what to end the name with when it has no extension, dot included
     */
    static String safe(String name, String extension) {
        String last = name == null ? "" : name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = INVISIBLE
                .matcher(Normalizer.normalize(last, Normalizer.Form.NFC))
                .replaceAll("");
        clean = RESERVED.matcher(clean).replaceAll("_");
        clean = EDGES.matcher(clean).replaceAll("");
        if (clean.isEmpty()) {
            clean = "document";
        }
        if (DEVICE.matcher(clean).matches()) {
            clean = "_" + clean;
        }
        String ending = extensionOf(clean);
        String stem = clean.substring(0, clean.length() - ending.length());
        return cut(stem, LONGEST - LONGEST_EXTENSION) + (ending.isEmpty() ? extension : ending);
    }

    private static String extensionOf(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= LONGEST_EXTENSION ? name.substring(dot) : "";
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        // Never between the two halves of one character
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
