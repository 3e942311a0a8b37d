package eu.socieux.delivery;

import static eu.socieux.delivery.process.ActivityDelivery.RESCHEDULE_ACTIVITY;
import static eu.socieux.delivery.process.ActivityDelivery.REVIEW_REPORT;

import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import eu.socieux.records.Facts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What follows from the case file about the delivery of an activity. */
@Component
public class Delivery implements ComputedFacts {

    private final CaseFile caseFile;

    Delivery(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    /** How often the mission report of an activity was returned to the experts. */
    public long reportReturns(CaseScope scope) {
        return entries(scope, REVIEW_REPORT).stream()
                .filter(review -> "returned".equals(review.answers().get("reviewDecision")))
                .count();
    }

    /**
     * Of an activity that was postponed: the new dates as {@code activityStartsOn} and {@code activityEndsOn} in place of
     * the planned ones, and the number of {@code postponements}.
     */
    @Override
    public Map<String, Object> of(CaseScope scope) {
        List<CaseEntry> postponements = entries(scope, RESCHEDULE_ACTIVITY);
        if (postponements.isEmpty()) {
            return Map.of();
        }
        Facts latest = new Facts(postponements.get(postponements.size() - 1).answers());
        Map<String, Object> facts = new HashMap<>();
        latest.text("newStartsOn").ifPresent(day -> facts.put("activityStartsOn", day));
        latest.text("newEndsOn").ifPresent(day -> facts.put("activityEndsOn", day));
        facts.put("postponements", postponements.size());
        return facts;
    }

    private List<CaseEntry> entries(CaseScope scope, String element) {
        return caseFile.entries(scope.caseNumber()).stream()
                .filter(entry -> entry.scope().equals(scope))
                .filter(entry -> entry.element().equals(element))
                .toList();
    }
}
