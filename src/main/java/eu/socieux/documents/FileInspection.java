package eu.socieux.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.config.ServiceLoader;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.detect.Detector;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageDetector;
import org.apache.tika.language.detect.LanguageResult;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.html.JSoupParser;
import org.apache.tika.parser.microsoft.OfficeParser;
import org.apache.tika.parser.microsoft.ooxml.OOXMLParser;
import org.apache.tika.parser.microsoft.rtf.RTFParser;
import org.apache.tika.parser.odf.OpenDocumentParser;
import org.apache.tika.parser.pdf.PDFParser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.parser.txt.TXTParser;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.ToXMLContentHandler;
import org.apache.tika.sax.WriteOutContentHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.util.unit.DataSize;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Finds out from the bytes alone what kind of file came in, and in which language it is written. */
@Component
class FileInspection {

    private static final Logger log = LoggerFactory.getLogger(FileInspection.class);

    private static final DataSize LARGEST_READ = DataSize.ofMegabytes(15);
    private static final int CHARACTERS_READ = 20_000;
    /** What the facility and its correspondents write, and their neighbours, lest Dutch be taken for English. */
    private static final Set<String> LANGUAGES = Set.of(
            "en", "fr", "es", "pt", "it", "de", "nl", "ro", "pl", "ru", "uk", "ar", "tr", "sq", "sr", "sw", "vi", "id");

    // All three are made with the first file: together they would lengthen every start by a second and more.
    private final SingletonSupplier<Detector> detector =
            SingletonSupplier.of(() -> new DefaultDetector(MimeTypes.getDefaultMimeTypes(), new ServiceLoader()));
    private final SingletonSupplier<Parser> parser = SingletonSupplier.of(this::newParser);
    private LanguageDetector languages;

    /** The media type found in the content. The name of the file is not looked at: anybody can write it. */
    String mediaType(SpooledFile file) {
        try (TikaInputStream content = TikaInputStream.get(file.path())) {
            return detector.obtain()
                    .detect(content, new Metadata())
                    .getBaseType()
                    .toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The kind of a file cannot be found out.", unreadable);
        }
    }

    /** The usual file extension of a media type, dot included; empty when there is none. */
    String extension(String mediaType) {
        try {
            return MimeTypes.getDefaultMimeTypes().forName(mediaType).getExtension();
        } catch (MimeTypeException malformed) {
            throw new IllegalArgumentException("'" + mediaType + "' is not a media type.", malformed);
        }
    }

    /** The ISO code of the language, when the file holds enough text to be sure. */
    Optional<String> language(SpooledFile file, String mediaType) {
        if (file.size() > LARGEST_READ.toBytes() || !supported(mediaType)) {
            return Optional.empty();
        }
        LanguageResult result = languageOf(text(file, CHARACTERS_READ));
        return result.isReasonablyCertain()
                ? Optional.of(result.getLanguage().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** The beginning of the text; empty for a kind of file that holds none, or one too large to look into. */
    String text(SpooledFile file, String mediaType, int characters) {
        return file.size() > LARGEST_READ.toBytes() || !supported(mediaType) ? "" : text(file, characters);
    }

    /** The text with its tables and pages, as XHTML; empty for a kind of file that holds none, or one too large. */
    String markup(SpooledFile file, String mediaType, int characters) {
        if (file.size() > LARGEST_READ.toBytes() || !supported(mediaType)) {
            return "";
        }
        ToXMLContentHandler markup = new ToXMLContentHandler();
        parse(file, new WriteOutContentHandler(markup, characters));
        return markup.toString();
    }

    private boolean supported(String mediaType) {
        MediaType type = MediaType.parse(mediaType);
        return parser.obtain().getSupportedTypes(new ParseContext()).contains(type) || "text".equals(type.getType());
    }

    private String text(SpooledFile file, int characters) {
        BodyContentHandler text = new BodyContentHandler(characters);
        parse(file, text);
        return text.toString();
    }

    private void parse(SpooledFile file, ContentHandler text) {
        try (TikaInputStream content = TikaInputStream.get(file.path())) {
            parser.obtain().parse(content, text, new Metadata(), context());
        } catch (IOException | SAXException | TikaException unreadable) {
            // A damaged or protected file is registered all the same; only its text stays unknown.
            if (!WriteLimitReachedException.isWriteLimitReached(unreadable)) {
                log.info("The text of a file with SHA-256 {} stays unknown: {}", file.sha256(), unreadable.toString());
            }
        }
    }

    /** Only what letters and reports come in; no pictures, no text recognition, nothing packed inside. */
    private Parser newParser() {
        return new AutoDetectParser(
                detector.obtain(),
                new PDFParser(),
                new OOXMLParser(),
                new OfficeParser(),
                new OpenDocumentParser(),
                new RTFParser(),
                new JSoupParser(),
                new TXTParser());
    }

    private static ParseContext context() {
        PDFParserConfig pdf = new PDFParserConfig();
        pdf.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        ParseContext context = new ParseContext();
        context.set(PDFParserConfig.class, pdf);
        context.set(EmbeddedDocumentExtractor.class, new NothingEmbedded());
        return context;
    }

    /** Leaves alone whatever is packed in a file. */
    private static final class NothingEmbedded implements EmbeddedDocumentExtractor {

        @Override
        public boolean shouldParseEmbedded(Metadata metadata) {
            return false;
        }

        @Override
        public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml) {
            throw new IllegalStateException("Nothing packed in a file is to be read.");
        }
    }

    /** A detector serves one text at a time. */
    private synchronized LanguageResult languageOf(String text) {
        try {
            if (languages == null) {
                languages = new OptimaizeLangDetector().loadModels(LANGUAGES);
            }
            return languages.detect(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The models of languages cannot be read.", unreadable);
        }
    }
}
