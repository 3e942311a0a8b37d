package eu.socieux.intake.reading;

/**
 * Where something was read.
 *
 * @param document name of the message or file
 * @param place in it: a line, a page, a field of a form
 * @param quote the words it was read from, shortened
 */
record Source(String document, String place, String quote) {

    private static final int LONGEST_QUOTE = 200;

    Source {
        String oneLine = quote.replaceAll("\\s+", " ").strip();
        quote = oneLine.length() <= LONGEST_QUOTE ? oneLine : oneLine.substring(0, LONGEST_QUOTE) + "…";
    }

    /** As people read it: {@code Requête.docx, field “Pays”}. */
    String inWords() {
        return document + ", " + place;
    }
}
