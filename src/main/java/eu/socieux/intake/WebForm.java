package eu.socieux.intake;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Country;
import eu.socieux.forms.FormComponent;
import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.FormComponent.Option;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormTranslations;
import eu.socieux.forms.process.CurrentForms;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * The form that institutions fill in on the public page: the one with which staff screen a request, without what is
 * theirs to decide. What a complete request needs is required here.
 */
@Component
public class WebForm {

    /** Id of the form. */
    static final String ID = "screen-request";

    private static final Map<String, Object> COMPLETE = Map.of("screeningDecision", "complete");
    private static final String COUNTRY = "country";

    private final CurrentForms forms;
    private final FormTranslations translations;
    private final Countries countries;

    WebForm(CurrentForms forms, FormTranslations translations, Countries countries) {
        this.forms = forms;
        this.translations = translations;
        this.countries = countries;
    }

    /** The whole form in a language. */
    public FormSchema in(Locale language) {
        FormSchema form = translations.translate(forms.schema(ID), language).askedOfApplicants(COMPLETE);
        return form.field(COUNTRY)
                .map(field -> form.offering(COUNTRY, named(field.options().fixed(), language)))
                .orElse(form);
    }

    /** Its groups, which are filled in one after the other. */
    public static List<FormComponent> groups(FormSchema form) {
        return form.components().stream()
                .filter(component -> component.kind() == Kind.GROUP)
                .toList();
    }

    /** The countries by their names in the language and in its order; whatever is no country stays at the end. */
    private List<Option> named(List<Option> offered, Locale language) {
        Map<String, String> names =
                countries.all().stream().collect(Collectors.toMap(Country::iso2, country -> country.name(language)));
        Collator order = Collator.getInstance(language);
        return offered.stream()
                .map(option ->
                        new Option(option.value(), names.getOrDefault(String.valueOf(option.value()), option.label())))
                .sorted(Comparator.comparing((Option option) -> !names.containsKey(String.valueOf(option.value())))
                        .thenComparing(Option::label, order))
                .toList();
    }
}
