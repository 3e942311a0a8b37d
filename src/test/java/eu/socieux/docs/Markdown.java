package eu.socieux.docs;

import java.util.List;
import java.util.stream.Collectors;

/** Writes a page. */
final class Markdown {

    private final StringBuilder text = new StringBuilder();

    Markdown heading(int level, String title) {
        return paragraph("#".repeat(level) + " " + title);
    }

    Markdown paragraph(String paragraph) {
        text.append(paragraph).append("\n\n");
        return this;
    }

    Markdown list(List<String> entries) {
        return paragraph(entries.stream().map(entry -> "- " + entry).collect(Collectors.joining("\n")));
    }

    /** A table; nothing at all when it has no rows. */
    Markdown table(List<String> columns, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        row(columns);
        row(columns.stream().map(column -> "---").toList());
        rows.forEach(this::row);
        text.append('\n');
        return this;
    }

    private void row(List<String> cells) {
        text.append(cells.stream()
                        .map(cell -> cell.replace("|", "\\|").replace("\n", " "))
                        .collect(Collectors.joining(" | ", "| ", " |")))
                .append('\n');
    }

    static String code(String text) {
        return "`" + text + "`";
    }

    static String link(String text, String target) {
        return "[" + text + "](" + target + ")";
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
