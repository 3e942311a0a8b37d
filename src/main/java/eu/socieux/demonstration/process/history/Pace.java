package eu.socieux.demonstration.process.history;

import static java.util.Map.entry;

import eu.socieux.calendar.WorkingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** When a task is answered: usually in its time, now and then late, and by outside parties sometimes never. */
final class Pace {

    /** Working days which people usually take. */
    private static final Map<String, Double> USUAL = Map.ofEntries(
            entry("ScreenRequest", 1.0),
            entry("AssessEligibility", 3.5),
            entry("ConfirmRejection", 2.0),
            entry("AwaitClarification", 11.0),
            entry("AwaitRevival", 45.0),
            entry("AwaitDelegationOpinion", 7.5),
            entry("TelephoneDelegation", 1.0),
            entry("DecideOnSilence", 2.0),
            entry("DiscussOpinion", 4.0),
            entry("DraftActionPlan", 12.0),
            entry("AwaitPartnerAcceptance", 6.0),
            entry("SubmitActionForm", 1.5),
            entry("ApproveAction", 7.0),
            entry("DraftTermsOfReference", 4.0),
            entry("PrepareCall", 4.0),
            entry("ConfirmAdmissibility", 2.0),
            entry("DecideWithoutExperts", 2.0),
            entry("ExtendCall", 1.0),
            entry("ScoreApplication", 6.0),
            entry("AdoptSelection", 2.0),
            entry("AwaitApplication", 3.0),
            entry("AwaitPartnerConsent", 4.0),
            entry("ConfirmAvailability", 2.0),
            entry("PrepareContracts", 7.0),
            entry("AwaitSignedContracts", 5.0),
            entry("BriefExperts", 3.0),
            entry("AwaitMissionEnd", 12.0),
            entry("RescheduleActivity", 4.0),
            entry("DecideOnIncompleteTeam", 2.0),
            entry("AwaitMissionReport", 10.0),
            entry("ReviewReport", 4.0),
            entry("DecideOnReport", 2.0),
            entry("SettleClaims", 9.0),
            entry("AwaitPartnerQuestionnaire", 8.0),
            entry("AwaitParticipantQuestionnaire", 6.0),
            entry("AwaitExpertQuestionnaire", 5.0),
            entry("AwaitDelegationQuestionnaire", 9.0),
            entry("RateExperts", 4.0),
            entry("DraftEvaluationReport", 15.0),
            entry("ValidateEvaluation", 4.0),
            entry("AwaitSixMonthAnswer", 12.0),
            entry("AwaitTwelveMonthAnswer", 12.0),
            entry("DecideOnLapsedApproval", 5.0),
            entry("ReviewSuspension", 15.0));

    /** Probability that no answer ever comes. */
    private static final Map<String, Double> SILENCE = Map.of(
            "AwaitClarification", 0.2,
            "AwaitRevival", 0.7,
            "AwaitDelegationOpinion", 0.14,
            "AwaitPartnerQuestionnaire", 0.18,
            "AwaitParticipantQuestionnaire", 0.2,
            "AwaitExpertQuestionnaire", 0.12,
            "AwaitDelegationQuestionnaire", 0.35);

    private static final double SHARE_WHEN_REVISED = 0.5;
    private static final double DAYS_UNTIL_A_MISSED_MISSION_IS_TOLD = 3;
    private static final double SHARE_OF_ITS_TIME = 0.7;
    private static final double DAYS_WITHOUT_DUE_DATE = 3;
    private static final String TASK = "UserTask_";

    private final WorkingHours hours;
    private final WorkingCalendar calendar;
    private final ZoneId zone;

    Pace(WorkingHours hours, WorkingCalendar calendar, ZoneId zone) {
        this.hours = hours;
        this.calendar = calendar;
        this.zone = zone;
    }

    /** The tasks it knows, without the prefix of their ids. */
    static Set<String> known() {
        return USUAL.keySet();
    }

    /** When the answer comes; empty when it never does. */
    Optional<Instant> of(Step step, Instant now) {
        String task = step.element().substring(TASK.length());
        Draws draws = step.draws();
        if (step.first() && draws.chance(SILENCE.getOrDefault(task, 0.0))) {
            return Optional.empty();
        }
        if (task.equals("AwaitApplication")) {
            return nextApplication(step, now);
        }
        if (task.equals("AwaitMissionEnd")) {
            return Optional.of(missionOver(step, now));
        }
        return Optional.of(hours.after(now, draws.around(usual(task, step)), draws));
    }

    /** After its last day; soon when there was no team by then. */
    private Instant missionOver(Step step, Instant now) {
        LocalDate reported = step.endsOn().plusDays(1);
        return !step.teamIsLate() && reported.isAfter(hours.day(now))
                ? hours.on(reported, step.draws())
                : hours.after(now, DAYS_UNTIL_A_MISSED_MISSION_IS_TOLD, step.draws());
    }

    /** A task that is not known here takes most of the time it has. */
    private double usual(String task, Step step) {
        Double known = USUAL.get(task);
        if (known != null) {
            return task.startsWith("Draft") && !step.first() ? SHARE_WHEN_REVISED * known : known;
        }
        boolean hasTime = step.due() != null && step.due().isAfter(step.today());
        return hasTime ? SHARE_OF_ITS_TIME * calendar.between(step.today(), step.due()) : DAYS_WITHOUT_DUE_DATE;
    }

    /** The applications of a call come until its closing, and are entered in office hours; few come to some. */
    private Optional<Instant> nextApplication(Step step, Instant now) {
        Draws call = Draws.of(0, step.story().title(), step.story().number(), step.activity());
        int expected = call.chance(0.12) ? call.between(0, 2) : call.between(4, 6);
        if (Boolean.TRUE.equals(step.facts().get("callExtended"))) {
            expected += 3;
        }
        int open = expected - step.round() + 1;
        if (open <= 0) {
            return Optional.empty();
        }
        LocalDate closes = LocalDate.parse(String.valueOf(step.facts().get("callClosesOn")));
        long seconds = closes.atTime(16, 30).atZone(zone).toEpochSecond() - now.getEpochSecond();
        if (seconds <= 0) {
            return Optional.empty();
        }
        double share = 1 - Math.pow(1 - step.draws().share(), 1.0 / open);
        Instant arrived = now.plusSeconds((long) (share * seconds));
        Instant entered = hours.on(hours.day(arrived), step.draws());
        return Optional.of(entered.isAfter(now) ? entered : hours.after(now, 0, step.draws()));
    }
}
