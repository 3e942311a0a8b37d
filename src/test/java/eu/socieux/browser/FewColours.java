package eu.socieux.browser;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A picture with 256 colours, a third as large as PNG. Pages have few colours and many shades of them at the edges of
 * letters: each group of shades that hardly differ is shown in its most frequent one, the rarest in the nearest other.
 */
final class FewColours {

    private static final int MOST = 256;

    /** The upper bits of each channel, in which shades of one group agree. */
    private static final int GROUP = 0xf8f8f8;

    private FewColours() {}

    static BufferedImage of(BufferedImage picture) {
        Map<Integer, Integer> pixels = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                pixels.merge(picture.getRGB(x, y) & 0xffffff, 1, Integer::sum);
            }
        }
        Map<Integer, Integer> ofGroup = new HashMap<>();
        Map<Integer, Integer> shades = new HashMap<>();
        pixels.forEach((colour, count) -> {
            ofGroup.merge(colour & GROUP, count, Integer::sum);
            shades.merge(colour & GROUP, colour, (one, other) -> moreFrequent(pixels, one, other));
        });
        List<Integer> palette = ofGroup.keySet().stream()
                .sorted(Comparator.comparingInt((Integer group) -> -ofGroup.get(group))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .map(shades::get)
                .toList();
        return painted(picture, palette);
    }

    private static int moreFrequent(Map<Integer, Integer> pixels, int one, int other) {
        int difference = pixels.get(one) - pixels.get(other);
        boolean first = difference > 0 || (difference == 0 && one < other);
        return first ? one : other;
    }

    private static BufferedImage painted(BufferedImage picture, List<Integer> palette) {
        int[] colours = palette.stream().mapToInt(colour -> colour).toArray();
        var model = new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
        var painted =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        Map<Integer, Integer> nearest = new HashMap<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                int colour = picture.getRGB(x, y) & 0xffffff;
                painted.getRaster().setSample(x, y, 0, nearest.computeIfAbsent(colour, it -> nearest(colours, it)));
            }
        }
        return painted;
    }

    private static int nearest(int[] colours, int colour) {
        int nearest = 0;
        for (int index = 1; index < colours.length; index++) {
            if (distance(colours[index], colour) < distance(colours[nearest], colour)) {
                nearest = index;
            }
        }
        return nearest;
    }

    private static int distance(int one, int other) {
        int red = ((one >> 16) & 0xff) - ((other >> 16) & 0xff);
        int green = ((one >> 8) & 0xff) - ((other >> 8) & 0xff);
        int blue = (one & 0xff) - (other & 0xff);
        return red * red + green * green + blue * blue;
    }
}
