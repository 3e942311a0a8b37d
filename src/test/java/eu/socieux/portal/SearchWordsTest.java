package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void wordsAreComparedWithoutAccentsAndCapitals() {
        assertThat(SearchWords.of("  Sécurité SOCIALE, Açores ").words())
                .containsExactly("securite", "sociale", "acores");
    }

    @Test
    void aCaseNumberIsItsParts() {
        assertThat(SearchWords.of("R-2076-031").words()).containsExactly("2076", "031");
        assertThat(SearchWords.of("R").words()).containsExactly("r");
    }

    @Test
    void signsOfTheQueryLanguageMeanNothing() {
        assertThat(SearchWords.of("a & !(b:* | 'cd").words()).containsExactly("cd");
        assertThat(SearchWords.of("&|!():*'").words()).isEmpty();
    }

    @Test
    void anExcerptShowsTheWordsAsTheyWereWritten() {
        SearchWords search = SearchWords.of("securite trav");

        assertThat(marked(search, "La Sécurité des travailleurs")).isEqualTo("La [Sécurité] des [trav]ailleurs");
        assertThat(marked(search, "insécurité")).isEqualTo("insécurité");
    }

    @Test
    void anExcerptOfALongTextIsTheNeighbourhoodOfTheFirstHit() {
        String text = "before ".repeat(100) + "pensión <b>" + " after".repeat(100);

        assertThat(marked(SearchWords.of("pension"), text))
                .startsWith("… before")
                .contains("[pensión] <b> after")
                .endsWith("after …")
                .hasSizeLessThan(300);
    }

    private static String marked(SearchWords search, String text) {
        return search.excerpt(text).stream()
                .map(piece -> piece.hit() ? "[" + piece.text() + "]" : piece.text())
                .collect(Collectors.joining());
    }
}
