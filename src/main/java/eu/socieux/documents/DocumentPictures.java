package eu.socieux.documents;

import eu.socieux.documents.NoPicture.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Component;

/**
 * Pictures of the pages of documents. People look at them instead of the files: whatever strangers put into a PDF or an
 * image, nothing but pixels drawn here reaches a browser. Size and time are limited, and only a few pages are drawn at
 * once, because a page of one kilobyte can ask for gigabytes.
 */
@Component
public class DocumentPictures {

    private static final String PDF = "application/pdf";
    private static final Set<String> IMAGES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/bmp", "image/x-ms-bmp", "image/tiff");
    private static final int AT_ONCE = 2;
    private static final int PATIENCE_IN_SECONDS = 15;

    private final Documents documents;
    private final Semaphore drawing = new Semaphore(AT_ONCE);

    DocumentPictures(Documents documents) {
        this.documents = documents;
    }

    /** Whether pages of such a file can be shown. */
    public static boolean shows(String mediaType) {
        return PDF.equals(mediaType) || IMAGES.contains(mediaType);
    }

    /**
     * The number of pages; an image has one.
     *
     * @throws NoPicture when the file cannot be shown
     */
    public int pages(DocumentVersion version) {
        return draw(version, file -> PDF.equals(version.mediaType()) ? PagePainting.pages(file) : 1);
    }

    /**
     * A page as PNG, at most 1600 pixels wide.
     *
     * @param page from 1
     * @throws NoPicture when the file cannot be shown, or has no such page
     */
    public byte[] page(DocumentVersion version, int page) {
        return draw(version, file -> {
            if (PDF.equals(version.mediaType())) {
                return png(PagePainting.page(file, page));
            }
            if (page != 1) {
                throw new NoPicture(Reason.NO_SUCH_PAGE, "An image has one page.", null);
            }
            return png(PagePainting.image(file));
        });
    }

    @FunctionalInterface
    private interface Drawing<T> {
        T of(Path file) throws IOException;
    }

    private <T> T draw(DocumentVersion version, Drawing<T> drawn) {
        if (!shows(version.mediaType())) {
            throw new NoPicture(Reason.OTHER_KIND, "No pages are drawn of " + version.mediaType() + ".", null);
        }
        awaitTurn();
        try {
            Path file = Files.createTempFile("picture", null);
            try (InputStream content = documents.content(version.id())) {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                return drawn.of(file);
            } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException damaged) {
                throw new NoPicture(
                        Reason.DAMAGED, "Version " + version.id() + " cannot be drawn: " + damaged, damaged);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException disk) {
            throw new NoPicture(Reason.BUSY, "There is no room for a temporary file.", disk);
        } finally {
            drawing.release();
        }
    }

    private void awaitTurn() {
        try {
            if (!drawing.tryAcquire(PATIENCE_IN_SECONDS, TimeUnit.SECONDS)) {
                throw new NoPicture(Reason.BUSY, "Too many pages are being drawn.", null);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NoPicture(Reason.BUSY, "The application is being stopped.", stopped);
        }
    }

    private static byte[] png(BufferedImage picture) throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return png.toByteArray();
    }
}
