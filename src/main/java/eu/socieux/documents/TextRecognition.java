package eu.socieux.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.ocr.TesseractOCRConfig;
import org.apache.tika.parser.ocr.TesseractOCRParser;
import org.apache.tika.sax.WriteOutContentHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.xml.sax.SAXException;

/**
 * Reads the text in pictures of pages, where Tesseract is installed: in those of the facility's languages whose
 * language packs are there.
 */
@Component
class TextRecognition {

    private static final Logger log = LoggerFactory.getLogger(TextRecognition.class);
    private static final List<String> LANGUAGES = List.of("eng", "fra", "spa", "por");
    private static final int MOST_CHARACTERS = 20_000;

    private final RecognitionSettings settings;
    private final SingletonSupplier<Engine> engine;

    TextRecognition(RecognitionSettings settings) {
        this.settings = settings;
        // Asking for the program starts a process; that waits for the first scan.
        this.engine = SingletonSupplier.of(this::find);
    }

    /** @param languages to read, as Tesseract joins them; empty when nothing can be read */
    private record Engine(TesseractOCRParser parser, String languages) {}

    /** Whether scans can be read on this machine. */
    boolean available() {
        return !engine.obtain().languages().isEmpty();
    }

    RecognitionSettings settings() {
        return settings;
    }

    /** The lines of a page; empty when nothing can be told apart on it. */
    List<String> lines(BufferedImage page) throws IOException {
        TesseractOCRConfig config = new TesseractOCRConfig();
        config.setLanguage(engine.obtain().languages());
        config.setTimeoutSeconds((int) settings.longestPage().toSeconds());
        ParseContext context = new ParseContext();
        context.set(TesseractOCRConfig.class, config);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(page, "png", png);
        StringWriter text = new StringWriter();
        try (TikaInputStream picture = TikaInputStream.get(png.toByteArray())) {
            engine.obtain()
                    .parser()
                    .parse(picture, new WriteOutContentHandler(text, MOST_CHARACTERS), new Metadata(), context);
        } catch (SAXException | TikaException unreadable) {
            throw new IOException("The text of a page was not recognised.", unreadable);
        }
        return text.toString()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private Engine find() {
        TesseractOCRParser parser = new TesseractOCRParser();
        if (!settings.enabled()) {
            return new Engine(parser, "");
        }
        try {
            parser.setPreloadLangs(true);
            parser.initialize(Map.of());
            if (!parser.hasTesseract()) {
                log.info("Tesseract is not installed: what scans and faxes say is keyed in.");
                return new Engine(parser, "");
            }
            List<String> missing = LANGUAGES.stream()
                    .filter(language -> !parser.getLangs().contains(language))
                    .toList();
            if (!missing.isEmpty()) {
                log.info("Tesseract reads no scans in {}: install its language packs.", missing);
            }
            String languages = LANGUAGES.stream()
                    .filter(language -> !missing.contains(language))
                    .collect(Collectors.joining("+"));
            return new Engine(parser, languages);
        } catch (TikaException unusable) {
            log.warn("Tesseract cannot be used: what scans and faxes say is keyed in.", unusable);
            return new Engine(parser, "");
        }
    }
}
