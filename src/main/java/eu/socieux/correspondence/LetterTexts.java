package eu.socieux.correspondence;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/**
 * The texts of one letter which an analyst deployed with a model: HTML by language. The title is the subject;
 * {@code <meta name="recipient">} and {@code <meta name="attachments">} in the English text say what the catalogue says
 * of other letters.
 */
public record LetterTexts(Map<String, String> byLanguage) {

    /** Nothing deployed: the letter is one of those that come with the software. */
    public static final LetterTexts NONE = new LetterTexts(Map.of());

    /** The language which every letter has, and which stands in for others. */
    public static final String FALLBACK = "en";

    public LetterTexts {
        byLanguage = Map.copyOf(byLanguage);
    }

    /** The languages a letter can have. */
    public static List<String> languages() {
        return Wording.LANGUAGES;
    }

    /** The name of the file with one text of a letter. */
    public static String fileOf(String letter, String language) {
        return letter + "." + language + ".html";
    }

    /** Whether there is no text. */
    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /** The language of the letter for somebody who wishes this one. */
    String languageFor(String wished) {
        return byLanguage.containsKey(wished) ? wished : FALLBACK;
    }

    String text(String language) {
        return byLanguage.get(language);
    }

    /** What the letter says of itself in place of a line of the catalogue. */
    CatalogueEntry entry(String letter, Optional<CatalogueEntry> shipped) {
        Document english = Jsoup.parse(byLanguage.getOrDefault(FALLBACK, ""));
        List<String> attachments = attachments(english);
        return new CatalogueEntry(
                letter,
                recipient(english)
                        .or(() -> shipped.map(CatalogueEntry::recipient))
                        .orElse(""),
                shipped.map(CatalogueEntry::byHand).orElse(false),
                shipped.map(CatalogueEntry::acknowledges).orElse(false),
                attachments.isEmpty() ? shipped.map(CatalogueEntry::attachments).orElse(List.of()) : attachments,
                shipped.map(CatalogueEntry::personalAttachments).orElse(List.of()),
                shipped.map(CatalogueEntry::teamAttachments).orElse(List.of()));
    }

    /** The role the letter goes to by itself. */
    public Optional<String> recipient() {
        return recipient(Jsoup.parse(byLanguage.getOrDefault(FALLBACK, "")));
    }

    /** The document types it encloses. */
    public List<String> attachments() {
        return attachments(Jsoup.parse(byLanguage.getOrDefault(FALLBACK, "")));
    }

    private static Optional<String> recipient(Document page) {
        return Optional.of(page.select("meta[name=recipient]").attr("content").strip())
                .filter(role -> !role.isEmpty());
    }

    private static List<String> attachments(Document page) {
        return Stream.of(page.select("meta[name=attachments]").attr("content").split(",", -1))
                .map(String::strip)
                .filter(type -> !type.isEmpty())
                .toList();
    }
}
