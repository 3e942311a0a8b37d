package eu.socieux.evaluation;

import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import eu.socieux.records.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** What the evaluation of an action starts from. */
@Component
class EvaluationFacts implements ComputedFacts {

    private static final List<String> BUDGET = List.of(
            "budgetAllowances",
            "budgetTravel",
            "budgetPerDiem",
            "budgetInterpretation",
            "budgetTranslation",
            "budgetOther");
    private static final String SPENT_IN_VAIN = "costsSpent";

    private final CaseFile caseFile;
    private final WorkingCalendar calendar;

    EvaluationFacts(CaseFile caseFile, WorkingCalendar calendar) {
        this.caseFile = caseFile;
        this.calendar = calendar;
    }

    /**
     * Of a case whose activities have begun: the list {@code activityResults} (number, title, delivered,
     * plannedStartsOn, plannedEndsOn, startedOn, endedOn, daysPlanned, daysReal, plannedDeliverables,
     * participantsWomen, participantsMen, paid, questionnaires, answered, partnerAverage, participantAverage,
     * expertAverage, delegationAverage), and as proposals, until the officer enters other figures,
     * {@code costsPlanned}, {@code costsReal} (euro), {@code daysPlanned}, {@code daysReal} and {@code responseRate}
     * (percent of the questionnaires sent).
     */
    @Override
    public Map<String, Object> of(CaseScope scope) {
        List<CaseEntry> entries = scope.activityNumber() == null ? caseFile.entries(scope.caseNumber()) : List.of();
        Map<String, Object> ofCase = new HashMap<>();
        Map<Integer, Map<String, Object>> ofActivities = new TreeMap<>();
        for (CaseEntry entry : entries) {
            Integer activity = entry.scope().activityNumber();
            (activity == null ? ofCase : ofActivities.computeIfAbsent(activity, number -> new HashMap<>()))
                    .putAll(entry.answers());
        }
        if (ofActivities.isEmpty()) {
            return Map.of();
        }
        Facts plan = new Facts(ofCase);
        List<ActivityReview> reviews = ofActivities.entrySet().stream()
                .map(activity -> new ActivityReview(activity.getKey(), plan, new Facts(activity.getValue())))
                .toList();
        Map<String, Object> facts = proposals(plan, reviews, entries);
        facts.keySet().removeIf(key -> plan.text(key).isPresent());
        facts.put(
                "activityResults",
                reviews.stream().map(review -> review.asFacts(calendar)).toList());
        return facts;
    }

    private Map<String, Object> proposals(Facts plan, List<ActivityReview> reviews, List<CaseEntry> entries) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("costsPlanned", sum(BUDGET, key -> plan.number(key).orElse(BigDecimal.ZERO)));
        facts.put("costsReal", sum(reviews, ActivityReview::paid).add(sum(entries, entry -> new Facts(entry.answers())
                .number(SPENT_IN_VAIN)
                .orElse(BigDecimal.ZERO))));
        facts.put("daysPlanned", sum(reviews, ActivityReview::daysPlanned));
        facts.put("daysReal", sum(reviews, review -> review.daysReal(calendar)));
        int sent = reviews.stream().mapToInt(ActivityReview::questionnaires).sum();
        if (sent > 0) {
            int answered = reviews.stream().mapToInt(ActivityReview::answered).sum();
            facts.put(
                    "responseRate",
                    BigDecimal.valueOf(100L * answered).divide(BigDecimal.valueOf(sent), 0, RoundingMode.HALF_UP));
        }
        return facts;
    }

    private static <T> BigDecimal sum(List<T> items, Function<T, BigDecimal> amount) {
        return items.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
