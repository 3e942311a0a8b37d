package eu.socieux.portal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/**
 * A page of a list, read from the place where another page ends: however far down it is, no row before it is read.
 *
 * @param previous key of the first row when there are rows before it, else null
 * @param next key of the last row when there are rows after it, else null
 */
record Keyset<T>(List<T> rows, String previous, String next) {

    Keyset {
        rows = List.copyOf(rows);
    }

    /**
     * The page that was found.
     *
     * @param found up to one row more than a page has; in the order of the list, or against it when the page ends
     *     before a row
     * @param after whether the page begins after a row
     * @param before whether the page ends before a row
     */
    static <T> Keyset<T> of(List<T> found, int size, boolean after, boolean before, Function<T, String> key) {
        boolean more = found.size() > size;
        List<T> rows = new ArrayList<>(more ? found.subList(0, size) : found);
        if (before) {
            Collections.reverse(rows);
        }
        if (rows.isEmpty()) {
            return new Keyset<>(rows, null, null);
        }
        boolean hasPrevious = before ? more : after;
        boolean hasNext = before || more;
        return new Keyset<>(
                rows,
                hasPrevious ? key.apply(rows.get(0)) : null,
                hasNext ? key.apply(rows.get(rows.size() - 1)) : null);
    }
}
