package eu.socieux.directory;

import eu.socieux.directory.ChangeRefused.Reason;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.springframework.stereotype.Component;

/**
 * The register of institutions as a table for spreadsheets: CSV in UTF-8 with commas, a line with the names of the
 * columns first. Each row that is read is entered by itself; those that are refused are reported and hinder no other.
 */
@Component
public class InstitutionTable {

    /** The columns; {@code aliases} are separated by semicolons, {@code parent} is a name in the same country. */
    public static final List<String> COLUMNS = List.of(
            "id",
            "name",
            "name_en",
            "name_fr",
            "name_es",
            "name_pt",
            "kind",
            "country",
            "aliases",
            "parent",
            "contact_name",
            "contact_email",
            "contact_phone",
            "active");

    private static final List<String> NEEDED = List.of("name", "kind", "country");
    private static final int MOST_ROWS = 5000;
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Spreadsheets would reckon with these. */
    private static final Pattern FORMULA = Pattern.compile("(?s)\\s*[=+\\-@\\t\\r].*");

    private static final Pattern ESCAPED = Pattern.compile("(?s)'\\s*[=+\\-@\\t\\r].*");

    private final Institutions institutions;

    InstitutionTable(Institutions institutions) {
        this.institutions = institutions;
    }

    /**
     * What came of reading a table.
     *
     * @param refused nothing of these rows was entered
     */
    public record Report(int added, int changed, int unchanged, List<RefusedRow> refused) {}

    /**
     * A row that was not entered.
     *
     * @param line in the file, from 1
     * @param column null when it is about the whole row
     * @param value what stood there; may be null
     */
    public record RefusedRow(long line, String column, String value, Reason reason) {}

    /** The file is no such table. */
    public static final class UnreadableTable extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableTable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The whole register. */
    public String write() {
        Map<Long, String> names = new HashMap<>();
        List<Institution> all = institutions.all();
        all.forEach(one -> names.put(one.id(), one.name()));
        StringWriter text = new StringWriter();
        text.write(BYTE_ORDER_MARK);
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(COLUMNS);
            for (Institution one : all) {
                printer.printRecord(Arrays.asList(
                        one.id(),
                        cell(one.name()),
                        cell(one.names().get("en")),
                        cell(one.names().get("fr")),
                        cell(one.names().get("es")),
                        cell(one.names().get("pt")),
                        one.kind(),
                        one.iso2(),
                        cell(String.join("; ", one.aliases())),
                        cell(one.parentId() == null ? null : names.get(one.parentId())),
                        cell(one.contactName()),
                        cell(one.contactEmail()),
                        cell(one.contactPhone()),
                        one.active() ? "yes" : "no"));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException("A table could not be written in memory.", impossible);
        }
        return text.toString();
    }

    /**
     * Enters the rows. One with an id, or with the country and name of an institution there is, changes it; every other is
     * added. A column that the table leaves out leaves everything in it as it is.
     *
     * @throws UnreadableTable when it is not CSV, lacks a column that is needed, or has too many rows
     */
    public Report read(String table, String person) throws UnreadableTable {
        List<Row> rows = rows(table);
        int added = 0;
        int changed = 0;
        int unchanged = 0;
        List<RefusedRow> refused = new ArrayList<>();
        for (Row row : rows) {
            try {
                Optional<Institution> known = known(row.cells());
                Institution wished = wished(row.cells(), known);
                if (known.isEmpty()) {
                    institutions.add(wished, person);
                    added++;
                } else if (known.get().equals(wished)) {
                    unchanged++;
                } else {
                    institutions.change(wished, person);
                    changed++;
                }
            } catch (ChangeRefused no) {
                String column = column(no.field());
                refused.add(new RefusedRow(
                        row.line(), column, column == null ? null : text(row.cells(), column), no.reason()));
            }
        }
        return new Report(added, changed, unchanged, List.copyOf(refused));
    }

    /** A row of the file and the line on which it begins. */
    private record Row(long line, CSVRecord cells) {}

