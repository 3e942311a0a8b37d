package eu.socieux.intake.reading;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Texts without what people write differently: capitals, accents, punctuation. */
final class Words {

    private static final Pattern SPACES = Pattern.compile(" +");

    private Words() {}

    /** The text in small plain letters and digits, everything else a space: as long as the composed text. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int index = 0; index < text.length(); index++) {
            char letter = text.charAt(index);
            char folded = letter < 0x80
                    ? letter
                    : Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                            .charAt(0);
            plain.append(
                    Character.isLetterOrDigit(folded)
                            ? String.valueOf(folded).toLowerCase(Locale.ROOT).charAt(0)
                            : ' ');
        }
        return plain.toString();
    }

    /** The words of the text, one space between them. */
    static String folded(String text) {
        return SPACES.matcher(plain(composed(text))).replaceAll(" ").strip();
    }

    static List<String> of(String text) {
        return Stream.of(folded(text).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static int count(String text) {
        return of(text).size();
    }

    static String composed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** A list of words and groups of words, found anywhere in a text; a star stands for any ending. */
    static final class Phrases {

        private final Pattern pattern;

        Phrases(Collection<String> phrases) {
            String any = phrases.stream()
                    .map(String::strip)
                    .filter(phrase -> !phrase.isEmpty())
                    .sorted(Comparator.comparing(String::length).reversed())
                    .map(Phrases::pattern)
                    .collect(Collectors.joining("|"));
            this.pattern = Pattern.compile(any.isEmpty() ? "(?!)" : "(?<![a-z0-9])(?:" + any + ")(?![a-z0-9])");
        }

        private static String pattern(String phrase) {
            return Stream.of(phrase.strip().split("\\s+", -1))
                    .map(word -> folded(word).replace(" ", " +") + (word.endsWith("*") ? "[a-z0-9]*" : ""))
                    .collect(Collectors.joining(" +"));
        }

        boolean in(String text) {
            return pattern.matcher(plain(text)).find();
        }

        int count(String text) {
            return (int) pattern.matcher(plain(text)).results().count();
        }

        /** Where the first of them stands in the text. */
        Optional<MatchResult> first(String text) {
            return pattern.matcher(plain(text)).results().findFirst();
        }

        List<MatchResult> all(String text) {
            return pattern.matcher(plain(text)).results().toList();
        }

        /** Whether the text begins with one of them; where it ends. */
        Optional<Integer> startOf(String text) {
            Matcher matcher = pattern.matcher(plain(text));
            return matcher.lookingAt() ? Optional.of(matcher.end()) : Optional.empty();
        }
    }
}
