package eu.socieux.correspondence;

import eu.socieux.forms.FeelExpressions;
import eu.socieux.forms.PlaceholderText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.safety.Safelist;

/**
 * Fills a letter which an analyst deployed. It is text from outside the software: no template language that reaches
 * Java, and of its HTML only what a letter needs.
 */
final class DeployedLetterText {

    private static final Safelist LETTER = Safelist.basic()
            .addTags("h2", "h3", "table", "caption", "thead", "tbody", "tr", "th", "td", "hr", "div")
            .addAttributes(":all", "class")
            .addAttributes("th", "scope", "colspan", "rowspan")
            .addAttributes("td", "colspan", "rowspan");

    private DeployedLetterText() {}

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
