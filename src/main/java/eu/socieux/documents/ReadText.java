package eu.socieux.documents;

import java.util.List;

/**
 * What a file says, as a person would read it.
 *
 * @param lines in reading order, without empty ones
 * @param fields of forms: the named fields of a PDF form, and table rows of a label with its answer
 * @param legibility how the text came out
 */
public record ReadText(List<Line> lines, List<Field> fields, Legibility legibility) {

    /** How the text of a file came out. */
    public enum Legibility {
        /** The file holds its text. */
        TEXT,
        /** Its pages are pictures, and their text was recognised; letters may be wrong. */
        RECOGNISED,
        /** Its pages are pictures, and nobody but a person can read them. */
        SCAN,
        /** There is nothing to read in it, or it cannot be opened. */
        NONE
    }

    /**
     * A line of text.
     *
     * @param page from 1; 0 where the file has no pages
     */
    public record Line(int page, String text) {}

    /**
     * A field of a form with its answer.
     *
     * @param page from 1; 0 where the file has no pages
     * @param label what the form asks
     * @param value what was answered, several lines separated by line feeds; empty when nothing was
     */
    public record Field(int page, String label, String value) {}

    static final ReadText NOTHING = new ReadText(List.of(), List.of(), Legibility.NONE);
    static final ReadText PICTURES = new ReadText(List.of(), List.of(), Legibility.SCAN);

    public ReadText {
        lines = List.copyOf(lines);
        fields = List.copyOf(fields);
    }
}
