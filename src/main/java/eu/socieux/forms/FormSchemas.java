package eu.socieux.forms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FormComponent.ForApplicants;
import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.FormComponent.Limit;
import eu.socieux.forms.FormComponent.Option;
import eu.socieux.forms.FormComponent.Options;
import eu.socieux.forms.FormComponent.RequiredWhen;
import eu.socieux.forms.FormComponent.Rules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/** Reads form files. What Tasklist could not render, or would answer in pieces, is refused. */
@Component
public class FormSchemas {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern TEXT_LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w#/])[A-Za-z_]\\w*");
    private static final Set<String> RESERVED = Set.of(
            "and",
            "or",
            "not",
            "null",
            "true",
            "false",
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "this",
            "parent");

    private final ObjectMapper json;

    FormSchemas(ObjectMapper json) {
        this.json = json;
    }

    /**
     * Reads a form.
     *
     * @param content the form file as text
     * @throws UnreadableForm naming the form, the component and what is wrong with it
     */
    public FormSchema read(String content) {
        JsonNode root;
        try {
            root = json.readTree(content);
        } catch (JsonProcessingException broken) {
            throw new UnreadableForm("A form file is not valid JSON: " + broken.getOriginalMessage(), broken);
        }
        String id = text(root, "id");
        if (id == null || !root.path("components").isArray()) {
            throw new UnreadableForm("A form file has to have an 'id' and 'components'.");
        }
        Set<String> names = new LinkedHashSet<>();
        List<FormComponent> components = new Reading(id, names).all(root, null, List.of());
        FormSchema schema = new FormSchema(id, components, Set.copyOf(names));
        schema.fields().forEach(field -> {
            checkRequiredWhen(schema, field);
            checkNotAfter(schema, field);
        });
        schema.everything().forEach(component -> checkAskApplicant(schema, component));
        return schema;
    }

    /** The field it speaks of may come later in the form, so all have to be read before. */
    private static void checkRequiredWhen(FormSchema schema, FormComponent field) {
        RequiredWhen when = field.rules().requiredWhen();
        if (when == null) {
            return;
        }
        String place = place(schema, field, "requiredWhen");
        if (field.rules().required()) {
            throw new UnreadableForm(
                    place + "says nothing, because the field is always required; drop one of the two.");
        }
        checkOther(schema, when, place);
    }

    private static void checkAskApplicant(FormSchema schema, FormComponent component) {
        String mark = component.forApplicants() == null
                ? null
                : component.forApplicants().asked();
        String place = place(schema, component, "askApplicant");
        if (ApplicantMark.REQUIRED.equals(mark) && component.kind() == Kind.GROUP) {
            throw new UnreadableForm(place + "is required, which only a field can be; mark the fields of the group.");
        }
        if (ApplicantMark.isCondition(mark)) {
            checkOther(
                    schema,
                    RequiredWhen.parse(mark)
                            .orElseThrow(() -> new UnreadableForm(
                                    place + "has to be yes, no, required, key=value or key=value|value, not '" + mark
                                            + "'.")),
                    place);
        }
    }

    private static String place(FormSchema schema, FormComponent component, String property) {
        return "Form '%s', component '%s': %s ".formatted(schema.id(), component.id(), property);
    }

    private static void checkOther(FormSchema schema, RequiredWhen when, String place) {
        FormComponent other = schema.field(when.key())
                .orElseThrow(() -> new UnreadableForm(
                        place + "names '" + when.key() + "', but the form has no field with that key."));
        Set<String> known = other.kind() == Kind.CHECKBOX
                ? Set.of("true", "false")
                : other.options() == null
                        ? Set.of()
                        : other.options().fixed().stream()
                                .map(option -> String.valueOf(option.value()))
                                .collect(Collectors.toCollection(LinkedHashSet::new));
        when.values().stream()
                .filter(value -> !known.contains(value))
                .findFirst()
                .ifPresent(value -> {
                    throw new UnreadableForm(place + "names the answer '" + value + "', which '" + when.key()
                            + "' does not offer; it offers " + String.join(", ", known) + ".");
                });
    }

    private static void checkNotAfter(FormSchema schema, FormComponent field) {
        field.rules().notAfter().stream()
                .filter(day -> !day.equals(FormComponent.TODAY))
                .filter(day -> day.equals(field.key())
                        || schema.field(day).filter(other -> isDate(other)).isEmpty())
                .findFirst()
                .ifPresent(day -> {
                    throw new UnreadableForm(
                            "Form '%s', component '%s': notAfter names '%s', but the form has no other date with that key. Name one, or write 'today'."
                                    .formatted(schema.id(), field.id(), day));
                });
    }

