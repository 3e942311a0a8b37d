package eu.socieux.documents;

import eu.socieux.documents.NoPicture.Reason;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** Draws one page of a file from outside, within limits of memory and time. */
final class PagePainting {

    private static final int WIDEST = 1600;
    private static final int HIGHEST = 2400;
    private static final long MOST_PIXELS_INSIDE = 60_000_000;
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private PagePainting() {}

    static int pages(Path pdf) throws IOException {
        try (PDDocument document = open(pdf)) {
            return document.getNumberOfPages();
        }
    }

    static BufferedImage page(Path pdf, int page) throws IOException {
        try (PDDocument document = open(pdf)) {
            if (page < 1 || page > document.getNumberOfPages()) {
                throw new NoPicture(
                        Reason.NO_SUCH_PAGE, "There are pages 1 to " + document.getNumberOfPages() + ".", null);
            }
            PDRectangle size = document.getPage(page - 1).getCropBox();
            boolean lying = document.getPage(page - 1).getRotation() % 180 != 0;
            float width = Math.max(1, lying ? size.getHeight() : size.getWidth());
            float height = Math.max(1, lying ? size.getWidth() : size.getHeight());
            return new Painter(document)
                    .renderImage(page - 1, Math.min(WIDEST / width, HIGHEST / height), ImageType.RGB);
        } catch (OutOfMemoryError huge) {
            throw new NoPicture(Reason.TOO_HEAVY, "The page needs more memory than there is.", huge);
        }
    }

    static BufferedImage image(Path file) throws IOException {
        try (ImageInputStream content = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(content);
            if (!readers.hasNext()) {
                throw new IOException("This is no image that can be read.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(content, true, true);
                return fitting(read(reader));
            } finally {
                reader.dispose();
            }
        }
    }

    static PDDocument open(Path pdf) throws IOException {
        try {
            return Loader.loadPDF(pdf.toFile(), "", null, null, IOUtils.createTempFileOnlyStreamCache());
        } catch (InvalidPasswordException secret) {
            throw new NoPicture(Reason.PROTECTED, "The file needs a password.", secret);
        }
    }

    /** Of a large image only every second, third, … pixel is read, so that memory holds the small one alone. */
    private static BufferedImage read(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width * height > MOST_PIXELS_INSIDE) {
            throw new NoPicture(Reason.TOO_HEAVY, "The image has " + width + " by " + height + " pixels.", null);
        }
        int step = (int) Math.max(1, Math.min(width / WIDEST, height / HIGHEST));
        ImageReadParam sparse = reader.getDefaultReadParam();
        sparse.setSourceSubsampling(step, step, 0, 0);
        return reader.read(0, sparse);
    }

    /** On white, because transparent pictures are made for paper. */
    private static BufferedImage fitting(BufferedImage image) {
        double scale = Math.min(1, Math.min((double) WIDEST / image.getWidth(), (double) HIGHEST / image.getHeight()));
        int width = Math.max(1, (int) (image.getWidth() * scale));
        int height = Math.max(1, (int) (image.getHeight() * scale));
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = picture.createGraphics();
        canvas.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        canvas.fillRect(0, 0, width, height);
        canvas.drawImage(image, 0, 0, width, height, null);
        canvas.dispose();
        return picture;
    }

    /** Gives up on a page that takes too long or holds too large an image. */
    private static final class Painter extends PDFRenderer {

        private final long end = System.nanoTime() + LONGEST.toNanos();

        Painter(PDDocument document) {
            super(document);
            setSubsamplingAllowed(true);
        }

        @Override
        protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
            return new PageDrawer(parameters) {

                @Override
                protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
                    if (System.nanoTime() - end > 0) {
                        throw new NoPicture(Reason.TOO_HEAVY, "The page takes longer than " + LONGEST + ".", null);
                    }
                    super.processOperator(operator, operands);
                }

                @Override
                public void drawImage(PDImage image) throws IOException {
                    if ((long) image.getWidth() * image.getHeight() > MOST_PIXELS_INSIDE) {
                        throw new NoPicture(Reason.TOO_HEAVY, "The page holds a very large image.", null);
                    }
                    super.drawImage(image);
                }
            };
        }
    }
}
