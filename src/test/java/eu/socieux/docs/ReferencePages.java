package eu.socieux.docs;

import static eu.socieux.docs.Markdown.code;
import static eu.socieux.docs.Markdown.link;

import eu.socieux.ShippedChecks;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.deployment.EventProperty;
import eu.socieux.engine.deployment.TaskProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The reference for those who write models, forms and letters, from the catalogues that the program itself reads. */
final class ReferencePages {

    static final Path FOLDER = Path.of("docs", "reference");

    private static final String ROOT = "../../";
    private static final String NOTHING = "–";

    private final Catalogues catalogues = new Catalogues();

    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("README.md", index());
        files.put("building-blocks.md", buildingBlocks());
        files.put("letters.md", letters());
        files.put("document-types.md", documentTypes());
        files.put("roles.md", roles());
        files.put("service-levels.md", serviceLevels());
        files.put("facts.md", facts());
        files.put("glossary.md", glossary());
        return files;
    }

    private static String index() {
        return new Markdown()
                .heading(1, "Reference")
                .paragraph(
                        "What a model, a form or a letter can name. Camunda Modeler offers the same choices as element"
                                + " templates, and a deployment that names anything else is refused.")
                .table(
                        List.of("Page", "What it lists"),
                        List.of(
                                List.of(
                                        link("Building blocks", "building-blocks.md"),
                                        "what tasks and expressions can use"),
                                List.of(link("Letters", "letters.md"), "the letters, who gets them, what they enclose"),
                                List.of(
                                        link("Document types", "document-types.md"),
                                        "what can be required, produced or rendered"),
                                List.of(
                                        link("Roles", "roles.md"),
                                        "who does a task, who gets a letter, who is waited for"),
                                List.of(link("Service levels", "service-levels.md"), "how long steps may take"),
                                List.of(link("Facts", "facts.md"), "what forms and letters can speak of"),
                                List.of(
                                        link("Glossary", "glossary.md"),
                                        "the terms in four languages, with their codes")))
                .paragraph("These pages are generated; do not edit them. They are made anew with "
                        + code(GeneratedFiles.REGENERATE) + ".")
                .toString();
    }

    private String buildingBlocks() {
        Markdown page = new Markdown()
                .heading(1, "Building blocks")
                .paragraph(
                        "The only beans that models can name. A block with a template is placed from Modeler's list of"
                                + " templates; its inputs are filled in there.");
        ShippedChecks.buildingBlocks().entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> title(one.getValue()).compareTo(title(other.getValue())))
                .forEach(entry -> block(page, entry.getKey(), entry.getValue()));
        page.heading(2, "Properties of user tasks")
                .paragraph("Set as extension properties, or through the templates Human step, Step that requires a"
                        + " document, Step that produces a document and Wait for an outside party.")
                .table(
                        List.of("Property", "Name in Modeler", "Value"),
                        Stream.of(TaskProperty.values())
                                .map(property -> List.of(code(property.key()), property.title(), property.meaning()))
                                .toList());
        page.heading(2, "Properties of message events")
                .paragraph("A message event is something that people record on the page of a case when it has happened:"
                        + " a withdrawal, a suspension. Its message is named for the module and the event, as "
                        + code("intake.requestWithdrawn")
                        + ". Set as extension properties, or through the template Event"
                        + " that staff record.")
                .table(
                        List.of("Property", "Name in Modeler", "Value"),
                        Stream.of(EventProperty.values())
                                .map(property -> List.of(code(property.key()), property.title(), property.meaning()))
                                .toList());
        return from(page, "the annotation `@BuildingBlock` in the code");
    }

    private void block(Markdown page, String bean, Class<?> type) {
        BuildingBlock block = type.getAnnotation(BuildingBlock.class);
        boolean delegate = JavaDelegate.class.isAssignableFrom(type);
        page.heading(2, block.title())
                .paragraph(block.description())
                .paragraph(
                        (delegate ? "Delegate expression " + code("${" + bean + "}") : "In expressions " + code(bean))
                                + (block.idempotent()
                                        ? ". Can be repeated after a fault."
                                        : ". Runs once: a repetition would count again."));
        page.table(
                List.of("Input", "Meaning", "Value"),
                Stream.of(block.inputs())
                        .map(input -> List.of(
                                code(input.name()) + (input.required() ? "" : ", optional"),
                                input.meaning(),
                                source(input.choice())))
                        .toList());
        page.table(
                List.of("Sets the variable", "Meaning"),
                Stream.of(block.outputs())
                        .map(output -> List.of(code(output.name()), output.meaning()))
                        .toList());
        page.table(
                List.of("Raises the error", "When"),
                Stream.of(block.errors())
                        .map(error -> List.of(code(error.code()), error.meaning()))
                        .toList());
    }

    private static String source(BuildingBlock.Choice choice) {
        return switch (choice) {
            case LETTER -> link("letter", "letters.md") + ", or one deployed with the model";
            case RECIPIENT -> link("recipient", "roles.md");
            case DOCUMENT -> link("document type", "document-types.md");
            case GENERATED_DOCUMENT -> link("document type", "document-types.md") + " with a template";
            case MILESTONE -> link("milestone", "glossary.md");
            case USER_TASK -> "id of a user task";
            case TEXT -> "text";
        };
    }

    private static String title(Class<?> type) {
        return type.getAnnotation(BuildingBlock.class).title();
    }

    private String letters() {
        List<List<String>> rows = new ArrayList<>();
        catalogues.letters().keySet().forEach(letter -> {
            Map<String, Object> line = catalogues.letter(letter);
            String enclosed = Stream.of("attachments", "personalAttachments", "teamAttachments")
                    .flatMap(kind -> line.get(kind) instanceof List<?> types ? types.stream() : Stream.empty())
                    .map(type -> code(String.valueOf(type)))
                    .collect(Collectors.joining(", "));
            rows.add(List.of(
                    code(letter),
                    String.valueOf(line.get("recipient")),
                    enclosed.isEmpty() ? NOTHING : enclosed,
                    Stream.of("en", "es", "fr", "pt")
                            .map(language -> link(
                                    language,
                                    ROOT + "src/main/resources/templates/letters/" + letter + "." + language + ".html"))
                            .collect(Collectors.joining(" "))));
        });
        Markdown page = new Markdown()
                .heading(1, "Letters")
                .paragraph("An analyst adds a letter of a model by deploying its texts with the model: see the "
                        + link("guide", "../guides/analyst.md") + ".")
                .table(List.of("Letter", "Goes to", "Encloses", "Texts"), rows);
        return from(page, link("the catalogue of letters", ROOT + "src/main/resources/letters/catalogue.yaml"));
    }

    private String documentTypes() {
        Map<String, String> names = catalogues.documentTypes();
        Markdown page = new Markdown()
                .heading(1, "Document types")
                .table(
                        List.of("Type", "Name", "Made by the facility", "Several", "One for each", "Kept as"),
                        catalogues.documentLines().stream()
                                .map(type -> List.of(
                                        code(String.valueOf(type.get("key"))),
                                        names.get(String.valueOf(type.get("key"))),
                                        Boolean.TRUE.equals(type.get("generated")) ? "yes" : NOTHING,
                                        Boolean.TRUE.equals(type.get("several")) ? "yes" : NOTHING,
                                        "expert".equals(type.get("per")) ? "expert" : NOTHING,
                                        String.valueOf(type.get("retention"))))
                                .toList())
                .paragraph(
                        "A type made by the facility can be rendered. A required document has to be produced by a step"
                                + " before, or come in with the request.")
                .paragraph("Where there is one for each expert, a task that names the type waits until one is on file"
                        + " for each member of the team as it is then; of somebody who has left none is asked for any"
                        + " more.");
        return from(
                page, link("the catalogue of documents", ROOT + "src/main/resources/documents/document-types.yaml"));
    }

    private String roles() {
        Markdown page = new Markdown()
                .heading(1, "Roles")
                .heading(2, "Who does a task")
                .table(List.of("Candidate group", "Role"), rows(catalogues.roles()))
                .heading(2, "Who gets a letter")
                .table(List.of("Recipient", "Who that is"), rows(catalogues.recipients()))
                .heading(2, "Who is waited for")
                .table(List.of("Outside participant", "Who that is"), rows(catalogues.outsideParticipants()));
        return from(page, "the roles and correspondents in the code");
    }

    private String serviceLevels() {
        Markdown page = new Markdown()
                .heading(1, "Service levels")
                .paragraph("A user task names its row in " + code("serviceLevel") + ", a timer in "
                        + code("${deadlines.after('…')}") + ".")
                .table(List.of("Service level", "Length"), rows(catalogues.serviceLevels()));
        return from(page, link("the decision table", ROOT + "processes/decisions/service-levels.dmn"));
    }

    private String facts() {
        Map<String, Object> facts = catalogues.yaml("records/facts.yaml");
        Markdown page = new Markdown()
                .heading(1, "Facts")
                .paragraph(
                        "Forms, letters and documents can speak of every answer that any form asks for, by its key, and"
                                + " of these. In a form, a day is written in the reader's language with "
                                + code("InWords") + " after its key: " + code("receivedOnInWords") + ".")
                .table(List.of("Fact", "Meaning"), rows(section(facts, "facts")))
                .heading(2, "In letters only")
                .table(List.of("Fact", "Meaning"), rows(section(facts, "letters")));
        return from(page, link("the list of facts", ROOT + "src/main/resources/records/facts.yaml"));
    }

    private static Map<String, String> section(Map<String, Object> file, String name) {
        Map<String, String> section = new LinkedHashMap<>();
        ((Map<?, ?>) file.get(name))
                .forEach((key, meaning) -> section.put(String.valueOf(key), String.valueOf(meaning)));
        return section;
    }

    private String glossary() {
        Map<String, String> english = catalogues.terms("en");
        Map<String, List<List<String>>> groups = new TreeMap<>();
        english.forEach((key, term) -> {
            int dot = key.indexOf('.');
            groups.computeIfAbsent(key.substring(0, dot), group -> new ArrayList<>())
                    .add(List.of(
                            code(key.substring(dot + 1)),
                            term,
                            catalogues.terms("fr").getOrDefault(key, NOTHING),
                            catalogues.terms("es").getOrDefault(key, NOTHING),
                            catalogues.terms("pt").getOrDefault(key, NOTHING)));
        });
        Markdown page = new Markdown()
                .heading(1, "Glossary")
                .paragraph("The terms of the facility, with the codes under which they are kept.");
        groups.forEach((group, rows) -> page.heading(
                        2,
                        Catalogues.words(
                                group.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT)))
                .table(List.of("Code", "English", "French", "Spanish", "Portuguese"), rows));
        return from(page, link("the terms", ROOT + "src/main/resources/messages/terms.properties"));
    }

    private static List<List<String>> rows(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> List.of(code(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String from(Markdown page, String source) {
        return page.paragraph(
                        "*Generated from " + source + "; do not edit. Run " + code(GeneratedFiles.REGENERATE) + ".*")
                .toString();
    }
}
