package eu.socieux.correspondence;

import eu.socieux.forms.FeelExpressions;
import eu.socieux.forms.PlaceholderText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/**
 * Fills the text of a letter, whoever wrote it: it comes with the software, an analyst deployed it, or an administrator
 * changed it. No template language that reaches Java, and of its HTML only what a letter needs.
 */
final class LetterText {

    /** The elements that letters have. */
    static final Set<String> ELEMENTS = Set.of(
            "a",
            "b",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "dd",
            "div",
            "dl",
            "dt",
            "em",
            "h2",
            "h3",
            "hr",
            "i",
            "li",
            "ol",
            "p",
            "pre",
            "q",
            "small",
            "span",
            "strike",
            "strong",
            "sub",
            "sup",
            "table",
            "tbody",
            "td",
            "th",
            "thead",
            "tr",
            "u",
            "ul");

    private static final Safelist LETTER = Safelist.basic()
            .removeEnforcedAttribute("a", "rel")
            .addTags(ELEMENTS.toArray(String[]::new))
            .addAttributes(":all", "class", "lang")
            .addAttributes("th", "scope", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan");

    private LetterText() {}

    /** The letter as a page with title and body. */
    static Document fill(String html, Map<String, Object> facts, FeelExpressions feel) {
        Map<String, Object> plain = new HashMap<>(facts);
        plain.values().removeIf(value -> !isPlain(value));
        Document filled = Jsoup.parse(new PlaceholderText(html).fill(plain, feel));
        Document page = Document.createShell("");
        page.title(filled.title());
        page.body().html(Jsoup.clean(filled.body().html(), LETTER));
        return page;
    }

    private static boolean isPlain(Object value) {
        return value instanceof String
                || value instanceof Number
                || value instanceof Boolean
                || value instanceof Collection
                || value instanceof Map;
    }
}