    private static boolean isDate(FormComponent field) {
        return "date".equals(field.rules().moment());
    }

    /**
     * The keys of all fields of these forms. A form that cannot be read adds none.
     *
     * @param contents form files as text
     */
    public Set<String> keysOf(Collection<String> contents) {
        Set<String> keys = new HashSet<>();
        for (String content : contents) {
            readable(content).ifPresent(form -> form.fields().forEach(field -> keys.add(field.key())));
        }
        return keys;
    }

    /** The form; empty when it cannot be read. */
    public Optional<FormSchema> readable(String content) {
        try {
            return Optional.of(read(content));
        } catch (UnreadableForm unreadable) {
            return Optional.empty();
        }
    }

    /** One form being read; collects the names it speaks of. */
    private record Reading(String form, Set<String> names, Set<String> keys) {

        Reading(String form, Set<String> names) {
            this(form, names, new HashSet<>());
        }

        List<FormComponent> all(JsonNode parent, String section, List<String> hiddenWhen) {
            return elements(parent.path("components"))
                    .map(component -> one(component, section, hiddenWhen))
                    .toList();
        }

        private FormComponent one(JsonNode source, String section, List<String> outerConditions) {
            Kind kind = kindOf(source);
            if (text(source, "path") != null || source.path("isRepeating").asBoolean()) {
                throw wrong(source, "a path or a repetition is not supported: every answer has a key of its own.");
            }
            String key = kind.answers() ? keyOf(source) : null;
            String label = text(source, "label");
            if (label == null && kind == Kind.DATETIME) {
                label = text(source, source.hasNonNull("dateLabel") ? "dateLabel" : "timeLabel");
            }
            List<String> hiddenWhen = new ArrayList<>(outerConditions);
            String condition = feel(source, "hide", source.path("conditional"));
            if (condition != null) {
                hiddenWhen.add(condition);
            }
            collectNames(source);
            return new FormComponent(
                    text(source, "id"),
                    kind,
                    key,
                    label,
                    text(source, "description"),
                    section,
                    List.copyOf(hiddenWhen),
                    source.path("disabled").asBoolean(),
                    source.path("readonly").isBoolean()
                            && source.path("readonly").booleanValue(),
                    feel(source, "readonly", source),
                    plain(source.path("defaultValue")),
                    kind.answers() ? options(source) : null,
                    rules(source, kind),
                    text(source.path("properties"), "byLink"),
                    forApplicants(source.path("properties")),
                    text(source, kind == Kind.TEXT ? "text" : "content"),
                    kind == Kind.GROUP ? all(source, label == null ? section : label, hiddenWhen) : List.of());
        }

        private static ForApplicants forApplicants(JsonNode properties) {
            String asked = text(properties, "askApplicant");
            String hint = text(properties, "applicantHint");
            String autocomplete = text(properties, "autocomplete");
            return asked == null && hint == null && autocomplete == null
                    ? null
                    : new ForApplicants(asked, hint, autocomplete);
        }

        private Kind kindOf(JsonNode source) {
            String type = source.path("type").asText();
            return Stream.of(Kind.values())
                    .filter(kind -> kind.type().equals(type))
                    .findFirst()
                    .orElseThrow(() -> wrong(source, "components of type '" + type + "' cannot be shown in Tasklist."));
        }

        private String keyOf(JsonNode source) {
            String key = text(source, "key");
            if (key == null || !key.matches("[A-Za-z_]\\w*")) {
                throw wrong(source, "it needs a key of letters, digits and underscores; found '" + key + "'.");
            }
            if (!keys.add(key)) {
                throw wrong(source, "the key '" + key + "' is used twice.");
            }
            names.add(key);
            return key;
        }

        private Options options(JsonNode source) {
            if (source.hasNonNull("valuesExpression")) {
                return new Options(List.of(), null, feel(source, "valuesExpression", source));
            }
            if (source.hasNonNull("valuesKey")) {
                names.add(text(source, "valuesKey"));
                return new Options(List.of(), text(source, "valuesKey"), null);
            }
            if (!source.hasNonNull("values")) {
                return null;
            }
            return new Options(
                    elements(source.get("values"))
                            .map(value -> value.isObject()
                                    ? new Option(
                                            plain(value.path("value")),
                                            value.path("label").asText())
                                    : new Option(plain(value), value.asText()))
                            .toList(),
                    null,
                    null);
        }

