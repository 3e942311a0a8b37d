package eu.socieux.intake.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Counts per field what was proposed rightly, wrongly, and not at all. */
final class ReadingScore {

    private final String title;
    private final boolean telling;
    private final Map<String, Counts> fields = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();

    /**
     * A score of nothing yet.
     *
     * @param telling whether it says which mistakes were made, besides counting them
     */
    ReadingScore(String title, boolean telling) {
        this.title = title;
        this.telling = telling;
    }

    private static final class Counts {
        private int right;
        private int wrong;
        private int left;

        double precision() {
            return right + wrong == 0 ? 1 : (double) right / (right + wrong);
        }

        double recall() {
            return right + left == 0 ? 1 : (double) right / (right + left);
        }
    }

    String title() {
        return title;
    }

    /** One value: null where nothing is said, or nothing was proposed. */
    void value(String request, String field, Object expected, Object proposed) {
        Counts counts = fields.computeIfAbsent(field, key -> new Counts());
        if (expected != null && proposed != null && alike(expected, proposed)) {
            counts.right++;
            return;
        }
        if (proposed != null) {
            counts.wrong++;
        }
        if (expected != null) {
            counts.left++;
        }
        if (expected != null || proposed != null) {
            mistake("%s: %s should be %s and is %s".formatted(request, field, expected, proposed));
        }
    }

    /** Several values, each counted by itself. */
    void values(String request, String field, Set<String> expected, Set<String> proposed) {
        Counts counts = fields.computeIfAbsent(field, key -> new Counts());
        counts.right += (int) proposed.stream().filter(expected::contains).count();
        counts.wrong +=
                (int) proposed.stream().filter(one -> !expected.contains(one)).count();
        counts.left +=
                (int) expected.stream().filter(one -> !proposed.contains(one)).count();
        if (!expected.equals(proposed)) {
            mistake("%s: %s should be %s and are %s".formatted(request, field, expected, proposed));
        }
    }

    private void mistake(String mistake) {
        if (telling) {
            mistakes.add(mistake);
        }
    }

    /** Accents, capitals and punctuation make no difference; a list of texts holds what may be written for it. */
    private static boolean alike(Object expected, Object proposed) {
        if (expected instanceof List<?> several) {
            return several.stream().anyMatch(one -> alike(one, proposed));
        }
        return Words.folded(String.valueOf(expected)).equals(Words.folded(String.valueOf(proposed)));
    }

    /** Precision and recall by field. */
    Map<String, double[]> results() {
        Map<String, double[]> results = new LinkedHashMap<>();
        fields.forEach((field, counts) -> results.put(field, new double[] {counts.precision(), counts.recall()}));
        return results;
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    /** A table in Markdown, the mistakes below it. */
    String report() {
        StringBuilder report = new StringBuilder("## " + title + "\n\n")
                .append("| Field | Right | Wrong | Not found | Precision | Recall |\n|---|---:|---:|---:|---:|---:|\n");
        fields.forEach((field, counts) -> report.append(String.format(
                Locale.ROOT,
                "| %s | %d | %d | %d | %.3f | %.3f |%n",
                field,
                counts.right,
                counts.wrong,
                counts.left,
                counts.precision(),
                counts.recall())));
        report.append('\n');
        mistakes.forEach(mistake -> report.append("- ").append(mistake).append('\n'));
        return report.append('\n').toString();
    }
}
