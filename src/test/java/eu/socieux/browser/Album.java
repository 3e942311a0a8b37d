package eu.socieux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.Clip;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.assertj.core.api.SoftAssertions;

/**
 * The pictures of the guides, as the application looks now. With {@code -Ddocs.update=true} they take the place of
 * those in {@code docs/guides/pictures}; without it they are compared with them, as {@link Likeness} says.
 */
final class Album {

    private static final Path FRESH = Path.of("target", "screenshots", "guides");
    private static final int MARGIN = 8;

    /** Height of the line at the foot of Camunda's pages, which says nothing. */
    private static final int FOOT = 26;

    private static final String MARK =
            """
            places => {
              for (const [number, place] of places.entries()) {
                const mark = document.createElement('div');
                mark.className = 'guide-mark';
                mark.textContent = number + 1;
                Object.assign(mark.style, {
                  position: 'absolute', zIndex: 100000, width: '26px', height: '26px', borderRadius: '13px',
                  left: place[0] + scrollX + 'px', top: place[1] + scrollY + 'px', boxSizing: 'border-box',
                  background: '#c8102e', border: '2px solid #fff', color: '#fff', textAlign: 'center',
                  font: 'bold 15px/22px sans-serif', boxShadow: '0 1px 3px rgba(0, 0, 0, .5)'
                });
                document.body.append(mark);
              }
            }""";

    private final Map<String, BufferedImage> taken = new TreeMap<>();

    /**
     * Takes a picture of everything between these parts of a page, with numbers beside some of them. The numbers are
     * those of the steps in the guide.
     *
     * @param name of the file, without its ending; begins with the name of the guide
     */
    void take(String name, Page page, List<Locator> shown, Locator... numbered) {
        page.mouse().move(0, 0);
        page.evaluate("() => document.activeElement.blur()");
        List<List<Double>> places = Arrays.stream(numbered)
                .map(Locator::boundingBox)
                .map(box -> List.of(Math.max(2, box.x - 24), Math.max(2, box.y - 13)))
                .toList();
        page.evaluate(MARK, places);
        byte[] png = page.screenshot(new ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setClip(around(page, shown)));
        page.evaluate("() => document.querySelectorAll('.guide-mark').forEach(mark => mark.remove())");
        if (taken.put(name, FewColours.of(read(png))) != null) {
            throw new IllegalStateException("The picture " + name + " is taken twice.");
        }
    }

    /**
     * Keeps what was taken, or holds it against what is kept.
     *
     * @throws AssertionError naming each picture that is missing, superfluous or no longer true, and what to do
     */
    void close() throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            keep(GuidePictures.FOLDER);
        }
        keep(FRESH);
        SoftAssertions all = new SoftAssertions();
        Set<String> nobodyTakes = new TreeSet<>(GuidePictures.referredTo());
        nobodyTakes.removeAll(taken.keySet());
        all.assertThat(nobodyTakes)
                .as("pictures to which guides refer and which no test takes; take them in GuidePicturesIT")
                .isEmpty();
        Set<String> nobodyShows = new TreeSet<>(taken.keySet());
        nobodyShows.removeAll(GuidePictures.referredTo());
        all.assertThat(nobodyShows)
                .as(
                        "pictures that GuidePicturesIT takes and no guide shows; refer to them in docs/guides, or drop them")
                .isEmpty();
        all.assertThat(stale())
                .as(
                        "pictures in %s that do not show the application as it is; compare them with %s, and if the new"
                                + " ones are right run: %s",
                        GuidePictures.FOLDER, FRESH, GuidePictures.RETAKE)
                .isEmpty();
        all.assertAll();
    }

    private List<String> stale() throws IOException {
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, BufferedImage> picture : taken.entrySet()) {
            Path kept = GuidePictures.FOLDER.resolve(picture.getKey() + ".png");
            Optional<String> difference = Files.exists(kept)
                    ? Likeness.difference(read(Files.readAllBytes(kept)), picture.getValue())
                    : Optional.of("it is missing");
            difference.ifPresent(words -> stale.add(picture.getKey() + ": " + words));
        }
        return stale;
    }

    private void keep(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (Map.Entry<String, BufferedImage> picture : taken.entrySet()) {
            ImageIO.write(
                    picture.getValue(),
                    "png",
                    folder.resolve(picture.getKey() + ".png").toFile());
        }
    }

    private static Clip around(Page page, List<Locator> shown) {
        int width = page.viewportSize().width;
        int height = page.viewportSize().height;
        if (shown.isEmpty()) {
            return new Clip(0, 0, width, height);
        }
        List<BoundingBox> boxes = shown.stream().map(Locator::boundingBox).toList();
        double left = Math.max(0, min(boxes.stream().map(box -> box.x).toList()) - MARGIN);
        double top = Math.max(0, min(boxes.stream().map(box -> box.y).toList()) - MARGIN);
        double right =
                Math.min(width, max(boxes.stream().map(box -> box.x + box.width).toList()) + MARGIN);
        double bottom = Math.min(
                height - FOOT, max(boxes.stream().map(box -> box.y + box.height).toList()) + MARGIN);
        assertThat(right > left && bottom > top)
                .as("the part to be shown is in sight")
                .isTrue();
        return new Clip(Math.floor(left), Math.floor(top), Math.ceil(right - left), Math.ceil(bottom - top));
    }

    private static double min(List<Double> places) {
        return places.stream().min(Comparator.naturalOrder()).orElseThrow();
    }

    private static double max(List<Double> places) {
        return places.stream().max(Comparator.naturalOrder()).orElseThrow();
    }

    private static BufferedImage read(byte[] png) {
        try {
            return ImageIO.read(new ByteArrayInputStream(png));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
