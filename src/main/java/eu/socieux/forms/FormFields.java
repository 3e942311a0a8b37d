package eu.socieux.forms;

import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.FormComponent.Option;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A form as a page of plain HTML shows it, and what such a page sends back. Pages show texts, groups, and fields for
 * text, numbers, dates, choices and ticks; every field is shown, conditions are held against the answers afterwards.
 */
public final class FormFields {

    private static final Set<Kind> SHOWN = EnumSet.of(
            Kind.TEXT,
            Kind.GROUP,
            Kind.TEXTFIELD,
            Kind.TEXTAREA,
            Kind.NUMBER,
            Kind.DATETIME,
            Kind.CHECKBOX,
            Kind.CHECKLIST,
            Kind.RADIO,
            Kind.SELECT);

    private FormFields() {}

    /**
     * One part of a page.
     *
     * @param kind {@code text}, {@code group}, {@code textfield}, {@code textarea}, {@code number}, {@code datetime},
     *     {@code checkbox}, {@code checklist}, {@code radio} or {@code select}
     * @param key name of the field, null for texts and groups
     * @param label what the person reads; the text itself for texts
     * @param inputType of an input: {@code text}, {@code email}, {@code tel}, {@code date}, {@code time},
     *     {@code datetime-local}
     * @param maxLength most characters, null when the form does not say
     * @param value what is filled in, empty text when nothing is
     * @param choices what there is to choose from, empty when nothing is chosen
     * @param problem what is wrong with the answer, null when nothing is
     * @param parts of a group, in order
     */
    public record Part(
            String kind,
            String key,
            String label,
            String description,
            boolean required,
            String inputType,
            Integer maxLength,
            String value,
            List<Choice> choices,
            FieldProblem problem,
            List<Part> parts) {}

    /** One choice of a part, and whether it is chosen. */
    public record Choice(String value, String label, boolean chosen) {}

    /**
     * The parts of a form.
     *
     * @param facts what is known of the case, for choices that come from data
     * @param answers what is filled in already, by key
     * @param problems what is wrong with it, empty before it was sent
     */
    public static List<Part> show(
            FormSchema form, Map<String, Object> facts, Map<String, Object> answers, List<FieldProblem> problems) {
        Map<String, FieldProblem> byKey = new LinkedHashMap<>();
        problems.forEach(problem -> byKey.putIfAbsent(problem.key(), problem));
        return parts(form.components(), facts, answers, byKey);
    }

    /**
     * What a page sent, as answers that {@link FormValidation} checks. A number that is none is left as text, so that
     * the check says so.
     *
     * @param parameters values by name of the field; names that are no field are left out
     */
    public static Map<String, Object> read(FormSchema form, Map<String, String[]> parameters) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (FormComponent field : form.fields()) {
            String[] sent = parameters.get(field.key());
            if (sent != null && sent.length > 0) {
                answers.put(field.key(), answer(field, sent));
            }
        }
        return answers;
    }

    private static List<Part> parts(
            List<FormComponent> components,
            Map<String, Object> facts,
            Map<String, Object> answers,
            Map<String, FieldProblem> problems) {
        return components.stream()
                .filter(component -> SHOWN.contains(component.kind()))
                .map(component -> part(component, facts, answers, problems))
                .toList();
    }

    private static Part part(
            FormComponent component,
            Map<String, Object> facts,
            Map<String, Object> answers,
            Map<String, FieldProblem> problems) {
        Object answer = component.isField() ? answers.get(component.key()) : null;
        return new Part(
                component.kind().type(),
                component.key(),
                component.kind() == Kind.TEXT ? component.content() : component.label(),
                component.description(),
                component.isField() && component.rules().required(),
                inputType(component),
                longest(component),
                Objects.toString(answer, ""),
                choices(component, facts, answer),
                component.isField() ? problems.get(component.key()) : null,
                parts(component.components(), facts, answers, problems));
    }

    private static String inputType(FormComponent component) {
        if (component.kind() == Kind.DATETIME) {
            return "datetime".equals(component.rules().moment())
                    ? "datetime-local"
                    : component.rules().moment();
        }
        String type = component.rules().inputType();
        return type == null ? "text" : "phone".equals(type) ? "tel" : type;
    }

    private static Integer longest(FormComponent component) {
        FormComponent.Limit limit = component.rules().maxLength();
        return limit == null || limit.number() == null ? null : limit.number().intValue();
    }

    private static List<Choice> choices(FormComponent component, Map<String, Object> facts, Object answer) {
        if (component.options() == null) {
            return List.of();
        }
        Collection<?> chosen = answer instanceof Collection<?> several
                ? several
                : Stream.ofNullable(answer).toList();
        Set<String> values = Set.copyOf(chosen.stream().map(String::valueOf).toList());
        return options(component, facts)
                .map(option -> new Choice(
                        String.valueOf(option.value()),
                        option.label(),
                        values.contains(String.valueOf(option.value()))))
                .toList();
    }

    private static Stream<Option> options(FormComponent component, Map<String, Object> facts) {
        if (component.options().fact() != null
                && facts.get(component.options().fact()) instanceof Collection<?> items) {
            return items.stream()
                    .filter(Map.class::isInstance)
                    .map(item -> (Map<?, ?>) item)
                    .map(item -> new Option(item.get("value"), String.valueOf(item.get("label"))));
        }
        return component.options().fixed().stream();
    }

    private static Object answer(FormComponent field, String... sent) {
        return switch (field.kind()) {
            case CHECKBOX -> "true".equals(sent[0]);
            case CHECKLIST, TAGLIST ->
                Arrays.stream(sent).map(value -> typed(field, value)).toList();
            case RADIO, SELECT -> typed(field, sent[0]);
            case NUMBER -> number(field, sent[0]);
            default -> sent[0];
        };
    }

    /** The value of the choice that reads so: choices may be numbers or flags, pages send text. */
    private static Object typed(FormComponent field, String sent) {
        return field.options().fixed().stream()
                .map(Option::value)
                .filter(value -> String.valueOf(value).equals(sent))
                .findFirst()
                .orElse(sent);
    }

    private static Object number(FormComponent field, String sent) {
        String plain = sent.strip().replace(',', '.');
        boolean isNumber = plain.matches("-?\\d{1,15}(\\.\\d{1,10})?");
        return isNumber && !field.rules().asText() ? (Object) new BigDecimal(plain) : plain;
    }
}
