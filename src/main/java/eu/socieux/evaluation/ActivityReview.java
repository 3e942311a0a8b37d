package eu.socieux.evaluation;

import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.records.Facts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One activity looked back upon.
 *
 * @param plan the facts of the case, the plan's {@code activity<n>…} among them
 * @param done the latest answers given in the activity
 */
record ActivityReview(int number, Facts plan, Facts done) {

    /** Questionnaires which are sent for each activity, by an answer that each of them requires. */
    private static final List<String> QUESTIONNAIRES =
            List.of("partnerWouldRecommend", "participantAnswers", "expertWouldGoAgain", "delegationMetExperts");

    private static final List<String> PARTNER = List.of(
            "partnerRelevance",
            "partnerExpertQuality",
            "partnerDeliverableQuality",
            "partnerTiming",
            "partnerOrganisation",
            "partnerLanguage");
    private static final List<String> PARTICIPANTS =
            List.of("participantRelevance", "participantClarity", "participantUsefulness", "participantTrainers");
    private static final List<String> EXPERTS = List.of(
            "expertTorClarity",
            "expertPreparation",
            "expertPartnerCommitment",
            "expertCounterpartsPresent",
            "expertLogistics",
            "expertTeamWork",
            "expertSecurity",
            "expertTimeEnough");
    private static final List<String> DELEGATION =
            List.of("delegationCoherence", "delegationVisibility", "delegationUsefulness");

    private static final List<String> PAYMENTS = List.of("feesPaid", "travelPaid", "perDiemPaid");

    boolean delivered() {
        return done.text("missionDecision").filter("delivered"::equals).isPresent();
    }

    /** Questionnaires sent: none for an activity that was not delivered. */
    int questionnaires() {
        return delivered() ? QUESTIONNAIRES.size() : 0;
    }

    int answered() {
        return (int) QUESTIONNAIRES.stream()
                .filter(required -> done.text(required).isPresent())
                .count();
    }

    /** Days of delivery in the plan. */
    BigDecimal daysPlanned() {
        return planned("DeliveryDays").flatMap(plan::number).orElse(BigDecimal.ZERO);
    }

    /** Working days from the first to the last day of the mission. */
    BigDecimal daysReal(WorkingCalendar calendar) {
        Optional<LocalDate> start = done.date("missionStartedOn");
        Optional<LocalDate> end = done.date("missionEndedOn");
        if (!delivered() || start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
            return BigDecimal.ZERO;
        }
        return BigDecimal.valueOf(start.get()
                .datesUntil(end.get().plusDays(1))
                .filter(calendar::isWorkingDay)
                .count());
    }

    /** Fees, travel and per diem paid, in euro. */
    BigDecimal paid() {
        return PAYMENTS.stream()
                .map(key -> done.number(key).orElse(BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As the evaluation report lists it; what is not known is null. */
    Map<String, Object> asFacts(WorkingCalendar calendar) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("number", number);
        facts.put("title", plannedText("Title"));
        facts.put("delivered", delivered());
        facts.put("plannedStartsOn", plannedText("StartsOn"));
        facts.put("plannedEndsOn", plannedText("EndsOn"));
        facts.put("startedOn", done.text("missionStartedOn").orElse(null));
        facts.put("endedOn", done.text("missionEndedOn").orElse(null));
        facts.put("daysPlanned", daysPlanned());
        facts.put("daysReal", daysReal(calendar));
        facts.put("plannedDeliverables", plannedText("Deliverables"));
        facts.put("participantsWomen", done.number("participantsWomen").orElse(null));
        facts.put("participantsMen", done.number("participantsMen").orElse(null));
        facts.put("paid", paid());
        facts.put("questionnaires", questionnaires());
        facts.put("answered", answered());
        facts.put("partnerAverage", average(PARTNER));
        facts.put("participantAverage", average(PARTICIPANTS));
        facts.put("expertAverage", average(EXPERTS));
        facts.put("delegationAverage", average(DELEGATION));
        return facts;
    }

    private Optional<String> planned(String field) {
        return Optional.of("activity" + number + field)
                .filter(key -> plan.text(key).isPresent());
    }

    private String plannedText(String field) {
        return planned(field).flatMap(plan::text).orElse(null);
    }

    /** Of the questions that were answered, to one decimal; null when none was. */
    private BigDecimal average(List<String> questions) {
        List<BigDecimal> marks =
                questions.stream().flatMap(key -> done.number(key).stream()).toList();
        return marks.isEmpty()
                ? null
                : marks.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(marks.size()), 1, RoundingMode.HALF_UP);
    }
}
