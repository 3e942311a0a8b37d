package eu.socieux.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.ShippedChecks;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Choice;
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
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** The element templates which Modeler offers to whoever opens a file in the folder of the processes. */
final class ElementTemplates {

    static final Path FOLDER = Path.of("processes", ".camunda", "element-templates");

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema@0.22.1/resources/schema.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Catalogues catalogues = new Catalogues();

    /** The files by name. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        ShippedChecks.buildingBlocks().forEach((bean, type) -> {
            if (JavaDelegate.class.isAssignableFrom(type)) {
                BuildingBlock block = type.getAnnotation(BuildingBlock.class);
                files.put(kebab(block.title()) + ".json", write(block(bean, block)));
            }
        });
        files.put("send-a-letter-of-your-own.json", write(ownLetter()));
        files.put(
                "human-step.json",
                write(task("human-step", "Human step", "A person of a role fills in a form.", Kind.ANY)));
        files.put(
                "step-that-requires-a-document.json",
                write(task(
                        "step-that-requires-a-document",
                        "Step that requires a document",
                        "A person of a role fills in a form, and cannot complete it before a document is on file.",
                        Kind.REQUIRES)));
        files.put(
                "step-that-produces-a-document.json",
                write(task(
                        "step-that-produces-a-document",
                        "Step that produces a document",
                        "A person of a role fills in a form and files a document with it.",
                        Kind.PRODUCES)));
        files.put(
                "wait-for-an-outside-party.json",
                write(task(
                        "wait-for-an-outside-party",
                        "Wait for an outside party",
                        "The process waits for somebody outside; staff enter the answer when it comes another way.",
                        Kind.WAITS)));
        files.put("event-that-staff-record.json", write(recordedEvent()));
        return files;
    }

    private Map<String, Object> block(String bean, BuildingBlock block) {
        List<Map<String, Object>> properties = delegate(bean);
        for (BuildingBlock.Input input : block.inputs()) {
            Map<String, String> choices = new LinkedHashMap<>();
            if (!input.required() && input.choice() != Choice.TEXT) {
                choices.put("", "as the catalogue says");
            }
            choices.putAll(catalogues.choices(input.choice()));
            properties.add(field(
                    Catalogues.words(
                            input.name().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT)),
                    input.meaning(),
                    choices,
                    input.required(),
                    binding("camunda:inputParameter", input.name())));
        }
        return template(kebab(block.title()), block.title(), block.description(), "bpmn:ServiceTask", properties);
    }

    /** The catalogue cannot list letters that an analyst deploys with a model. */
    private Map<String, Object> ownLetter() {
        List<Map<String, Object>> properties = delegate("sendLetterDelegate");
        Map<String, Object> letter = field(
                "Letter",
                "name of the letter; deploy its text with the model, as <letter>.en.html",
                Map.of(),
                true,
                binding("camunda:inputParameter", "letter"));
        letter.put("constraints", matching("^[a-z][a-z0-9_]*$", "Lower case words joined by underscores.", true));
        properties.add(letter);
        properties.add(field(
                "Recipient",
                "who gets it",
                catalogues.choices(Choice.RECIPIENT),
                true,
                binding("camunda:inputParameter", "recipient")));
        return template(
                "send-a-letter-of-your-own",
                "Send a letter of your own",
                "Sends a letter whose text you deploy together with the model.",
                "bpmn:ServiceTask",
                properties);
    }

    /** On the border of whatever it may happen to; what kind of event it is, the diagram says. */
    private Map<String, Object> recordedEvent() {
        Map<String, Object> form = property(EventProperty.FORM, Map.of(), true);
        form.put("constraints", matching("^[a-z][a-z0-9-]*$", "Lower case words joined by hyphens.", true));
        String role = "(" + String.join("|", catalogues.roles().keySet()) + ")";
        Map<String, Object> roles = property(EventProperty.RECORDED_BY, Map.of(), true);
        roles.put(
                "constraints",
                matching("^" + role + "(, ?" + role + ")*$", "Roles of the reference, separated by commas.", true));
        Map<String, String> types = new LinkedHashMap<>(Map.of("", "none"));
        types.putAll(catalogues.documentTypes());
        Map<String, Object> template = template(
                "event-that-staff-record",
                "Event that staff record",
                "Something that can happen at any time: staff record it on the page of the case. Choose it for a"
                        + " message boundary event.",
                "bpmn:BoundaryEvent",
                List.of(
                        form,
                        roles,
                        property(EventProperty.NOT_WHILE_OPEN, Map.of(), false),
                        property(EventProperty.PRODUCED_DOCUMENTS, types, false)));
        template.put("appliesTo", List.of("bpmn:BoundaryEvent"));
        template.remove("elementType");
        return template;
    }

    private static List<Map<String, Object>> delegate(String bean) {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(hidden("${" + bean + "}", binding("property", "camunda:delegateExpression")));
        properties.add(hidden(true, binding("property", "camunda:asyncBefore")));
        return properties;
    }

    private enum Kind {
        ANY,
        REQUIRES,
        PRODUCES,
        WAITS
    }

