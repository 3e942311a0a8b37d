package eu.socieux.forms;

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

    private static List<FormComponent> askedByLink(List<FormComponent> components) {
        return components.stream()
                .filter(component -> component.byLink() == null)
                .map(component -> component.with(askedByLink(component.components())))
                .toList();
    }
}
