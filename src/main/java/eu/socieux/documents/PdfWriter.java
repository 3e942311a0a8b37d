package eu.socieux.documents;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.extend.impl.FSDefaultCacheStore;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.CacheStore;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.logging.Level;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Prints a page as PDF/A-2, made for the archive: fonts inside, nothing fetched from anywhere. */
@Component
public class PdfWriter {

    private static final String FONTS = "net/sf/jasperreports/fonts/dejavu/";
    /** The names under which style sheets ask for the one family of fonts there is. */
    private static final List<String> FAMILIES = List.of("DejaVu Sans", "Noto Sans");

    static {
        // It would otherwise tell of every font and style rule, page after page.
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    private static final int REGULAR = 400;
    private static final int BOLD = 700;

    /** Measured once: reading the tables of a font takes longer than setting a letter in it. */
    private final FSDefaultCacheStore fontMetrics = new FSDefaultCacheStore();

    /**
     * Prints a page.
     *
     * @param html a whole HTML document; what it links to is left out
     * @throws UncheckedIOException when it cannot be printed
     */
    public byte[] write(String html) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        PdfRendererBuilder builder = new PdfRendererBuilder()
                .withW3cDocument(new W3CDom().fromJsoup(Jsoup.parse(html)), null)
                .usePdfAConformance(PdfAConformance.PDFA_2_U)
                .useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData())
                .withProducer("SOCIEUX")
                .useCacheStore(CacheStore.PDF_FONT_METRICS, fontMetrics)
                .useUriResolver((base, uri) -> null)
                .toStream(pdf);
        for (ExternalResourceControlPriority moment : ExternalResourceControlPriority.values()) {
            builder.useExternalResourceAccessControl((uri, kind) -> false, moment);
        }
        for (String family : FAMILIES) {
            builder.useFont(font("DejaVuSans.ttf"), family, REGULAR, FontStyle.NORMAL, true)
                    .useFont(font("DejaVuSans-Bold.ttf"), family, BOLD, FontStyle.NORMAL, true)
                    .useFont(font("DejaVuSans-Oblique.ttf"), family, REGULAR, FontStyle.ITALIC, true)
                    .useFont(font("DejaVuSans-BoldOblique.ttf"), family, BOLD, FontStyle.ITALIC, true);
        }
        try {
            builder.run();
        } catch (IOException broken) {
            throw new UncheckedIOException("The document cannot be printed as PDF.", broken);
        }
        return pdf.toByteArray();
    }

    private static FSSupplier<InputStream> font(String file) {
        return () -> {
            try {
                return new ClassPathResource(FONTS + file).getInputStream();
            } catch (IOException missing) {
                throw new UncheckedIOException("The font " + file + " is not on the class path.", missing);
            }
        };
    }
}
