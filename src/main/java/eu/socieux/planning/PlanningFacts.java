package eu.socieux.planning;

import eu.socieux.planning.Action.Activity;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The approved action in forms, letters and documents. */
@Component
class PlanningFacts implements ComputedFacts {

    private final ActionRegister actions;

    PlanningFacts(ActionRegister actions) {
        this.actions = actions;
    }

    /**
     * {@code actionCode}, {@code actionYear}, {@code actionSequence}, {@code countryCode} (alpha-3), {@code approvedOn}
     * and {@code activities}, a list of number, title, nature, modality, place, startsOn, endsOn and positions.
     */
    @Override
    public Map<String, Object> of(CaseScope scope) {
        return actions.find(scope.caseNumber()).map(PlanningFacts::facts).orElseGet(Map::of);
    }

    private static Map<String, Object> facts(Action action) {
        return Map.of(
                "actionCode", action.code(),
                "actionYear", action.year(),
                "actionSequence", action.sequence(),
                "countryCode", action.countryCode(),
                "approvedOn", action.approvedOn().toString(),
                "activities",
                        action.activities().stream().map(PlanningFacts::facts).toList());
    }

    private static Map<String, Object> facts(Activity activity) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", activity.number());
        facts.put("title", activity.title());
        facts.put("nature", activity.nature());
        facts.put("modality", activity.modality());
        facts.put("place", activity.place());
        facts.put("startsOn", iso(activity.startsOn()));
        facts.put("endsOn", iso(activity.endsOn()));
        facts.put("positions", activity.positions());
        return facts;
    }

    private static String iso(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
