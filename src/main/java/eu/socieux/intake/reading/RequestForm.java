package eu.socieux.intake.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows the questions of request forms by their labels, in tables, PDF fields, and lines such as {@code Country: …}. */
final class RequestForm {

    private static final Pattern LINE =
            Pattern.compile("(?m)(?:^|(?<=[.;!?])[ \\n])[ \\t]*(?:[-*•–·][ \\t]*)?(?:\\(?[0-9]{1,2}[.)][ \\t]*)?¿?"
                    + "(\\p{L}[\\p{L}'’()/ \\t-]{1,60}?)[ \\t]*\\??[ \\t]*:(?=[ \\t\\n]|$)");
    private static final Pattern NOT_PART_OF_A_LABEL =
            Pattern.compile("\\([^)]*\\)|^\\s*\\(?[0-9A-Za-z]{1,2}[.)]|\\?.*$");
    private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
    private static final int LONGEST_LABEL = 12;
    private static final int LONGEST_LABEL_IN_TEXT = 6;

    private final Map<String, List<Set<String>>> labels;
    private final Set<String> small;
    private final Words.Phrases closings;

    RequestForm(Wordlists words) {
        this.labels = words.labels();
        this.small = words.words("smallWords");
        this.closings = words.phrases("closings");
    }

    /** An answer found in a running text. */
    record Answer(String field, String label, String value, int start) {}

    /** The field which a label asks for; of several, the one that fits the most words. */
    Optional<String> fieldOf(String label) {
        return fieldOf(label, LONGEST_LABEL, 0);
    }

    /** How many lines of a text ask for something, whether the question is known or not. */
    long questionsIn(String text) {
        return LINE.matcher(text).results().count();
    }

    private Optional<String> fieldOf(String label, int longest, double share) {
        String bare = NOT_PART_OF_A_LABEL.matcher(label).replaceAll(" ");
        List<String> words = Words.of(HUMP.matcher(bare).replaceAll(" ")).stream()
                .filter(word -> !small.contains(word))
                .toList();
        if (words.isEmpty() || words.size() > longest) {
            return Optional.empty();
        }
        Set<String> given = new HashSet<>(words);
        words.stream()
                .filter(word -> word.endsWith("s"))
                .forEach(word -> given.add(word.substring(0, word.length() - 1)));
        String best = null;
        double most = 0;
        for (Map.Entry<String, List<Set<String>>> field : labels.entrySet()) {
            for (Set<String> entry : field.getValue()) {
                // Of entries with as many words the one counts that comes first in the label, and close together.
                double fit = entry.size() + 1.0 / (2 + reach(words, entry));
                if (given.containsAll(entry) && fit > most && entry.size() >= share * words.size()) {
                    best = field.getKey();
                    most = fit;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static int reach(List<String> words, Set<String> entry) {
        int last = 0;
        int first = words.size();
        for (int index = 0; index < words.size(); index++) {
            String word = words.get(index);
            if (entry.contains(word) || (word.endsWith("s") && entry.contains(word.substring(0, word.length() - 1)))) {
                first = Math.min(first, index);
                last = index;
            }
        }
        return first + last;
    }

    /** The answers to questions that a text repeats, each up to the next question, an empty line, or the closing. */
    List<Answer> answersIn(String text) {
        List<Answer> found = new ArrayList<>();
        Matcher matcher = LINE.matcher(text);
        while (matcher.find()) {
            String label = matcher.group(1);
            fieldOf(label, LONGEST_LABEL_IN_TEXT, 0.5)
                    .ifPresent(field -> found.add(new Answer(field, label.strip(), "", matcher.start(1))));
        }
        List<Answer> answers = new ArrayList<>();
        for (int index = 0; index < found.size(); index++) {
            Answer answer = found.get(index);
            int from = text.indexOf(':', answer.start()) + 1;
            int to = index + 1 < found.size() ? found.get(index + 1).start() : text.length();
            answers.add(new Answer(answer.field(), answer.label(), value(text.substring(from, to)), answer.start()));
        }
        return answers;
    }

    private String value(String written) {
        StringBuilder value = new StringBuilder();
        for (String line : written.split("\n", -1)) {
            if ((line.isBlank() && !value.toString().isBlank())
                    || closings.startOf(line.strip()).isPresent()) {
                break;
            }
            value.append(line.strip()).append('\n');
        }
        return value.toString()
                .strip()
                // The number or bullet of the next question
                .replaceAll("\\n\\s*(?:[-*•–·]|\\(?[0-9]{1,2}[.)])\\s*$", "")
                .strip();
    }
}
