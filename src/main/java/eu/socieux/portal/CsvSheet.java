package eu.socieux.portal;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

/**
 * A list as a file for a spreadsheet, sent while it is read: UTF-8 with its mark, commas, quotes where needed. A text
 * that a spreadsheet would take for a formula is made a text by an apostrophe before it: strangers write what is in it.
 * So is what a spreadsheet set to other separators than commas would take for the beginning of a cell.
 */
final class CsvSheet {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** The beginning of a cell before what makes a formula of it, also in the full width of Eastern keyboards. */
    private static final Pattern BEFORE_FORMULA = Pattern.compile(
            "(^[\\s\\p{Z}\\p{C}]*|[,;\\n][\"\\p{Z}\\p{C}&&[^\\n]]*)(?=[=+\\-@|%\uFF1D\uFF0B\uFF0D\uFF20])");

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n]]");

    private final CSVPrinter printer;

    private CsvSheet(CSVPrinter printer) {
        this.printer = printer;
    }

    /** Begins an answer that the browser saves under this name. */
    static CsvSheet begin(HttpServletResponse response, String fileName, List<String> headings) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename(fileName).build().toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        return begin(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), headings);
    }

    static CsvSheet begin(Writer out, List<String> headings) throws IOException {
        out.write(BYTE_ORDER_MARK);
        CsvSheet sheet = new CsvSheet(new CSVPrinter(out, CSVFormat.RFC4180));
        sheet.row(headings);
        return sheet;
    }

    /** @param cells texts, numbers or null for an empty one */
    void row(List<?> cells) throws IOException {
        printer.printRecord(cells.stream().map(CsvSheet::cell).toList());
    }

    void end() throws IOException {
        printer.flush();
    }

    private static Object cell(Object value) {
        if (value instanceof String text) {
            String clean = CONTROL.matcher(text.replace("\r\n", "\n")).replaceAll(" ");
            return BEFORE_FORMULA.matcher(clean).replaceAll("$0'");
        }
        return value == null ? "" : value;
    }
}
