package eu.socieux.browser;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Whether two pictures show the same page. Both are looked at as from afar: in grey, and only as the mean of each cell
 * of 8 by 8 pixels. A cell has changed when no place within 6 pixels of its own, in the other picture, is about as
 * bright: so letters may be smoothed otherwise, stand a few pixels off or spell another number. The pictures differ when
 * changed cells that touch each other make a patch as large as a small button. Each picture is compared with the
 * other and the other with it, because what has come is as telling as what has gone.
 */
final class Likeness {

    private static final int CELL = 8;
    private static final int REACH = 6;

    /** Of 255. A line of text is some 40 darker than none. */
    private static final double NOTICEABLE = 18;

    /** In cells: 60 by 26 pixels. */
    private static final int PATCH = 24;

    /** Pages end a little higher or lower with other fonts. */
    private static final int OTHER_SIZE = 24;

    private Likeness() {}

    /** What differs, in words; empty when both show the same. */
    static Optional<String> difference(BufferedImage one, BufferedImage other) {
        if (Math.abs(one.getWidth() - other.getWidth()) > OTHER_SIZE
                || Math.abs(one.getHeight() - other.getHeight()) > OTHER_SIZE) {
            return Optional.of("it was %d × %d pixels large and is now %d × %d"
                    .formatted(one.getWidth(), one.getHeight(), other.getWidth(), other.getHeight()));
        }
        Brightness before = Brightness.of(one);
        Brightness now = Brightness.of(other);
        return largestPatch(before, now)
                .or(() -> largestPatch(now, before))
                .map(patch -> "a part of about %d × %d pixels has changed, %d from the left and %d from the top"
                        .formatted(patch.width, patch.height, patch.x, patch.y));
    }

    private static Optional<Rectangle> largestPatch(Brightness seen, Brightness other) {
        int columns = Math.min(seen.width, other.width) / CELL;
        int rows = Math.min(seen.height, other.height) / CELL;
        boolean[][] changed = new boolean[rows][columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                changed[row][column] = hasChanged(seen, other, column * CELL, row * CELL);
            }
        }
        Rectangle largest = null;
        int most = PATCH - 1;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (changed[row][column]) {
                    var patch = new Rectangle(column, row, 1, 1);
                    int cells = take(changed, row, column, patch);
                    if (cells > most) {
                        most = cells;
                        largest = patch;
                    }
                }
            }
        }
        return Optional.ofNullable(largest)
                .map(patch -> new Rectangle(patch.x * CELL, patch.y * CELL, patch.width * CELL, patch.height * CELL));
    }

    private static boolean hasChanged(Brightness seen, Brightness other, int x, int y) {
        double mean = seen.mean(x, y);
        for (int top = Math.max(0, y - REACH); top <= Math.min(other.height - CELL, y + REACH); top++) {
            for (int left = Math.max(0, x - REACH); left <= Math.min(other.width - CELL, x + REACH); left++) {
                if (Math.abs(other.mean(left, top) - mean) < NOTICEABLE) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Takes a patch away and counts its cells; the rectangle grows around it. */
    private static int take(boolean[][] changed, int row, int column, Rectangle around) {
        Deque<int[]> open = new ArrayDeque<>();
        open.add(new int[] {row, column});
        changed[row][column] = false;
        int cells = 0;
        while (!open.isEmpty()) {
            int[] cell = open.remove();
            cells++;
            around.add(new Rectangle(cell[1], cell[0], 1, 1));
            for (int y = Math.max(0, cell[0] - 1); y <= Math.min(changed.length - 1, cell[0] + 1); y++) {
                for (int x = Math.max(0, cell[1] - 1); x <= Math.min(changed[y].length - 1, cell[1] + 1); x++) {
                    if (changed[y][x]) {
                        changed[y][x] = false;
                        open.add(new int[] {y, x});
                    }
                }
            }
        }
        return cells;
    }

    /** A grey picture, as sums of all that is above and to the left of a pixel. */
    private static final class Brightness {

        private final long[][] sums;
        private final int width;
        private final int height;

        private Brightness(long[][] sums, int width, int height) {
            this.sums = sums;
            this.width = width;
            this.height = height;
        }

        static Brightness of(BufferedImage picture) {
            int width = picture.getWidth();
            int height = picture.getHeight();
            long[][] sums = new long[height + 1][width + 1];
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    sums[y + 1][x + 1] = sums[y][x + 1] + sums[y + 1][x] - sums[y][x] + grey(picture.getRGB(x, y));
                }
            }
            return new Brightness(sums, width, height);
        }

        private static long grey(int colour) {
            return Math.round(
                    0.299 * ((colour >> 16) & 0xff) + 0.587 * ((colour >> 8) & 0xff) + 0.114 * (colour & 0xff));
        }

        double mean(int x, int y) {
            return (double) (sums[y + CELL][x + CELL] - sums[y][x + CELL] - sums[y + CELL][x] + sums[y][x])
                    / (CELL * CELL);
        }
    }
}
