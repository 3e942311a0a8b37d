package eu.socieux.demonstration.process.history;

import eu.socieux.records.CaseScope;
import java.time.LocalDate;
import java.util.Map;

/**
 * A task somebody has to do in a case of the history.
 *
 * @param element id in the model
 * @param round how often this case or activity has come to it, 1 at first
 * @param today the day on which this is asked
 * @param facts what is known of the case and activity today
 */
record Step(
        RequestStory story,
        CaseScope scope,
        String element,
        int round,
        Draws draws,
        LocalDate today,
        Map<String, Object> facts) {

    int activity() {
        return scope.activityNumber() == null ? 0 : scope.activityNumber();
    }

    boolean first() {
        return round == 1;
    }

    LocalDate startsOn() {
        return activityDay("newStartsOn", "StartsOn");
    }

    LocalDate endsOn() {
        return activityDay("newEndsOn", "EndsOn");
    }

    private LocalDate activityDay(String moved, String planned) {
        Object day = facts.get(moved) == null ? facts.get("activity" + activity() + planned) : facts.get(moved);
        return LocalDate.parse(String.valueOf(day));
    }
}
