package eu.socieux.engine.picture;

import java.util.ArrayList;
import java.util.List;

/**
 * How wide text is and where it wraps, by the widths of Helvetica, so that pictures come out the same on every machine.
 *
 * @param size height of the letters in pixels
 */
record Lettering(double size) {

    private static final String NARROW = " !',./:;I[\\]fijlt|()-r\"*`{}";
    private static final String WIDE = "mwMWQOGCDHNRU%@&";

    double lineHeight() {
        return size * 1.22;
    }

    double width(String text) {
        return text.chars().mapToDouble(letter -> width((char) letter)).sum() * size;
    }

    private static double width(char letter) {
        if (letter == 'm' || letter == 'M' || letter == 'W') {
            return 0.86;
        }
        if (NARROW.indexOf(letter) >= 0) {
            return 0.31;
        }
        if (WIDE.indexOf(letter) >= 0) {
            return 0.74;
        }
        return Character.isUpperCase(letter) ? 0.66 : 0.545;
    }

    /** The lines of a text within a width; a word that is wider stands on a line of its own. */
    List<String> wrap(String text, double width) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.strip().split("\\s+", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && width(longer) > width) {
                lines.add(line);
                line = word;
            } else {
                line = longer;
            }
        }
        lines.add(line);
        return lines;
    }
}
