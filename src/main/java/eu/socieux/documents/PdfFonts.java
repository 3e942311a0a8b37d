package eu.socieux.documents;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.springframework.core.io.ClassPathResource;

/**
 * The one family of fonts there is, read once: reading one takes longer than setting a page in it. For one document at a
 * time.
 */
final class PdfFonts {

    private static final String FOLDER = "net/sf/jasperreports/fonts/dejavu/";
    /** The names under which style sheets ask for it. */
    private static final List<String> FAMILIES = List.of("DejaVu Sans", "Noto Sans");

    private final Map<Face, TrueTypeFont> read = new EnumMap<>(Face.class);

    private enum Face {
        REGULAR("DejaVuSans.ttf", 400, FontStyle.NORMAL),
        BOLD("DejaVuSans-Bold.ttf", 700, FontStyle.NORMAL),
        OBLIQUE("DejaVuSans-Oblique.ttf", 400, FontStyle.ITALIC),
        BOLD_OBLIQUE("DejaVuSans-BoldOblique.ttf", 700, FontStyle.ITALIC);

        private final String file;
        private final int weight;
        private final FontStyle style;

        Face(String file, int weight, FontStyle style) {
            this.file = file;
            this.weight = weight;
            this.style = style;
        }
    }

    /** Offers the fonts to a page that is printed into this document; only what it uses is embedded. */
    void offer(PdfRendererBuilder builder, PDDocument document) {
        for (Face face : Face.values()) {
            var embedded = new Embedded(face, document);
            for (String family : FAMILIES) {
                builder.useFont(embedded, family, face.weight, face.style, true);
            }
        }
    }

    private TrueTypeFont read(Face face) {
        return read.computeIfAbsent(face, missing -> {
            try (InputStream file = new ClassPathResource(FOLDER + missing.file).getInputStream()) {
                TrueTypeFont font = new TTFParser(true).parse(new RandomAccessReadBuffer(file));
                // Widths are measured letter by letter; a ligature set instead would leave a gap.
                font.setEnableGsub(false);
                return font;
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The font " + missing.file + " cannot be read.", unreadable);
            }
        });
    }

    /** A font as one document embeds it, the first time the page asks for it. */
    private final class Embedded extends PDFontSupplier {

        private final Face face;
        private final PDDocument document;
        private PDFont font;

        Embedded(Face face, PDDocument document) {
            super(null);
            this.face = face;
            this.document = document;
        }

        @Override
        public PDFont supply() {
            if (font == null) {
                try {
                    font = PDType0Font.load(document, read(face), true);
                } catch (IOException broken) {
                    throw new UncheckedIOException("The font " + face.file + " cannot be embedded.", broken);
                }
            }
            return font;
        }
    }
}