        private Rules rules(JsonNode source, Kind kind) {
            JsonNode validate = source.path("validate");
            String pattern = text(validate, "pattern");
            if (pattern != null) {
                try {
                    Pattern.compile(pattern);
                } catch (PatternSyntaxException broken) {
                    throw new UnreadableForm(at(source) + "the pattern '" + pattern + "' cannot be read.", broken);
                }
            }
            String moment = kind == Kind.DATETIME ? source.path("subtype").asText("date") : null;
            if (moment != null && !Set.of("date", "time", "datetime").contains(moment)) {
                throw wrong(source, "the subtype '" + moment + "' is unknown.");
            }
            return new Rules(
                    validate.path("required").asBoolean(),
                    requiredWhen(source),
                    limit(validate, "min"),
                    limit(validate, "max"),
                    limit(validate, "minLength"),
                    limit(validate, "maxLength"),
                    text(validate, "validationType"),
                    pattern,
                    source.path("decimalDigits").isInt()
                            ? source.path("decimalDigits").intValue()
                            : null,
                    source.path("increment").isNumber()
                            ? source.path("increment").decimalValue()
                            : null,
                    source.path("serializeToString").asBoolean(),
                    moment,
                    notAfter(source, moment));
        }

        private List<String> notAfter(JsonNode source, String moment) {
            String days = text(source.path("properties"), "notAfter");
            if (days == null) {
                return List.of();
            }
            if (!"date".equals(moment)) {
                throw wrong(source, "notAfter is for dates only.");
            }
            return List.of(days.strip().split("\\s*,\\s*", -1));
        }

        private RequiredWhen requiredWhen(JsonNode source) {
            String condition = text(source.path("properties"), "requiredWhen");
            if (condition == null) {
                return null;
            }
            return RequiredWhen.parse(condition)
                    .orElseThrow(() -> wrong(
                            source,
                            "requiredWhen has to be written as key=value or key=value|value, not '" + condition
                                    + "'."));
        }

        private Limit limit(JsonNode validate, String name) {
            JsonNode limit = validate.path(name);
            if (limit.isNumber()) {
                return new Limit(limit.decimalValue(), null);
            }
            String expression = feel(validate, name, validate);
            return expression == null ? null : new Limit(null, expression);
        }

        private String feel(JsonNode source, String name, JsonNode holder) {
            String value = text(holder, name);
            if (value == null || value.equals("true") || value.equals("false")) {
                return null;
            }
            if (!value.startsWith("=")) {
                throw wrong(source, "'" + name + "' has to be a FEEL expression that starts with '='.");
            }
            return value.substring(1).strip();
        }

        private void collectNames(JsonNode source) {
            source.properties().forEach(property -> {
                if (!Set.of("components", "values", "key", "id").contains(property.getKey())) {
                    collectNamesIn(property.getValue());
                }
            });
        }

        private void collectNamesIn(JsonNode value) {
            value.forEach(this::collectNamesIn);
            if (!value.isTextual()) {
                return;
            }
            String text = value.textValue();
            if (text.startsWith("=")) {
                addNames(text.substring(1));
                return;
            }
            Matcher placeholder = PLACEHOLDER.matcher(text);
            while (placeholder.find()) {
                addNames(placeholder.group(1));
            }
        }

        private void addNames(String expression) {
            Matcher name = NAME.matcher(TEXT_LITERAL.matcher(expression).replaceAll(""));
            while (name.find()) {
                if (!RESERVED.contains(name.group())) {
                    names.add(name.group());
                }
            }
        }

        private UnreadableForm wrong(JsonNode source, String what) {
            return new UnreadableForm(at(source) + what);
        }

        private String at(JsonNode source) {
            return "Form '%s', component '%s': "
                    .formatted(form, source.path("id").asText("without id"));
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String text(JsonNode holder, String name) {
        JsonNode value = holder.path(name);
        return value.isValueNode() && !value.isNull() && !value.asText().isBlank() ? value.asText() : null;
    }

    private static Object plain(JsonNode value) {
        if (value.isNumber()) {
            return value.isIntegralNumber() ? (Object) value.longValue() : value.decimalValue();
        }
        if (value.isBoolean()) {
            return value.booleanValue();
        }
        if (value.isArray()) {
            return elements(value).map(FormSchemas::plain).toList();
        }
        return value.isTextual() ? value.textValue() : null;
    }
}
