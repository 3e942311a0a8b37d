package eu.socieux.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageDetector;
import org.apache.tika.language.detect.LanguageResult;
import org.springframework.stereotype.Component;

/** Finds the language to answer in, from what the sender wrote last. */
@Component
public class LanguageGuess {

    private static final String OTHERWISE = "en";
    private static final Set<String> ANSWERED = Set.of("en", "fr", "es", "pt");
    /** Neighbours are known too, lest a text in one of them be taken for a language the facility writes. */
    private static final Set<String> KNOWN = Set.of("en", "fr", "es", "pt", "it", "de", "nl", "ro", "ru", "ar", "tr");

    /** Where mail programs put what is being answered below the answer. */
    private static final Pattern OLDER = Pattern.compile(
            "(?m)^\\s*(_{10,}|-{3,}\\s*(original|message|mensa|forwarded|doorgestuurd).*|>.*"
                    + "|(from|de|von)\\s?:.*@.*|(le|on|el|em) .{5,90}(a écrit|wrote|escribió|escreveu)\\s?:)\\s*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private LanguageDetector detector;

    /** {@code en}, {@code fr}, {@code es} or {@code pt}; English when it is none of these or cannot be told. */
    public String of(String text) {
        Matcher older = OLDER.matcher(text);
        String newest =
                older.find() && !text.substring(0, older.start()).isBlank() ? text.substring(0, older.start()) : text;
        LanguageResult found = detect(newest);
        return ANSWERED.contains(found.getLanguage()) ? found.getLanguage() : OTHERWISE;
    }

    /** A detector serves one text at a time; its models take a second to load, and are loaded with the first text. */
    private synchronized LanguageResult detect(String text) {
        try {
            if (detector == null) {
                detector = new OptimaizeLangDetector().loadModels(KNOWN);
            }
            return detector.detect(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The models of languages cannot be read.", unreadable);
        }
    }
}
