package eu.socieux.forms;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FormComponent.ForApplicants;
import eu.socieux.forms.FormComponent.Option;
import eu.socieux.forms.FormComponent.Options;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Says forms in other languages. Forms are written in English; {@code forms/translations/<language>/<form>.json} gives
 * their words by component and property, as in {@code Field_title.label}. What is not translated stays English.
 */
@Component
public class FormTranslations {

    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};

    private final ObjectMapper json;
    private final Map<String, Map<String, String>> known = new ConcurrentHashMap<>();

    FormTranslations(ObjectMapper json) {
        this.json = json;
    }

    /** The form in the language of this locale. */
    public FormSchema translate(FormSchema form, Locale locale) {
        Map<String, String> words = known.computeIfAbsent(locale.getLanguage() + "/" + form.id(), this::read);
        return words.isEmpty() ? form : new FormSchema(form.id(), all(form.components(), words, null), form.names());
    }

    private static List<FormComponent> all(List<FormComponent> components, Map<String, String> words, String section) {
        return components.stream()
                .map(component -> one(component, words, section))
                .toList();
    }

    private static FormComponent one(FormComponent component, Map<String, String> words, String section) {
        String label = said(words, component.id() + ".label", component.label());
        String content = said(
                words,
                component.id() + (component.kind() == FormComponent.Kind.TEXT ? ".text" : ".content"),
                component.content());
        return new FormComponent(
                component.id(),
                component.kind(),
                component.key(),
                label,
                said(words, component.id() + ".description", component.description()),
                section,
                component.hiddenWhen(),
                component.disabled(),
                component.readonly(),
                component.readonlyWhen(),
                component.defaultValue(),
                options(component, words),
                component.rules(),
                component.byLink(),
                forApplicants(component, words),
                content,
                all(component.components(), words, label == null ? section : label));
    }

    private static ForApplicants forApplicants(FormComponent component, Map<String, String> words) {
        ForApplicants mark = component.forApplicants();
        return mark == null
                ? null
                : new ForApplicants(
                        mark.asked(), said(words, component.id() + ".applicantHint", mark.hint()), mark.autocomplete());
    }

    private static Options options(FormComponent component, Map<String, String> words) {
        Options options = component.options();
        return options == null
                ? null
                : new Options(
                        options.fixed().stream()
                                .map(option -> new Option(
                                        option.value(),
                                        said(words, component.id() + ".values." + option.value(), option.label())))
                                .toList(),
                        options.fact(),
                        options.expression());
    }

    private static String said(Map<String, String> words, String name, String english) {
        return english == null ? null : Optional.ofNullable(words.get(name)).orElse(english);
    }

    private Map<String, String> read(String languageAndForm) {
        Resource file = new ClassPathResource("forms/translations/" + languageAndForm + ".json");
        if (!file.exists()) {
            return Map.of();
        }
        try (InputStream content = file.getInputStream()) {
            return json.readValue(content, WORDS);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The translation " + file.getDescription() + " cannot be read.", unreadable);
        }
    }
}
