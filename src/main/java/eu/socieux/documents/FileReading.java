package eu.socieux.documents;

import eu.socieux.documents.ReadText.Field;
import eu.socieux.documents.ReadText.Legibility;
import eu.socieux.documents.ReadText.Line;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDButton;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDTerminalField;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes a file apart into lines and answered fields. */
@Component
class FileReading {

    private static final Logger log = LoggerFactory.getLogger(FileReading.class);

    private static final String PDF = "application/pdf";
    private static final int MOST_CHARACTERS = 200_000;
    private static final int MOST_LINES = 5_000;
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_LINE = 2_000;
    private static final int LONGEST_VALUE = 8_000;
    /** A scan may have the number of its page, or the line of a fax machine, as text. */
    private static final int TEXT_OF_A_SCAN = 40;

    private static final String BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, div, pre, td, th, tr, table, br";

    private final FileInspection inspection;
    private final TextRecognition recognition;

    FileReading(FileInspection inspection, TextRecognition recognition) {
        this.inspection = inspection;
        this.recognition = recognition;
    }

    /** What the file says; nothing for a kind of file that nobody reads. */
    ReadText read(SpooledFile file, String mediaType) throws IOException {
        boolean pdf = PDF.equals(mediaType);
        Document markup = Jsoup.parse(inspection.markup(file, mediaType, MOST_CHARACTERS), "", Parser.htmlParser());
        List<Line> lines = lines(markup);
        List<Field> fields = new ArrayList<>(pdf ? formFields(file.path()) : List.of());
        fields.addAll(tableRows(markup));
        int characters = lines.stream().mapToInt(line -> line.text().length()).sum();
        if (characters > TEXT_OF_A_SCAN
                || fields.stream().anyMatch(field -> !field.value().isEmpty())) {
            return new ReadText(lines, fields, Legibility.TEXT);
        }
        return DocumentPictures.shows(mediaType) ? recognised(file.path(), pdf) : ReadText.NOTHING;
    }

    private ReadText recognised(Path file, boolean pdf) throws IOException {
        if (!recognition.available()) {
            return ReadText.PICTURES;
        }
        List<Line> lines = new ArrayList<>();
        int pages =
                pdf ? Math.min(PagePainting.pages(file), recognition.settings().mostPages()) : 1;
        for (int page = 1; page <= pages && !Thread.currentThread().isInterrupted(); page++) {
            BufferedImage picture = pdf ? PagePainting.page(file, page) : PagePainting.image(file);
            for (String line : recognition.lines(picture)) {
                lines.add(new Line(page, line));
            }
        }
        // Out of handwriting and stamps comes a letter here and there
        long letters = lines.stream()
                .flatMapToInt(line -> line.text().chars())
                .filter(Character::isLetter)
                .count();
        return letters < TEXT_OF_A_SCAN ? ReadText.PICTURES : new ReadText(lines, List.of(), Legibility.RECOGNISED);
    }

    private static List<Line> lines(Document markup) {
        List<Line> lines = new ArrayList<>();
        List<Element> pages = markup.body().select("div.page");
        if (pages.isEmpty()) {
            add(lines, 0, markup.body());
        }
        for (int page = 0; page < pages.size(); page++) {
            add(lines, page + 1, pages.get(page));
        }
        return lines;
    }

    private static void add(List<Line> lines, int page, Element element) {
        wholeText(element)
                .lines()
                .map(line -> line.replaceAll("[\\s\\u00a0]+", " ").strip())
                .filter(line -> !line.isEmpty())
                .limit(Math.max(0, MOST_LINES - lines.size()))
                .forEach(line -> lines.add(new Line(page, shortened(line, LONGEST_LINE))));
    }

    /** The text with a line feed wherever a reader sees a new line. */
    private static String wholeText(Element element) {
        StringBuilder text = new StringBuilder();
        append(text, element);
        return text.toString();
    }

    private static void append(StringBuilder text, Node node) {
        if (node instanceof TextNode words) {
            text.append(words.getWholeText());
        }
        for (Node child : node.childNodes()) {
            boolean block = child instanceof Element element && element.is(BLOCKS);
            if (block) {
                text.append('\n');
            }
            append(text, child);
            if (block) {
                text.append('\n');
            }
        }
    }

    /** Rows of two cells, and of three where the first one only counts. */
    private static List<Field> tableRows(Document markup) {
        List<Field> rows = new ArrayList<>();
        for (Element row : markup.select("tr")) {
            List<Element> cells =
                    row.children().stream().filter(cell -> cell.is("td, th")).toList();
            int first = cells.size() == 3 && cells.get(0).text().matches("[\\p{Alnum}.)]{0,4}") ? 1 : 0;
            if (cells.size() - first == 2 && rows.size() < MOST_FIELDS) {
                rows.add(new Field(
                        0,
                        inOneLine(cells.get(first).text()),
                        shortened(linesOf(cells.get(first + 1)), LONGEST_VALUE)));
            }
        }
        return rows;
    }

    private static String linesOf(Element cell) {
        return wholeText(cell)
                .lines()
                .map(FileReading::inOneLine)
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    private static List<Field> formFields(Path pdf) {
        List<Field> fields = new ArrayList<>();
        try (PDDocument document = PagePainting.open(pdf)) {
            // Without its repairs, which would draw every field anew
            PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
            if (form == null) {
                return fields;
            }
            for (PDField field : form.getFieldTree()) {
                if (field instanceof PDTerminalField asked && fields.size() < MOST_FIELDS) {
                    answer(document, asked, fields);
                }
            }
        } catch (IOException | NoPicture | IllegalArgumentException | StackOverflowError unreadable) {
            log.info("The form fields of a PDF were not read: {}", unreadable.toString());
        }
        return fields;
    }

    private static void answer(PDDocument document, PDTerminalField field, List<Field> fields) {
        String value = Objects.requireNonNullElse(field.getValueAsString(), "").strip();
        if (field instanceof PDButton) {
            if (value.isEmpty() || "Off".equals(value)) {
                return;
            }
            // What is ticked is often named by the box alone
            value = value.matches("(?i)yes|on|1|true|oui|si|sim|x") ? label(field) : value;
        }
        fields.add(new Field(
                page(document, field),
                label(field),
                shortened(value.replace("\r\n", "\n").replace('\r', '\n'), LONGEST_VALUE)));
    }

    /** What the form calls the field in front of people, else its technical name. */
    private static String label(PDTerminalField field) {
        String shown = field.getAlternateFieldName();
        return inOneLine(shown == null || shown.isBlank() ? field.getFullyQualifiedName() : shown);
    }

    private static int page(PDDocument document, PDTerminalField field) {
        PDPage page =
                field.getWidgets().isEmpty() ? null : field.getWidgets().get(0).getPage();
        return page == null ? 1 : document.getPages().indexOf(page) + 1;
    }

    private static String inOneLine(String text) {
        return shortened(
                Objects.requireNonNullElse(text, "")
                        .replaceAll("[\\s\\u00a0]+", " ")
                        .strip(),
                LONGEST_LINE);
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
