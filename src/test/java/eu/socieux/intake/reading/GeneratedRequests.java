package eu.socieux.intake.reading;

import eu.socieux.directory.Country;
import eu.socieux.directory.DirectoryFiles;
import eu.socieux.intake.reading.RequestMaterial.Attached;
import eu.socieux.intake.reading.RequestMaterial.Delivery;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;

/**
 * Requests as institutions write them, with what they say: by a seeded generator, in four languages, as forms in Word
 * and PDF, lettered lines, letters and plain mails, some passed on by a Delegation, with gaps and with misleading names
 * of other countries.
 */
final class GeneratedRequests {

    private static final List<String> LANGUAGES = List.of("en", "fr", "es", "pt");
    private static final int LINE = 92;

    /** How a request is written down. */
    enum Shape {
        WORD_FORM,
        PDF_FORM,
        LINES,
        LETTER,
        MAIL
    }

    private final Map<String, Object> corpus;
    private final Reader reader;
    private final String part;
    private final Random random;

    /**
     * A generator.
     *
     * @param part {@code first}, {@code second} or {@code unseen}
     */
    GeneratedRequests(Reader reader, String part, long seed) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource("reading/corpus.yaml"));
        this.corpus = yaml.getObject();
        this.reader = reader;
        this.part = part;
        this.random = new Random(seed);
    }

    /** What a request says, by field, and what it does not say. */
    record Request(String name, RequestMaterial material, Map<String, Object> truth, Set<String> missing) {}

    List<Request> make(int count) {
        List<Country> countries = DirectoryFiles.countries().stream()
                .filter(country -> !country.memberState())
                .toList();
        List<Request> requests = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            requests.add(request(index, LANGUAGES.get(index % LANGUAGES.size()), countries));
        }
        return requests;
    }

    private Request request(int index, String language, List<Country> countries) {
        Map<String, Object> phrases = map(map(corpus.get(language)).get(part));
        // A part may have institutions, areas and the like of its own.
        Map<String, Object> words = new LinkedHashMap<>(map(corpus.get(language)));
        words.putAll(phrases);
        Shape shape = Shape.values()[random.nextInt(Shape.values().length)];
        Country country = countries.get(random.nextInt(countries.size()));
        String countryName = country.name(Locale.forLanguageTag(language)).replaceAll("\\s*\\(.*", "");
        Map<String, Object> institution = map(any(list(words.get("institutions"))));
        String name = text(any(list(corpus.get("names"))));
        String position = text(any(list(words.get("positions"))));
        String email = Words.folded(name).replace(" ", ".") + "@institution.example.org";
        String phone =
                "+%d 00 %03d %03d".formatted(200 + random.nextInt(700), random.nextInt(1000), random.nextInt(1000));
        List<Map.Entry<String, Object>> areas =
                new ArrayList<>(map(words.get("areas")).entrySet());
        Collections.shuffle(areas, random);
        areas = areas.subList(0, 1 + random.nextInt(2));
        int activities = 1 + random.nextInt(4);
        boolean informed = random.nextBoolean();

        Map<String, Object> truth = new LinkedHashMap<>();
        Map<String, String> answers = new LinkedHashMap<>();
        boolean form = shape == Shape.WORD_FORM || shape == Shape.PDF_FORM || shape == Shape.LINES;
        Set<String> gaps = gaps();
        truth.put("correspondenceLanguage", language);
        put(truth, gaps, "country", country.iso2());
        truth.put("institutionName", institution.get("name"));
        truth.put("institutionKind", institution.get("kind"));
        put(truth, gaps, "contactName", name);
        put(truth, gaps, "contactName", "contactPosition", position);
        put(truth, gaps, "contactName", "contactEmail", email);
        put(truth, gaps, "contactName", "contactPhone", phone);
        List<String> codes = areas.stream().map(Map.Entry::getKey).toList();
        truth.put("areas", new TreeSet<>(codes));
        // A form that leaves the question open says none; a letter says nothing.
        Integer nothing = form ? 0 : null;
        truth.put("proposedActivityCount", gaps.contains("plan") ? nothing : (Integer) activities);
        put(truth, gaps, "workingLanguage", language);
        put(truth, gaps, "delegationInformed", informed ? "yes" : "no");

        String areaText = areas.stream()
                .map(entry -> text(entry.getValue()))
                .reduce((one, other) -> one + ", " + other)
                .orElseThrow();
        answers.put("country", gaps.contains("country") ? "" : countryName);
        answers.put("institutionName", text(institution.get("name")));
        answers.put("institutionKind", kinds(map(words.get("kinds")), text(institution.get("kind"))));
        answers.put("head", text(words.get("signatory")).replaceAll(", 27.*", ""));
        answers.put(
                "contact", gaps.contains("contactName") ? "" : words.get("courtesy") + " " + name + ", " + position);
        answers.put("reach", gaps.contains("contactName") ? "" : email + " / " + phone);
        answers.put("area", areaText);
        answers.put("context", sentences(words.get("context"), 4));
        answers.put("needs", gaps.contains("needs") ? "…" : sentences(words.get("needs"), 4));
        answers.put("expectedResults", text(any(list(words.get("results")))));
        answers.put("suggestedPlan", gaps.contains("plan") ? "" : plan(list(words.get("activities")), activities));
        answers.put("otherPartners", gaps.contains("otherPartners") ? "" : text(words.get("donors")));
        answers.put("workingLanguage", gaps.contains("workingLanguage") ? "" : text(words.get("language")));
        answers.put(
                "delegationInformed",
                gaps.contains("delegationInformed") ? "" : text(words.get(informed ? "informed" : "notInformed")));
        answers.put("signatory", gaps.contains("signatory") ? "" : text(words.get("signatory")));

        // A mail is signed by somebody, who is the contact unless another person is named.
        String sender = text(any(list(corpus.get("names"))));
        String senderAddress = Words.folded(sender).replace(" ", ".") + "@institution.example.org";
        if (gaps.contains("contactName")) {
            truth.put("contactName", sender);
            truth.put("contactEmail", senderAddress);
        }
        String greeting = words.get("salutation") + "\n\n%s\n\n" + words.get("closing") + "\n\n" + sender + "\n";
        String prose = prose(
                words,
                phrases,
                answers,
                areaText,
                countryName,
                institution,
                gaps,
                informed,
                activities,
                name,
                position,
                email,
                phone);
        String fileName = "request-" + index;
        List<Attached> files = new ArrayList<>();
        String body = greeting.formatted(text(words.get("subject")) + ".");
        switch (shape) {
            case WORD_FORM -> files.add(reader.file(fileName + ".docx", word(map(phrases.get("labels")), answers)));
            case PDF_FORM -> files.add(reader.file(fileName + ".pdf", pdfForm(map(phrases.get("labels")), answers)));
            case LINES ->
                files.add(reader.file(
                        fileName + ".txt",
                        lines(map(phrases.get("labels")), answers).getBytes(StandardCharsets.UTF_8)));
            case LETTER -> files.add(reader.file(fileName + ".pdf", letter(greeting.formatted(prose))));
            case MAIL -> body = greeting.formatted(prose);
        }
        String from = sender;
        String fromAddress = senderAddress;
        if (shape == Shape.MAIL && random.nextInt(4) == 0) {
            body =
                    "Dear colleagues,\n\nplease see below what reached us.\n\nJonas Verhaegen\nProgramme officer\nDelegation of the European Union\n\n"
                            + "-----Original Message-----\nFrom: " + sender + " <" + senderAddress
                            + ">\nSent: Monday, March 2, 2026 10:27 AM\nTo: delegation@delegation-xx.example.org\nSubject: "
                            + words.get("subject") + "\n\n" + body;
            from = "Jonas Verhaegen";
            fromAddress = "j.verhaegen@delegation-xx.example.org";
        }
        Delivery delivery = new Delivery("message.eml", from, fromAddress, text(words.get("subject")), body, files);
        return new Request(
                part + " " + index + " " + language + " " + shape,
                new RequestMaterial(false, false, List.of(delivery)),
                truth,
                missing(gaps, shape, form));
    }

    private static Set<String> missing(Set<String> gaps, Shape shape, boolean form) {
        Set<String> missing = new LinkedHashSet<>();
        Map<String, String> itemOfGap = Map.of(
                "country",
                "country",
                "needs",
                "needs",
                "plan",
                "plan",
                "otherPartners",
                "otherDonors",
                "delegationInformed",
                "delegation",
                "signatory",
                "signature");
        gaps.stream().filter(itemOfGap::containsKey).forEach(gap -> missing.add(itemOfGap.get(gap)));
        if (gaps.contains("contactName")) {
            missing.add("position");
            missing.add("phone");
        }
        if (!form) {
            missing.add("requestForm");
        }
        if (shape == Shape.LETTER) {
            // A letter ends with a name below its closing.
            missing.remove("signature");
        }
        return missing;
    }

    private Set<String> gaps() {
        Set<String> gaps = new LinkedHashSet<>();
        for (String field : List.of(
                "country",
                "contactName",
                "needs",
                "plan",
                "otherPartners",
                "workingLanguage",
                "delegationInformed",
                "signatory")) {
            if (random.nextInt(8) == 0) {
                gaps.add(field);
            }
        }
        return gaps;
    }

    private String prose(
            Map<String, Object> words,
            Map<String, Object> phrases,
            Map<String, String> answers,
            String areaText,
            String countryName,
            Map<String, Object> institution,
            Set<String> gaps,
            boolean informed,
            int activities,
            String name,
            String position,
            String email,
            String phone) {
        List<String> paragraphs = new ArrayList<>();
        String opening = text(phrases.get("opening")).replace("%institution%", text(institution.get("name")));
        paragraphs.add(
                gaps.contains("country")
                        ? opening.replaceAll("(?:,? (?:of|de|em|en|in)|,)? ?\\(?%country%\\)?", "")
                                .replaceAll(",,", ",")
                        : opening.replace("%country%", countryName));
        paragraphs.add(text(phrases.get("areaLine")).replace("%area%", areaText));
        paragraphs.add(answers.get("context"));
        if (!gaps.contains("needs")) {
            paragraphs.add(answers.get("needs"));
        }
        if (!gaps.contains("plan")) {
            StringBuilder plan = new StringBuilder(
                    text(phrases.get("plan")).replace("%count%", numberWord(activities, text(words.get("language")))));
            for (int number = 1; number <= activities; number++) {
                plan.append("\n  ")
                        .append(number)
                        .append(". ")
                        .append(list(words.get("activities")).get(number - 1));
            }
            paragraphs.add(plan.toString());
        }
        if (!gaps.contains("otherPartners")) {
            paragraphs.add(text(phrases.get("donorsLine")));
        }
        if (!gaps.contains("workingLanguage")) {
            paragraphs.add(text(phrases.get("languageLine"))
                    .replace("%language%", text(words.get("language")).toLowerCase(Locale.ROOT)));
        }
        if (!gaps.contains("delegationInformed")) {
            paragraphs.add(text(phrases.get(informed ? "delegationYes" : "delegationNo")));
        }
        if (!gaps.contains("contactName")) {
            paragraphs.add(text(phrases.get("contact"))
                    .replace("%name%", words.get("courtesy") + " " + name)
                    .replace("%position%", position)
                    .replace("%email%", email)
                    .replace("%phone%", phone));
        }
        if (!gaps.contains("signatory")) {
            paragraphs.add(text(phrases.get("signed")));
        }
        return wrapped(String.join("\n\n", paragraphs));
    }

    private static String numberWord(int number, String language) {
        return switch (language) {
            case "English" -> List.of("one", "two", "three", "four").get(number - 1);
            case "Français" -> List.of("une", "deux", "trois", "quatre").get(number - 1);
            case "Español" -> List.of("una", "dos", "tres", "cuatro").get(number - 1);
            default -> List.of("uma", "duas", "três", "quatro").get(number - 1);
        };
    }

    private String kinds(Map<String, Object> kinds, String kind) {
        if (random.nextBoolean()) {
            return text(kinds.get(kind));
        }
        StringBuilder boxes = new StringBuilder();
        kinds.forEach((key, label) ->
                boxes.append(key.equals(kind) ? "☒ " : "☐ ").append(label).append('\n'));
        return boxes.toString().strip();
    }

    private String plan(List<Object> activities, int count) {
        boolean lettered = random.nextBoolean();
        StringBuilder plan = new StringBuilder();
        for (int number = 1; number <= count; number++) {
            plan.append(lettered ? "A" + number + " " : number + ". ")
                    .append(activities.get(number - 1))
                    .append(lettered ? "; " : "\n");
        }
        return plan.toString().strip();
    }

    /** A real form explains every question, and its answers fill pages. */
    private static byte[] word(Map<String, Object> labels, Map<String, String> answers) {
        try (XWPFDocument document = new XWPFDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.createParagraph().createRun().setText("SOCIEUX");
            XWPFTable table = document.createTable(labels.size(), 2);
            int row = 0;
            for (Map.Entry<String, Object> label : labels.entrySet()) {
                table.getRow(row).getCell(0).setText(text(label.getValue()));
                String[] lines = answers.get(label.getKey()).split("\n", -1);
                table.getRow(row).getCell(1).setText(lines[0]);
                for (int line = 1; line < lines.length; line++) {
                    table.getRow(row).getCell(1).addParagraph().createRun().setText(lines[line]);
                }
                row++;
            }
            document.write(out);
            return out.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Every second form names its fields for people, the others only by a technical name made of the label. */
    private byte[] pdfForm(Map<String, Object> labels, Map<String, String> answers) {
        boolean named = random.nextBoolean();
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDFont font = new PDType1Font(FontName.HELVETICA);
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            PDAcroForm form = new PDAcroForm(document);
            PDResources resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), font);
            form.setDefaultResources(resources);
            form.setDefaultAppearance("/Helv 9 Tf 0 g");
            document.getDocumentCatalog().setAcroForm(form);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                float y = 800;
                for (Map.Entry<String, Object> label : labels.entrySet()) {
                    String shown = text(label.getValue());
                    write(content, font, 40, y + 12, shown);
                    PDTextField field = new PDTextField(form);
                    field.setPartialName(
                            Words.folded(shown).replaceAll("^\\d+ ", "").replace(" ", "_"));
                    if (named) {
                        field.setAlternateFieldName(shown);
                    }
                    field.setMultiline(true);
                    PDAnnotationWidget widget = field.getWidgets().get(0);
                    widget.setRectangle(new PDRectangle(220, y, 340, 40));
                    widget.setPage(page);
                    page.getAnnotations().add(widget);
                    form.getFields().add(field);
                    field.setValue(
                            answers.get(label.getKey()).replaceAll("[☒☐]", "").isBlank()
                                    ? ""
                                    : latin(answers.get(label.getKey())));
                    y -= 48;
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The fonts that every reader has know Western letters only; a ticked box is then the chosen option alone. */
    private static String latin(String text) {
        if (!text.contains("☒")) {
            return text.replace("’", "'");
        }
        return text.lines()
                .filter(line -> line.startsWith("☒"))
                .findFirst()
                .orElseThrow()
                .substring(2);
    }

    private static String lines(Map<String, Object> labels, Map<String, String> answers) {
        StringBuilder lines = new StringBuilder("SOCIEUX\n\n");
        labels.forEach((key, label) ->
                lines.append(label).append(": ").append(answers.get(key)).append("\n\n"));
        return wrapped(lines.toString());
    }

    private static byte[] letter(String text) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDFont font = new PDType1Font(FontName.HELVETICA);
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                float y = 790;
                for (String line : text.split("\n", -1)) {
                    write(content, font, 40, y, line);
                    y -= 12;
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private static void write(PDPageContentStream content, PDFont font, float x, float y, String line)
            throws IOException {
        content.beginText();
        content.setFont(font, 10);
        content.newLineAtOffset(x, y);
        content.showText(latin(line));
        content.endText();
    }

    private String sentences(Object pool, int count) {
        List<Object> sentences = new ArrayList<>(list(pool));
        Collections.shuffle(sentences, random);
        return String.join(
                " ", sentences.subList(0, count).stream().map(String::valueOf).toList());
    }

    private static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        for (String line : text.split("\n", -1)) {
            int length = 0;
            for (String word : line.split(" ", -1)) {
                if (length + word.length() > LINE) {
                    wrapped.append('\n');
                    length = 0;
                } else if (length > 0 || (wrapped.length() > 0 && word.isEmpty())) {
                    wrapped.append(' ');
                }
                wrapped.append(word);
                length += word.length() + 1;
            }
            wrapped.append('\n');
        }
        return wrapped.toString();
    }

    private static void put(Map<String, Object> truth, Set<String> gaps, String field, Object value) {
        put(truth, gaps, field, field, value);
    }

    private static void put(Map<String, Object> truth, Set<String> gaps, String gap, String field, Object value) {
        truth.put(field, gaps.contains(gap) ? null : value);
    }

    private Object any(List<Object> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static String text(Object value) {
        return String.valueOf(value);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> list(Object value) {
        return (List<Object>) value;
    }
}