    private static List<Row> rows(String table) throws UnreadableTable {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreHeaderCase(true)
                .setIgnoreEmptyLines(false)
                .setTrim(true)
                .get();
        String text = table.startsWith(BYTE_ORDER_MARK) ? table.substring(1) : table;
        try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
            for (String column : NEEDED) {
                if (!parser.getHeaderMap().containsKey(column)) {
                    throw new UnreadableTable("The table has no column " + column + ".", null);
                }
            }
            List<Row> rows = new ArrayList<>();
            for (CSVRecord cells : parser) {
                // A row may have several lines; the parser is at its last
                long breaks = cells.stream()
                        .flatMapToInt(String::chars)
                        .filter(c -> c == '\n')
                        .count();
                if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
                    rows.add(new Row(parser.getCurrentLineNumber() - breaks, cells));
                }
                if (rows.size() > MOST_ROWS) {
                    throw new UnreadableTable("The table has more than " + MOST_ROWS + " rows.", null);
                }
            }
            return rows;
        } catch (IOException | IllegalArgumentException | UncheckedIOException unreadable) {
            throw new UnreadableTable("The table is not CSV: " + unreadable.getMessage(), unreadable);
        }
    }

    private Optional<Institution> known(CSVRecord row) {
        String id = text(row, "id");
        if (id != null) {
            try {
                return Optional.of(institutions
                        .find(Long.parseLong(id))
                        .orElseThrow(() -> new ChangeRefused(Reason.UNKNOWN, "id")));
            } catch (NumberFormatException noNumber) {
                throw (ChangeRefused) new ChangeRefused(Reason.UNKNOWN, "id").initCause(noNumber);
            }
        }
        return named(text(row, "country"), text(row, "name"));
    }

    private Optional<Institution> named(String country, String name) {
        return country == null || name == null
                ? Optional.empty()
                : institutions.ofCountry(country.toUpperCase(Locale.ROOT)).stream()
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT)))
                        .findFirst();
    }

    private Institution wished(CSVRecord row, Optional<Institution> known) {
        Map<String, String> names = new HashMap<>();
        for (String language : Institutions.LANGUAGES) {
            String name =
                    or(row, "name_" + language, known.map(one -> one.names().get(language)));
            if (name != null) {
                names.put(language, name);
            }
        }
        String country = text(row, "country");
        return new Institution(
                known.map(Institution::id).orElse(null),
                text(row, "name"),
                names,
                text(row, "kind"),
                country == null ? null : country.toUpperCase(Locale.ROOT),
                row.isMapped("aliases")
                        ? list(text(row, "aliases"))
                        : known.map(Institution::aliases).orElse(List.of()),
                row.isMapped("parent")
                        ? parent(country, text(row, "parent"))
                        : known.map(Institution::parentId).orElse(null),
                or(row, "contact_name", known.map(Institution::contactName)),
                or(row, "contact_email", known.map(Institution::contactEmail)),
                or(row, "contact_phone", known.map(Institution::contactPhone)),
                row.isMapped("active")
                        ? active(text(row, "active"))
                        : known.map(Institution::active).orElse(true),
                known.map(Institution::version).orElse(0));
    }

    private Long parent(String country, String name) {
        return name == null
                ? null
                : named(country, name)
                        .orElseThrow(() -> new ChangeRefused(Reason.UNKNOWN, "parent"))
                        .id();
    }

    private static boolean active(String text) {
        if (text == null || "yes".equalsIgnoreCase(text)) {
            return true;
        }
        if ("no".equalsIgnoreCase(text)) {
            return false;
        }
        throw new ChangeRefused(Reason.UNKNOWN, "active");
    }

    private static List<String> list(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(";", -1))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .distinct()
                        .toList();
    }

    private static String or(CSVRecord row, String column, Optional<String> otherwise) {
        return row.isMapped(column) ? text(row, column) : otherwise.orElse(null);
    }

    private static String text(CSVRecord row, String column) {
        if (!row.isMapped(column) || !row.isSet(column)) {
            return null;
        }
        String cell = row.get(column);
        String text = ESCAPED.matcher(cell).matches() ? cell.substring(1) : cell;
        return text.isBlank() ? null : text;
    }

    private static Object cell(String value) {
        return value == null ? "" : FORMULA.matcher(value).matches() ? "'" + value : value;
    }

    private static String column(String field) {
        return field == null
                ? null
                : field.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
