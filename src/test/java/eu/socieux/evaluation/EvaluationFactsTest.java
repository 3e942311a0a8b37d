package eu.socieux.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EvaluationFactsTest {

    private static final CaseNumber CASE = new CaseNumber("R-2026-031");
    private static final CaseScope WHOLE = CaseScope.wholeCase(CASE);

    private static final CaseEntry PLAN = entry(
            WHOLE,
            Map.of(
                    "activity1Title",
                    "Targeting",
                    "activity1StartsOn",
                    "2026-08-10",
                    "activity1EndsOn",
                    "2026-08-21",
                    "activity1DeliveryDays",
                    12,
                    "activity2Title",
                    "Registry",
                    "activity2DeliveryDays",
                    5,
                    "budgetTravel",
                    4000,
                    "budgetPerDiem",
                    2500.5));
    private static final CaseEntry MISSION = entry(
            activity(1),
            Map.of(
                    "missionDecision", "delivered",
                    "missionStartedOn", "2026-08-10",
                    "missionEndedOn", "2026-08-21",
                    "participantsWomen", 12,
                    "participantsMen", 9));

    private final CaseFile caseFile = mock(CaseFile.class);
    private final WorkingCalendar calendar = mock(WorkingCalendar.class);
    private final EvaluationFacts facts = new EvaluationFacts(caseFile, calendar);

    @BeforeEach
    void workFromMondayToFriday() {
        when(calendar.isWorkingDay(any()))
                .thenAnswer(
                        call -> call.<LocalDate>getArgument(0).getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0);
    }

    @Test
    void threeOfFourQuestionnairesAnsweredAreSeventyFivePercent() {
        given(
                PLAN,
                MISSION,
                entry(activity(1), Map.of("partnerWouldRecommend", true)),
                entry(activity(1), Map.of("participantAnswers", 18)),
                entry(activity(1), Map.of("expertWouldGoAgain", false)));

        assertThat(facts.of(WHOLE)).containsEntry("responseRate", new BigDecimal(75));
    }

    @Test
    void anActivityThatWasCancelledIsAskedNothing() {
        given(PLAN, entry(activity(1), Map.of("missionDecision", "cancelled")));

        assertThat(facts.of(WHOLE)).doesNotContainKey("responseRate").containsEntry("daysReal", BigDecimal.ZERO);
    }

    @Test
    void daysAndCostsAreAddedUpOverTheActivities() {
        given(
                PLAN,
                entry(activity(1), Map.of("costsSpent", 300)),
                entry(activity(1), Map.of("costsSpent", 200)),
                MISSION,
                entry(activity(1), Map.of("feesPaid", 5000, "travelPaid", 1800, "perDiemPaid", 1200.5)),
                entry(activity(2), Map.of("torBackground", "…")));

        assertThat(facts.of(WHOLE))
                .containsEntry("daysPlanned", new BigDecimal(17))
                .containsEntry("daysReal", new BigDecimal(10))
                .containsEntry("costsPlanned", new BigDecimal("6500.5"))
                .containsEntry("costsReal", new BigDecimal("8500.5"));
    }

    @Test
    void eachActivityIsListedWithWhatWasPlannedAndWhatWasDone() {
        given(
                PLAN,
                MISSION,
                entry(activity(1), Map.of("partnerWouldRecommend", true, "partnerRelevance", 5, "partnerTiming", 4)));

        assertThat(facts.of(WHOLE).get("activityResults"))
                .asInstanceOf(list(Map.class))
                .singleElement()
                .satisfies(result -> {
                    assertThat(result.get("title")).isEqualTo("Targeting");
                    assertThat(result.get("plannedStartsOn")).isEqualTo("2026-08-10");
                    assertThat(result.get("delivered")).isEqualTo(true);
                    assertThat(result.get("participantsWomen")).isEqualTo(new BigDecimal(12));
                    assertThat(result.get("partnerAverage")).isEqualTo(new BigDecimal("4.5"));
                    assertThat(result.get("expertAverage")).isNull();
                });
    }

    @Test
    void whatTheOfficerEnteredIsNotOverwritten() {
        given(PLAN, MISSION, entry(WHOLE, Map.of("daysReal", 11)));

        assertThat(facts.of(WHOLE)).doesNotContainKey("daysReal").containsKey("daysPlanned");
    }

    @Test
    void anActivityByItselfAndACaseWithoutActivitiesHaveNothingToEvaluate() {
        given(PLAN);

        assertThat(facts.of(WHOLE)).isEmpty();
        assertThat(facts.of(activity(1))).isEmpty();
    }

    private void given(CaseEntry... entries) {
        when(caseFile.entries(CASE)).thenReturn(List.of(entries));
    }

    private static CaseScope activity(int number) {
        return new CaseScope(CASE, number);
    }

    private static CaseEntry entry(CaseScope scope, Map<String, Object> answers) {
        return new CaseEntry(scope, "UserTask_Any", null, "anna", "tasklist", answers, Instant.EPOCH);
    }
}
