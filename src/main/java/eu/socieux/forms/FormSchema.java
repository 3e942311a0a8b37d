package eu.socieux.forms;

import eu.socieux.forms.FormComponent.ForApplicants;
import eu.socieux.forms.FormComponent.Option;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A form as it stands in a {@code .form} file.
 *
 * @param id id of the form, also the name of its file
 * @param components what it shows, in order; groups hold further components
 * @param names keys of its fields, and the facts which its texts, tables, choices and conditions speak of
 */
public record FormSchema(String id, List<FormComponent> components, Set<String> names) {

    /** Every field, those inside groups included, in the order they are shown. */
    public List<FormComponent> fields() {
        return everything().filter(FormComponent::isField).toList();
    }

    /** The field with this key. */
    public Optional<FormComponent> field(String key) {
        return everything().filter(component -> key.equals(component.key())).findFirst();
    }

    /** Every component, each group before what it holds. */
    public Stream<FormComponent> everything() {
        return components.stream().flatMap(FormSchema::withInner);
    }

    private static Stream<FormComponent> withInner(FormComponent component) {
        return Stream.concat(
                Stream.of(component), component.components().stream().flatMap(FormSchema::withInner));
    }

    /**
     * The form as people without an account get it: without the fields that only tell how and when an answer came in,
     * which is known when it comes by link.
     */
    public FormSchema askedByLink() {
        return new FormSchema(id, askedByLink(components), names);
    }

    /** What the fields left out by {@link #askedByLink} hold on this day. */
    public Map<String, Object> knownByLink(LocalDate today) {
        Map<String, Object> known = new LinkedHashMap<>();
        fields().stream()
                .filter(field -> field.byLink() != null)
                .forEach(field -> known.put(
                        field.key(), FormComponent.TODAY.equals(field.byLink()) ? today.toString() : field.byLink()));
        return known;
    }

    /**
     * The form as applicants get it on the public page: what it marks as asked of them, with the hints meant for them.
     * Everything that is not marked is left to staff.
     *
     * @param settled answers of staff that are taken as given; what is required with them is always required
     */
    public FormSchema askedOfApplicants(Map<String, Object> settled) {
        return new FormSchema(id, askedOfApplicants(components, null, settled), names);
    }

    /** The same form with other choices in one of its fields. */
    public FormSchema offering(String key, List<Option> choices) {
        return new FormSchema(id, offering(components, key, choices), names);
    }

    private static List<FormComponent> offering(List<FormComponent> components, String key, List<Option> choices) {
        return components.stream()
                .map(component -> key.equals(component.key())
                        ? component.offering(choices)
                        : component.with(offering(component.components(), key, choices)))
                .toList();
    }

    /** What a group of this form holds, as a form by itself. */
    public FormSchema of(FormComponent group) {
        return new FormSchema(id, group.components(), names);
    }

    private static List<FormComponent> askedOfApplicants(
            List<FormComponent> components, String around, Map<String, Object> settled) {
        return components.stream()
                .flatMap(component -> {
                    ForApplicants mark = component.forApplicants();
                    String asked = mark == null || mark.asked() == null ? around : mark.asked();
                    List<FormComponent> inner = askedOfApplicants(component.components(), asked, settled);
                    boolean kept = component.kind() == FormComponent.Kind.GROUP
                            ? !inner.isEmpty()
                            : asked != null && !ApplicantMark.NO.equals(asked);
                    return kept
                            ? Stream.of(component.with(
                                    ApplicantMark.hiddenWhen(component.hiddenWhen(), asked),
                                    mark == null || mark.hint() == null ? component.description() : mark.hint(),
                                    rules(component, settled),
                                    inner))
                            : Stream.of();
                })
                .toList();
    }

    private static FormComponent.Rules rules(FormComponent component, Map<String, Object> settled) {
        ForApplicants mark = component.forApplicants();
        return mark != null && ApplicantMark.REQUIRED.equals(mark.asked())
                ? component.rules().required(true)
                : component.rules().settledBy(settled);
    }

    private static List<FormComponent> askedByLink(List<FormComponent> components) {
        return components.stream()
                .filter(component -> component.byLink() == null)
                .map(component -> component.with(askedByLink(component.components())))
                .toList();
    }
}
