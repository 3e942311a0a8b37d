package eu.socieux.intake;

import eu.socieux.directory.Countries;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import eu.socieux.records.Facts;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The country that asked, by its name: a case keeps the code, and people read the forms. */
@Component
class PartnerFacts implements ComputedFacts {

    /** Tasklist shows a warning sign in place of a fact that a form speaks of and nobody gives. */
    private static final String UNKNOWN = "country not known yet";

    private final CaseFile caseFile;
    private final Countries countries;

    PartnerFacts(CaseFile caseFile, Countries countries) {
        this.caseFile = caseFile;
        this.countries = countries;
    }

    /** {@code countryName}, in English as Tasklist is; letters and documents put it in their own language. */
    @Override
    public Map<String, Object> of(CaseScope scope) {
        Facts entered = new Facts(caseFile.facts(scope));
        Optional<String> known =
                entered.text("country").flatMap(countries::find).map(country -> country.name(Locale.ENGLISH));
        return Map.of(
                "countryName", known.or(() -> entered.text("countryOther")).orElse(UNKNOWN));
    }
}
