package eu.socieux.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.correspondence.Samples;
import eu.socieux.intake.reading.GeneratedRequests.Request;
import eu.socieux.intake.reading.RequestReader.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How well requests are read, per field: on the six sample messages, and on generated requests of four parts. The
 * samples and the first three parts were looked at while the reading was written, so that their figures say that nothing
 * got worse, and not how well a stranger's request is read. That the fourth part says, of which nothing was learned. The
 * numbers are kept in {@code target/reading-report.md}; the floors, in {@code reading/floors.properties}, are what has
 * been reached.
 */
class ReadingAccuracyTest {

    private static final String UNSEEN = "unseen";
    private static final Path REPORT = Path.of("target", "reading-report.md");
    private static final List<String> MISSING_ITEMS = List.of(
            "country",
            "institution",
            "contact",
            "position",
            "phone",
            "area",
            "needs",
            "plan",
            "otherDonors",
            "delegation",
            "signature",
            "requestForm");

    /** The words of {@code expected.json} for what a request lacks. */
    private static final Map<String, String> MISSING_IN_SAMPLES = Map.of(
            "country", "country",
            "institution", "institution",
            "position", "position",
            "phone", "phone",
            "needs (too thin)", "needs",
            "suggested action plan", "plan",
            "other donors", "otherDonors",
            "delegation informed", "delegation",
            "authority signature", "signature",
            "request form", "requestForm");

    private static final Wordlists WORDS = new Wordlists();
    private static Reader reader;

    @BeforeAll
    static void begin() throws IOException {
        reader = new Reader(true);
        Files.createDirectories(REPORT.getParent());
        Files.writeString(REPORT, "# How well requests are read\n\n");
    }

    @AfterAll
    static void print() throws IOException {
        System.out.println(Files.readString(REPORT));
    }

    @Test
    void theSampleMessagesAreReadAsWellAsTheyWere() throws IOException {
        ReadingScore score = new ReadingScore("samples", true);
        for (String sample :
                List.of(Samples.ENGLISH, Samples.FRENCH, Samples.SPANISH, Samples.FORWARDED, Samples.THREAD)) {
            sample(score, sample);
        }
        keep(score);
    }

    @Test
    void theFaxIsReadWhereTesseractIsInstalled() throws IOException {
        assumeTrue(reader.recognises(), "Tesseract is not installed: the fax is not read.");
        ReadingScore score = new ReadingScore("fax", true);
        sample(score, Samples.FAX);
        keep(score);
    }

    @Test
    void generatedRequestsAreReadAsWellAsTheyWere() throws IOException {
        keep(generated("first", 20_260_303L, 120));
        keep(generated("second", 20_260_312L, 120));
        keep(generated("third", 20_260_401L, 120));
    }

    @Test
    void requestsFromWhichNothingWasLearnedAreReadAsWellAsAtFirstSight() throws IOException {
        keep(generated(UNSEEN, 20_260_514L, 120));
    }

    static ReadingScore generated(String part, long seed, int count) {
        // Who knows a mistake learns from it.
        ReadingScore score = new ReadingScore(part, !UNSEEN.equals(part));
        for (Request request :
                new GeneratedRequests(reader == null ? new Reader(false) : reader, part, seed).make(count)) {
            Reading reading = (reader == null ? new Reader(false) : reader).read(request.material());
            Map<String, Object> proposed = proposed(reading);
            request.truth().forEach((field, expected) -> {
                if ("areas".equals(field)) {
                    score.values(request.name(), field, asSet(expected), areas(proposed));
                } else {
                    score.value(request.name(), field, expected, proposed.get(field));
                }
            });
            score.values(
                    request.name(),
                    "missing",
                    request.missing(),
                    missing(proposed, String.valueOf(request.truth().get("correspondenceLanguage"))));
        }
        return score;
    }

