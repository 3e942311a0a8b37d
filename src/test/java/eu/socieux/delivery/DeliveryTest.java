package eu.socieux.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final CaseNumber CASE = new CaseNumber("R-2026-031");
    private static final CaseScope ACTIVITY = new CaseScope(CASE, 1);

    private final CaseFile caseFile = mock(CaseFile.class);
    private final Delivery delivery = new Delivery(caseFile);

    @Test
    void onlyReturnsOfTheReportOfThisActivityAreCounted() {
        given(
                entry(ACTIVITY, "UserTask_ReviewReport", Map.of("reviewDecision", "returned")),
                entry(new CaseScope(CASE, 2), "UserTask_ReviewReport", Map.of("reviewDecision", "returned")),
                entry(ACTIVITY, "UserTask_ReviewReport", Map.of("reviewDecision", "returned")),
                entry(ACTIVITY, "UserTask_ReviewReport", Map.of("reviewDecision", "accepted")));

        assertThat(delivery.reportReturns(ACTIVITY)).isEqualTo(2);
    }

    @Test
    void theDatesOfTheLatestPostponementAreTheDatesOfTheActivity() {
        given(
                entry(ACTIVITY, "UserTask_RescheduleActivity", dates("2026-09-07", "2026-09-18")),
                entry(ACTIVITY, "UserTask_RescheduleActivity", dates("2026-10-05", "2026-10-16")));

        assertThat(delivery.of(ACTIVITY))
                .containsEntry("activityStartsOn", "2026-10-05")
                .containsEntry("activityEndsOn", "2026-10-16")
                .containsEntry("postponements", 2);
    }

    @Test
    void anActivityThatWasNotPostponedKeepsItsPlannedDates() {
        given(entry(new CaseScope(CASE, 2), "UserTask_RescheduleActivity", dates("2026-09-07", "2026-09-18")));

        assertThat(delivery.of(ACTIVITY)).isEmpty();
    }

    private void given(CaseEntry... entries) {
        when(caseFile.entries(any())).thenReturn(List.of(entries));
    }

    private static Map<String, Object> dates(String start, String end) {
        return Map.of("newStartsOn", start, "newEndsOn", end);
    }

    private static CaseEntry entry(CaseScope scope, String element, Map<String, Object> answers) {
        return new CaseEntry(scope, element, null, "anna", "tasklist", answers, Instant.EPOCH);
    }
}
