package eu.socieux.intake;

import eu.socieux.directory.Countries;
import eu.socieux.directory.Eligibility;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What can be told about the eligibility of a request without a person. It only proposes; a person decides. */
@Component
public class EligibilityCheck {

    /** The criteria of the assessment sheet, in its order. */
    public static final List<String> CRITERIA = List.of(
            "countryLowOrMiddleIncome",
            "regionCovered",
            "institutionPublicOrMandated",
            "areaCovered",
            "oneActionAtATime",
            "maxActivities",
            "noThirdPartyEvent",
            "complete",
            "noOverlap",
            "feasibleShortTerm",
            "ownership");

    private static final String UNKNOWN = "unknown";

    private final CaseFacts facts;
    private final CaseFile caseFile;
    private final Countries countries;
    private final OpenRequests openRequests;
    private final IntakeSettings settings;
    private final Clock clock;

    EligibilityCheck(
            CaseFacts facts,
            CaseFile caseFile,
            Countries countries,
            OpenRequests openRequests,
            IntakeSettings settings,
            Clock clock) {
        this.facts = facts;
        this.caseFile = caseFile;
        this.countries = countries;
        this.openRequests = openRequests;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What the eligibility table decides on.
     *
     * @param openCases the cases whose process is running; the one in question may be among them
     */
    public Map<String, Object> inputs(CaseScope scope, Collection<CaseNumber> openCases) {
        Map<String, Object> known = facts.of(scope);
        Map<String, Object> inputs = new HashMap<>();
        inputs.put("countryEligibility", countryEligibility(known.get("country")));
        inputs.put("institutionKind", known.get("institutionKind"));
        inputs.put("mainArea", known.get("mainArea"));
        inputs.put("requestKind", known.get("requestKind"));
        inputs.put("proposedActivities", wholeNumber(known.get("proposedActivityCount")));
        inputs.put("openActions", openActions(scope.caseNumber(), known, openCases));
        inputs.put("maximumActivities", (long) settings.maximumActivities());
        return inputs;
    }

    /**
     * Notes the automatic result of each criterion in the case file, under the criterion's name with {@code Auto}.
     *
     * @param decided result by criterion, {@code pass}, {@code fail} or {@code unknown}; missing ones are unknown
     */
    public void note(CaseScope scope, String element, Map<String, Object> decided) {
        Map<String, Object> results = new LinkedHashMap<>();
        CRITERIA.forEach(criterion ->
                results.put(criterion + "Auto", decided.get(criterion) instanceof String result ? result : UNKNOWN));
        if ("complete".equals(facts.of(scope).get("screeningDecision"))) {
            results.put("completeAuto", "pass");
        }
        caseFile.note(scope, element, results);
    }

    private String countryEligibility(Object country) {
        Eligibility eligibility = country instanceof String code
                ? countries.eligibility(code, LocalDate.now(clock))
                : Eligibility.UNKNOWN;
        return eligibility.name().toLowerCase(Locale.ROOT);
    }

    private static Long wholeNumber(Object value) {
        return value instanceof Number number ? (Long) number.longValue() : null;
    }

    private long openActions(CaseNumber asking, Map<String, Object> known, Collection<CaseNumber> openCases) {
        String institution = institution(known);
        if (institution == null) {
            return 0;
        }
        Set<CaseNumber> others = new HashSet<>(openCases);
        others.remove(asking);
        Map<String, Map<String, String>> institutions =
                caseFile.latest(others.stream().map(CaseNumber::value).toList(), Set.of("institutionName", "country"));
        others.removeIf(other -> !institution.equals(institution(institutions.getOrDefault(other.value(), Map.of()))));
        return openRequests.among(others).size();
    }

    /** Country and name, so written that accents, case and punctuation make no difference; null when not known. */
    private static String institution(Map<String, ?> facts) {
        if (!(facts.get("institutionName") instanceof String name) || name.isBlank()) {
            return null;
        }
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return facts.get("country") + " " + plain;
    }
}
