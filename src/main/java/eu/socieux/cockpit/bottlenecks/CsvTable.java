package eu.socieux.cockpit.bottlenecks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A table as a file for a spreadsheet: UTF-8 with its mark, commas, quotes where needed. A text that a spreadsheet
 * would take for a formula is made a text by an apostrophe before it.
 */
final class CsvTable {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\\t\\r].*");

    private CsvTable() {}

    /** @param rows cells are texts, numbers or null for an empty one */
    static String of(List<String> headings, List<List<Object>> rows) {
        StringBuilder text = new StringBuilder(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(headings);
            for (List<Object> row : rows) {
                printer.printRecord(row.stream().map(CsvTable::cell).toList());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("A table could not be written in memory.", impossible);
        }
        return text.toString();
    }

    private static Object cell(Object value) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof String text && FORMULA.matcher(text).matches()) {
            return "'" + text;
        }
        return value == null ? "" : value;
    }
}
