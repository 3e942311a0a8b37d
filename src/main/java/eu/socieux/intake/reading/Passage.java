package eu.socieux.intake.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text written by one author at one time: a message of a thread, or a letter.
 *
 * @param document name of the message or file it stands in
 * @param age 0 for what came last, larger the older
 * @param kind what it is
 * @param author who wrote it
 * @param lines its lines, empty ones included
 */
record Passage(String document, int age, Kind kind, Author author, List<Row> lines) {

    enum Kind {
        MESSAGE,
        LETTER,
        FORM
    }

    /** Who speaks. */
    enum Voice {
        APPLICANT,
        FACILITY,
        DELEGATION,
        MACHINE,
        SOMEBODY_ELSE
    }

    /**
     * An author.
     *
     * @param name empty when not known
     * @param address in small letters; empty when not known
     */
    record Author(String name, String address, Voice voice) {

        static final Author UNKNOWN_APPLICANT = new Author("", "", Voice.APPLICANT);

        Author as(Voice other) {
            return new Author(name, address, other);
        }

        String domain() {
            return address.substring(address.indexOf('@') + 1);
        }
    }

    /**
     * A line.
     *
     * @param place {@code line 12} or {@code page 2}
     */
    record Row(String place, String text) {}

    Passage {
        lines = List.copyOf(lines);
    }

    boolean byApplicant() {
        return author.voice() == Voice.APPLICANT;
    }

    String text() {
        return lines.stream().map(Row::text).collect(Collectors.joining("\n"));
    }

    /** Where the character with this index of the text stands. */
    Source at(int index, String quote) {
        int end = 0;
        for (Row row : lines) {
            end += row.text().length() + 1;
            if (index < end) {
                return new Source(document, row.place(), quote);
            }
        }
        return new Source(document, "end", quote);
    }

    Passage by(Voice voice) {
        return new Passage(document, age, kind, author.as(voice), lines);
    }

    /** The same passage without lines that say nothing about the request. */
    Passage without(Words.Phrases boilerplate) {
        List<Row> kept = new ArrayList<>();
        for (Row row : lines) {
            kept.add(boilerplate.in(row.text()) ? new Row(row.place(), "") : row);
        }
        return new Passage(document, age, kind, author, kept);
    }
}
