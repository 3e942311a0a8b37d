package eu.socieux.correspondence;

import org.jsoup.Jsoup;

/** A letter without its frame, for pages that have one of their own. */
final class LetterPreviews {

    private LetterPreviews() {}

    static LetterEditing.Preview of(RenderedLetter letter) {
        return new LetterEditing.Preview(
                letter.subject(), Jsoup.parse(letter.html()).select(".content").html());
    }
}
