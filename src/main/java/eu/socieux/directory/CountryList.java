package eu.socieux.directory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** The country files that come with the application, as countries with their dated eligibility. */
final class CountryList {

    /** First day of the list which the file of partner countries follows: that of the flows of 2024 and 2025. */
    static final LocalDate LIST_FROM = LocalDate.of(2024, 1, 1);

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .get();
    private static final Pattern LEFT = Pattern.compile("left the list (\\d{1,2} \\w{3} \\d{4})");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private CountryList() {}

    /** A country with what the list said about it in one period; {@code to} null means until further notice. */
    record Listed(Country country, List<Period> periods) {}

    record Period(boolean eligible, LocalDate from, LocalDate to, String note) {}

    /** Everything in the files, partners first. */
    static List<Listed> read() {
        List<Listed> listed = new ArrayList<>();
        for (CSVRecord row : rows("partner-countries.csv")) {
            listed.add(new Listed(partner(row), periods("yes".equals(row.get("oda_eligible")), row.get("note"))));
        }
        for (CSVRecord row : rows("eu-member-states.csv")) {
            listed.add(new Listed(
                    memberState(row),
                    List.of(new Period(false, LIST_FROM, null, "Member State of the European Union"))));
        }
        return listed;
    }

    /** The rows of a file of the directory by column name. */
    static List<CSVRecord> rows(String file) {
        var resource = new ClassPathResource("directory/" + file);
        try (CSVParser parser = CSVParser.parse(resource.getInputStream(), StandardCharsets.UTF_8, FORMAT)) {
            return parser.getRecords();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file directory/" + file + " cannot be read.", unreadable);
        }
    }

    /** A country that left the list while it was in force was eligible until the day before. */
    static List<Period> periods(boolean eligible, String note) {
        Matcher left = LEFT.matcher(note == null ? "" : note);
        if (!eligible && left.find()) {
            LocalDate day = LocalDate.parse(left.group(1), DAY);
            if (day.isAfter(LIST_FROM)) {
                return List.of(new Period(true, LIST_FROM, day.minusDays(1), null), new Period(false, day, null, note));
            }
        }
        return List.of(new Period(eligible, LIST_FROM, null, note));
    }

    private static Country partner(CSVRecord row) {
        return new Country(
                row.get("iso2"),
                row.get("iso3"),
                Map.of(
                        "en", row.get("name_en"),
                        "fr", row.get("name_fr"),
                        "es", row.get("name_es"),
                        "pt", row.get("name_pt")),
                row.get("region"),
                row.get("income_group"),
                false);
    }

    private static Country memberState(CSVRecord row) {
        Locale state = Locale.forLanguageTag("und-" + row.get("iso2"));
        Map<String, String> names = Map.of(
                "en", row.get("name_en"),
                "fr", state.getDisplayCountry(Locale.FRENCH),
                "es", state.getDisplayCountry(Locale.forLanguageTag("es")),
                "pt", state.getDisplayCountry(Locale.forLanguageTag("pt-PT")));
        return new Country(row.get("iso2"), state.getISO3Country(), names, "European Union", null, true);
    }
}
