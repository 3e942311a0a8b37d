package eu.socieux.tasklist;

import java.util.List;
import java.util.Locale;

/** The language in which Tasklist shows itself to a reader; its scripts name it with every question. */
final class ReaderLanguage {

    /** British English: the day stands before the month, as in the other languages. */
    private static final List<Locale> OFFERED =
            List.of(Locale.UK, Locale.FRENCH, Locale.forLanguageTag("es"), Locale.forLanguageTag("pt"));

    private ReaderLanguage() {}

    /** The locale of a language code, English for any that is not offered. */
    static Locale of(String language) {
        return OFFERED.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst()
                .orElse(Locale.UK);
    }
}
