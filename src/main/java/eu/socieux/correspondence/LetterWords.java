package eu.socieux.correspondence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a letter as it is edited.
 *
 * @param subject one line with placeholders
 * @param body HTML with placeholders, without the frame of the letter
 */
public record LetterWords(String subject, String body) {

    private static final Pattern TITLE = Pattern.compile("<title>(.*?)</title>", Pattern.DOTALL);
    private static final Pattern BODY = Pattern.compile("<body[^>]*>\\R?(.*?)\\s*</body>", Pattern.DOTALL);
    /** The subject stands before the text in one line, so that lines of the body are those that people see. */
    private static final String BEFORE_SUBJECT = "<title>";

    private static final String BEFORE_BODY = "</title><body>";

    /** What a file of a letter says. */
    static LetterWords of(String html) {
        return new LetterWords(
                first(TITLE, html).strip().replaceAll("\\s+", " "),
                first(BODY, html).stripTrailing().stripIndent());
    }

    /** The whole text; its first line has the subject and the first line of the body. */
    static String page(String subject, String body) {
        return BEFORE_SUBJECT + subject + BEFORE_BODY + body;
    }

    private static String first(Pattern pattern, String html) {
        Matcher found = pattern.matcher(html);
        return found.find() ? found.group(1) : "";
    }
}
