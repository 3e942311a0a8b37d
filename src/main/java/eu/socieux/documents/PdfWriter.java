package eu.socieux.documents;

import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Level;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.springframework.stereotype.Component;

/** Prints a page as PDF/A-2, made for the archive: fonts inside, nothing fetched from anywhere. */
@Component
public class PdfWriter {

    static {
        // It would otherwise tell of every font and style rule, page after page.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /** Measured once: reading the tables of a font takes longer than setting a letter in it. */
    private final FSDefaultCacheStore fontMetrics = new FSDefaultCacheStore();
    /** The fonts that are not in use now; as many are read as documents were ever printed at the same time. */
    private final Queue<PdfFonts> idleFonts = new ConcurrentLinkedQueue<>();

    private final byte[] colours = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();

    /**
     * Prints a page.
     *
     * @param html a whole HTML document; what it links to is left out
     * @throws UncheckedIOException when it cannot be printed
     */
    public byte[] write(String html) {
        PdfFonts idle = idleFonts.poll();
        PdfFonts fonts = idle == null ? new PdfFonts() : idle;
        // What failed half way may have left the fonts in any state: they are kept only after a success.
        byte[] pdf = write(html, fonts);
        idleFonts.add(fonts);
        return pdf;
    }

    private byte[] write(String html, PdfFonts fonts) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PdfRendererBuilder builder = new PdfRendererBuilder()
                    .usePDDocument(document)
                    .withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(html)), null)
                    .usePdfAConformance(PdfAConformance.PDFA_2_U)
                    .useColorProfile(colours)
                    .withProducer("SOCIEUX")
                    .useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics)
                    .useUriResolver((base, uri) -> null)
                    .toStream(pdf);
            for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
                builder.useExternalResourceAccessControl((uri, kind) -> false, moment);
            }
            fonts.offer(builder, document);
            builder.run();
        } catch (IOException broken) {
            throw new UncheckedIOException("The document cannot be printed as PDF.", broken);
        }
        return pdf.toByteArray();
    }
}