    private static void sample(ReadingScore score, String sample) throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(Files.readString(Path.of("docs/samples/expected.json")))
                .path("samples")
                .path(sample);
        Reading reading = reader.read(Samples.bytes(sample));
        Map<String, Object> proposed = proposed(reading);
        String language = expected.path("language").asText().substring(0, 2);
        score.value(sample, "correspondenceLanguage", language, proposed.get("correspondenceLanguage"));
        score.value(sample, "country", text(expected, "country"), proposed.get("country"));
        score.value(sample, "institutionName", institution(sample, expected), proposed.get("institutionName"));
        score.value(sample, "institutionKind", text(expected, "institution_kind"), proposed.get("institutionKind"));
        JsonNode contact = expected.path("contact");
        score.value(sample, "contactName", alternatives(text(contact, "name")), proposed.get("contactName"));
        score.value(sample, "contactPosition", text(contact, "position"), proposed.get("contactPosition"));
        score.value(sample, "contactEmail", text(contact, "email"), proposed.get("contactEmail"));
        score.value(sample, "contactPhone", text(contact, "phone"), proposed.get("contactPhone"));
        score.values(sample, "areas", texts(expected.path("areas")), areas(proposed));
        score.value(
                sample,
                "proposedActivityCount",
                expected.path("activities_proposed").asInt(),
                proposed.get("proposedActivityCount"));
        score.value(sample, "workingLanguage", text(expected, "working_language"), proposed.get("workingLanguage"));
        score.value(
                sample,
                "delegationInformed",
                expected.path("delegation_informed").isNull()
                        ? null
                        : expected.path("delegation_informed").asBoolean() ? "yes" : "no",
                proposed.get("delegationInformed"));
        Set<String> missing = new TreeSet<>();
        texts(expected.path("missing"))
                .forEach(item -> missing.add(MISSING_IN_SAMPLES.get(item.replaceAll(" \\(partly.*", ""))));
        score.values(sample, "missing", missing, missing(proposed, language));
        if (expected.has("superseded")) {
            JsonNode superseded = expected.path("superseded");
            score.value(sample, "superseded", superseded.path("areas").path(0).asText(), earlier(reading, "mainArea"));
            score.value(
                    sample,
                    "superseded",
                    superseded.path("activities_proposed").asText(),
                    earlier(reading, "proposedActivityCount"));
            score.value(
                    sample,
                    "superseded",
                    superseded.path("contact").asText().replaceAll(" \\(.*", ""),
                    earlier(reading, "contactName"));
            score.value(
                    sample,
                    "superseded",
                    superseded.path("participants").asText(),
                    earlier(reading, "beneficiaries").replaceAll("\\D.*", ""));
        }
    }

    /** Where the truth describes an institution instead of naming it, the name in the message. */
    private static Object institution(String sample, JsonNode expected) {
        return switch (sample) {
            case Samples.FORWARDED ->
                "instituto público que gere a previdência social dos trabalhadores por conta de outrem";
            case Samples.FRENCH -> "Agence nationale";
            case Samples.THREAD ->
                List.of(expected.path("institution").asText(), "Caisse des assurances sociales, établissement public");
            default -> expected.path("institution").asText();
        };
    }

    private static Object alternatives(String text) {
        return text == null || !text.contains(" / ") ? text : List.of(text.split(" / "));
    }

    private static String earlier(Reading reading, String field) {
        return reading.proposals().stream()
                .filter(proposal -> proposal.field().equals(field))
                .flatMap(proposal -> proposal.earlier().stream())
                .map(earlier -> earlier.value() instanceof List<?> several ? several.get(0) : earlier.value())
                .map(String::valueOf)
                .findFirst()
                .orElse("");
    }

    private static void keep(ReadingScore score) throws IOException {
        Files.writeString(REPORT, score.report(), StandardOpenOption.APPEND);
        Properties floors = new Properties();
        try (var file = ReadingAccuracyTest.class.getResourceAsStream("/reading/floors.properties")) {
            floors.load(file);
        }
        List<String> below = new ArrayList<>();
        score.results().forEach((field, reached) -> {
            String[] floor =
                    floors.getProperty(score.title() + "." + field, "1 1").split(" ", -1);
            if (reached[0] < Double.parseDouble(floor[0]) || reached[1] < Double.parseDouble(floor[1])) {
                below.add("%s.%s: precision %.3f (floor %s), recall %.3f (floor %s)"
                        .formatted(score.title(), field, reached[0], floor[0], reached[1], floor[1]));
            }
        });
        assertThat(below)
                .as(
                        "Fields that are read worse than before; see target/reading-report.md. The mistakes:%n%s",
                        String.join("\n", score.mistakes()))
                .isEmpty();
    }

    private static Map<String, Object> proposed(Reading reading) {
        Map<String, Object> proposed = new LinkedHashMap<>();
        reading.proposals().forEach(proposal -> proposed.put(proposal.field(), proposal.value()));
        return proposed;
    }

    private static Set<String> areas(Map<String, Object> proposed) {
        Set<String> areas = new TreeSet<>();
        if (proposed.get("mainArea") != null) {
            areas.add(String.valueOf(proposed.get("mainArea")));
        }
        if (proposed.get("areas") instanceof List<?> further) {
            further.forEach(area -> areas.add(String.valueOf(area)));
        }
        return areas;
    }

    private static Set<String> missing(Map<String, Object> proposed, String language) {
        Set<String> missing = new TreeSet<>();
        List<String> sentences = String.valueOf(proposed.getOrDefault("missingItems", ""))
                .lines()
                .toList();
        for (String item : MISSING_ITEMS) {
            if (sentences.contains(WORDS.missing(item, language))) {
                missing.add(item);
            }
        }
        return missing;
    }

    private static Set<String> asSet(Object values) {
        Set<String> set = new HashSet<>();
        ((Set<?>) values).forEach(value -> set.add(String.valueOf(value)));
        return set;
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new TreeSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).isNull() ? null : node.path(field).asText();
    }
}
