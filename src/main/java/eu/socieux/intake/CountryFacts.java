package eu.socieux.intake;

import eu.socieux.directory.Countries;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The country of a case by its English name, for forms; letters and documents put it in the reader's language. */
@Component
class CountryFacts implements ComputedFacts {

    private static final String UNKNOWN = "country not known yet";

    private final CaseFile caseFile;
    private final Countries countries;

    CountryFacts(CaseFile caseFile, Countries countries) {
        this.caseFile = caseFile;
        this.countries = countries;
    }

    @Override
    public Map<String, Object> of(CaseScope scope) {
        Map<String, Object> facts = caseFile.facts(scope);
        String name = facts.get("country") instanceof String code
                ? countries
                        .find(code)
                        .map(country -> country.name(Locale.ENGLISH))
                        .orElseGet(() -> facts.get("countryOther") instanceof String other ? other : UNKNOWN)
                : UNKNOWN;
        return Map.of("countryName", name);
    }
}
