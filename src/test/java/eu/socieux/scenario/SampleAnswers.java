package eu.socieux.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Valid answers to a form: the fields that are required and always shown, and what a test says itself. */
public final class SampleAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SampleAnswers() {}

    /** Answers for the form with this id; the given ones come first. */
    public static Map<String, Object> to(String formId, Map<String, ?> given) {
        Map<String, Object> answers = new HashMap<>();
        JsonNode components = read(formId).path("components");
        collect(components, answers);
        answers.putAll(given);
        collectRequiredWith(components, answers);
        return answers;
    }

    private static void collect(JsonNode components, Map<String, Object> answers) {
        for (JsonNode component : components) {
            if (component.path("conditional").has("hide")) {
                continue;
            }
            if (component.has("components")) {
                collect(component.path("components"), answers);
            } else if (component.path("validate").path("required").asBoolean()
                    && !component.path("readonly").asBoolean()
                    && !component.path("disabled").asBoolean()) {
                answers.put(component.path("key").asText(), answer(component));
            }
        }
    }

    /** What becomes required by the answers given so far. */
    private static void collectRequiredWith(JsonNode components, Map<String, Object> answers) {
        for (JsonNode component : components) {
            collectRequiredWith(component.path("components"), answers);
            String[] when =
                    component.path("properties").path("requiredWhen").asText().split("=", -1);
            if (when.length == 2 && List.of(when[1].split("\\|", -1)).contains(String.valueOf(answers.get(when[0])))) {
                String key = component.path("key").asText();
                if (!answers.containsKey(key)) {
                    answers.put(key, answer(component));
                }
            }
        }
    }

    private static Object answer(JsonNode component) {
        JsonNode rule = component.path("validate");
        return switch (component.path("type").asText()) {
            case "number" -> rule.path("min").asInt(1) > 0 ? rule.path("min").asInt(1) : 1;
            case "checkbox" -> true;
            case "datetime" -> "2026-03-10";
            case "radio", "select" -> firstOption(component);
            case "checklist", "taglist" -> List.of(firstOption(component));
            default ->
                "email".equals(rule.path("validationType").asText())
                                || component.path("key").asText().endsWith("Email")
                        ? "someone@example.org"
                        : "As agreed";
        };
    }

    private static Object firstOption(JsonNode component) {
        JsonNode value = component.path("values").path(0).path("value");
        return value.isBoolean() ? (Object) value.booleanValue() : value.asText();
    }

    private static JsonNode read(String formId) {
        try (Stream<Path> forms = Files.walk(Path.of("forms"))) {
            Path form = forms.filter(path -> path.endsWith(formId + ".form"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("There is no form " + formId + ".form under forms/."));
            return JSON.readTree(form.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