    private Map<String, Object> task(String id, String name, String description, Kind kind) {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(hidden("deployment", binding("property", "camunda:formRefBinding")));
        properties.add(hidden(true, binding("property", "camunda:asyncAfter")));
        properties.add(
                field("Role", "who does it", catalogues.roles(), true, binding("property", "camunda:candidateGroups")));
        Map<String, Object> form = field(
                "Form",
                "id of the form; tick its file when you deploy",
                Map.of(),
                true,
                binding("property", "camunda:formRef"));
        form.put("constraints", matching("^[a-z][a-z0-9-]*$", "Lower case words joined by hyphens.", true));
        properties.add(form);
        properties.add(property(TaskProperty.SERVICE_LEVEL, levels(), true));
        if (kind == Kind.WAITS) {
            properties.add(property(TaskProperty.OUTSIDE_PARTICIPANT, catalogues.outsideParticipants(), true));
        }
        properties.add(documents(TaskProperty.REQUIRED_DOCUMENTS, kind == Kind.REQUIRES));
        properties.add(documents(TaskProperty.PRODUCED_DOCUMENTS, kind == Kind.PRODUCES));
        if (kind == Kind.WAITS) {
            properties.add(property(TaskProperty.LINK_IN_LETTERS, Map.of(), false));
            Map<String, String> filedAs = new LinkedHashMap<>(Map.of("", "not filed"));
            filedAs.putAll(catalogues.documentTypes());
            properties.add(property(TaskProperty.ANSWER_FILED_AS, filedAs, false));
        }
        properties.add(property(TaskProperty.ROUTING_FIELDS, Map.of(), false));
        properties.add(property(TaskProperty.SEPARATE_FROM, Map.of(), false));
        properties.add(property(
                TaskProperty.PREFILL,
                new LinkedHashMap<>(Map.of("", "with what is known", "none", "starts empty")),
                false));
        properties.add(property(
                TaskProperty.REPEATS,
                new LinkedHashMap<>(Map.of("", "coming back is a return", "yes", "comes again by design")),
                false));
        return template(id, name, description, "bpmn:UserTask", properties);
    }

    private Map<String, String> levels() {
        Map<String, String> levels = new LinkedHashMap<>();
        catalogues.serviceLevels().forEach((key, length) -> levels.put(key, key + ", " + length));
        return levels;
    }

    /** One type to choose, or several to write. */
    private Map<String, Object> documents(TaskProperty property, boolean one) {
        Map<String, String> types = catalogues.documentTypes();
        if (one) {
            return property(property, types, true);
        }
        String type = "(" + String.join("|", types.keySet()) + ")( when \\w+=\\w+)?";
        Map<String, Object> field = property(property, Map.of(), false);
        field.put(
                "constraints",
                matching(
                        "^(" + type + "(, ?" + type + ")*)?$",
                        "Document types of the reference, separated by commas.",
                        false));
        return field;
    }

    private static Map<String, Object> matching(String pattern, String message, boolean notEmpty) {
        Map<String, Object> constraints = new LinkedHashMap<>();
        if (notEmpty) {
            constraints.put("notEmpty", true);
        }
        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("value", pattern);
        expected.put("message", message);
        constraints.put("pattern", expected);
        return constraints;
    }

    private static Map<String, Object> property(TaskProperty property, Map<String, String> choices, boolean required) {
        return field(
                property.title(), property.meaning(), choices, required, binding("camunda:property", property.key()));
    }

    private static Map<String, Object> property(EventProperty property, Map<String, String> choices, boolean required) {
        return field(
                property.title(), property.meaning(), choices, required, binding("camunda:property", property.key()));
    }

    private static Map<String, Object> template(
            String id, String name, String description, String element, List<Map<String, Object>> properties) {
        Map<String, Object> template = new LinkedHashMap<>();
        template.put("$schema", SCHEMA);
        template.put("name", name);
        template.put("id", "eu.socieux." + id);
        template.put("description", description);
        template.put("version", 1);
        template.put("appliesTo", List.of("bpmn:Task", element));
        template.put("elementType", Map.of("value", element));
        template.put("properties", properties);
        return template;
    }

    private static Map<String, Object> field(
            String label, String meaning, Map<String, String> choices, boolean required, Map<String, Object> binding) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("label", label);
        field.put("description", Catalogues.words(meaning).substring(0, 1) + meaning.substring(1) + ".");
        field.put("type", choices.isEmpty() ? "String" : "Dropdown");
        if (!choices.isEmpty()) {
            field.put(
                    "choices",
                    choices.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(choice -> {
                                Map<String, Object> offered = new LinkedHashMap<>();
                                offered.put("name", choice.getValue());
                                offered.put("value", choice.getKey());
                                return offered;
                            })
                            .collect(Collectors.toList()));
        }
        field.put("binding", binding);
        if (required) {
            field.put("constraints", Map.of("notEmpty", true));
        }
        return field;
    }

    private static Map<String, Object> hidden(Object value, Map<String, Object> binding) {
        Map<String, Object> hidden = new LinkedHashMap<>();
        hidden.put("type", "Hidden");
        hidden.put("value", value);
        hidden.put("binding", binding);
        return hidden;
    }

    private static Map<String, Object> binding(String type, String name) {
        Map<String, Object> binding = new LinkedHashMap<>();
        binding.put("type", type);
        binding.put("name", name);
        return binding;
    }

    private static String kebab(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z]+", "-");
    }

    private static String write(Map<String, Object> template) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(template) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
