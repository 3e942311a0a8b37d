package eu.socieux.correspondence;

import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** A letter without markup, for readers of plain text: paragraphs, dashes for lists, addresses after links. */
final class PlainText implements NodeVisitor {

    private static final Set<String> PARAGRAPHS =
            Set.of("p", "div", "ul", "ol", "table", "h1", "h2", "h3", "blockquote", "header", "footer", "section");
    private static final Set<String> LINES = Set.of("li", "tr", "br", "caption", "address");

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(Document document) {
        PlainText plain = new PlainText();
        NodeTraversor.traverse(plain, document.body());
        return plain.text
                        .toString()
                        .replaceAll("[ \\t]+\n", "\n")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip() + "\n";
    }

    @Override
    public void head(Node node, int depth) {
        if (node instanceof TextNode words) {
            append(words);
        } else if (node instanceof Element element) {
            String tag = element.normalName();
            if (PARAGRAPHS.contains(tag)) {
                text.append("\n\n");
            } else if (LINES.contains(tag)) {
                newLine();
            }
            if ("li".equals(tag)) {
                text.append("ol".equals(parentTag(element)) ? (element.elementSiblingIndex() + 1) + ". " : "- ");
            }
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element)) {
            return;
        }
        String tag = element.normalName();
        if (PARAGRAPHS.contains(tag)) {
            text.append("\n\n");
        } else if ("th".equals(tag) || "td".equals(tag)) {
            text.append(
                    element.nextElementSibling() == null ? "" : "th".equals(tag) && hasCells(element) ? ": " : " | ");
        } else if ("a".equals(tag) && !element.attr("href").equals(element.text())) {
            text.append(" <").append(element.attr("href")).append('>');
        }
    }

    private void append(TextNode words) {
        if (words.parent() != null && keepsLines(words.parent())) {
            text.append(words.getWholeText());
        } else if (!words.isBlank()) {
            String line = words.text();
            text.append(endsInSpace() ? line.stripLeading() : line);
        } else if (!endsInSpace()) {
            text.append(' ');
        }
    }

    private void newLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private boolean endsInSpace() {
        return text.isEmpty() || Character.isWhitespace(text.charAt(text.length() - 1));
    }

    private static boolean hasCells(Element header) {
        return "td".equals(header.nextElementSibling().normalName());
    }

    private static String parentTag(Element element) {
        return element.parent() == null ? "" : element.parent().normalName();
    }

    /** What letters quote, and what the mails of others say in their own way. */
    private static boolean keepsLines(Element around) {
        return around.hasClass("quoted")
                || around.hasClass("lines")
                || around.attr("style").contains("pre-line");
    }
}
