package eu.socieux.demonstration.process.history;

import eu.socieux.records.CaseScope;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A task somebody has to do in a case of the history.
 *
 * @param element id in the model
 * @param round how often this case or activity has come to it, 1 at first
 * @param today the day on which this is asked
 * @param due when its time is over, null when it has none
 * @param known tells what is known of the case and activity; many a step does not ask
 */
record Step(
        RequestStory story,
        CaseScope scope,
        String element,
        int round,
        Draws draws,
        LocalDate today,
        LocalDate due,
        Supplier<Map<String, Object>> known) {

    Map<String, Object> facts() {
        return known.get();
    }

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

    /** Whether the contracts were signed only when the mission should have begun. */
    boolean teamIsLate() {
        Object signed = facts().get("contractsSignedOn");
        return signed != null && LocalDate.parse(signed.toString()).isAfter(startsOn());
    }

    /** References of the selected experts. */
    List<String> team() {
        return facts().get("experts") instanceof List<?> experts
                ? experts.stream()
                        .map(expert -> String.valueOf(((Map<?, ?>) expert).get("reference")))
                        .toList()
                : List.of();
    }

    private LocalDate activityDay(String moved, String planned) {
        Map<String, Object> facts = facts();
        Object day = facts.get(moved) == null ? facts.get("activity" + activity() + planned) : facts.get(moved);
        return LocalDate.parse(String.valueOf(day));
    }
}
