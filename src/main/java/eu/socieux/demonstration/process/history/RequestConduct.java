package eu.socieux.demonstration.process.history;

import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.demonstration.process.history.RequestStory.Fate;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is answered from the arrival of a request to the decision of the Commission. */
final class RequestConduct {

    private static final int DAYS_TO_FIRST_ACTIVITY = 115;
    private static final int DAYS_BETWEEN_ACTIVITIES = 10;

    private static final Map<Fate, String> GROUNDS = Map.of(
            Fate.OTHER_COUNTRY, "country",
            Fate.NOT_MANDATED, "institution",
            Fate.OVERLAPPING, "overlap");

    private static final Map<String, String> FAILED_CRITERIA = Map.of(
            "country", "countryLowOrMiddleIncome",
            "institution", "institutionPublicOrMandated",
            "overlap", "noOverlap");

    private final Words words;
    private final WorkingCalendar calendar;

    RequestConduct(Words words, WorkingCalendar calendar) {
        this.words = words;
        this.calendar = calendar;
    }

    Answer screening(Step step) {
        RequestStory story = step.story();
        Map<String, Object> fields = new HashMap<>();
        fields.put("requestKind", "structured");
        fields.put("country", story.country());
        fields.put("institutionName", story.institution());
        fields.put("institutionKind", story.institutionKind());
        fields.put("contactName", story.contact().name());
        fields.put("contactPosition", story.position());
        fields.put("contactEmail", story.contact().email());
        fields.put("mainArea", story.mainArea());
        fields.put("areas", List.of(story.mainArea()));
        fields.put("title", story.title());
        fields.put("needs", words.text(story.language() + ".needs"));
        fields.put("proposedActivityCount", story.activities());
        fields.put("delegationInformed", step.draws().choose("yes:70 no:20 unknown:10"));
        fields.put("delegationInformedOn", step.today().minusDays(5).toString());
        fields.put("correspondenceLanguage", story.language());
        fields.put("workingLanguage", story.language());
        fields.put("signatoryName", story.contact().name());
        boolean incomplete = step.first() && story.fate() == Fate.INCOMPLETE;
        fields.put("screeningDecision", incomplete ? "incomplete" : "complete");
        if (incomplete) {
            fields.put("missingItems", step.draws().oneOf(words.list(story.language() + ".missing")));
        }
        return Answer.of(fields);
    }

    Answer clarification(Step step) {
        String decision = step.draws().choose("answered:90 withdrawn:10");
        Map<String, Object> fields = Map.of(
                "clarificationDecision",
                decision,
                "clarificationChannel",
                "email",
                "clarificationReceivedOn",
                step.today().toString());
        return decision.equals("answered") ? Answer.of(fields, "clarification_answer") : Answer.of(fields);
    }

    /** An answer that comes after the request has lapsed. */
    Answer revival(Step step) {
        return Answer.of(
                Map.of(
                        "revivalDecision",
                        "revived",
                        "revivalChannel",
                        "email",
                        "revivalReceivedOn",
                        step.today().toString()),
                "clarification_answer");
    }

    Answer eligibility(Step step) {
        Map<String, Object> fields = new HashMap<>();
        for (String criterion : List.of(
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
                "ownership")) {
            fields.put(criterion + "Officer", "pass");
        }
        String ground = GROUNDS.get(step.story().fate());
        if (ground != null && step.first()) {
            fields.put(FAILED_CRITERIA.get(ground) + "Officer", "fail");
            fields.put("eligibilityDecision", "reject");
            fields.put("rejectionGround", ground);
        } else if (step.first() && step.draws().chance(0.06)) {
            fields.put("eligibilityDecision", "clarify");
            fields.put(
                    "clarificationNeeded",
                    step.draws().oneOf(words.list(step.story().language() + ".missing")));
        } else {
            fields.put("eligibilityDecision", "proceed");
        }
        return Answer.of(fields);
    }

    Answer rejection(Step step) {
        boolean overruled =
                step.story().fate() == Fate.OVERLAPPING && step.draws().chance(0.3);
        return Answer.of(
                overruled
                        ? Map.of(
                                "rejectionDecision", "overruled",
                                "rejectionRemarks", "The other project ends before this action would begin.")
                        : Map.of("rejectionDecision", "confirmed"));
    }

    Answer opinion(Step step) {
        Draws draws = step.draws();
        String opinion = draws.choose("favourable:60 favourable_with_reservations:22 no_objection:12 unfavourable:6");
        String channel = draws.choose("email:60 call:20 meeting:10 form:10");
        Map<String, Object> fields = new HashMap<>();
        fields.put("officerName", draws.oneOf(words.list("officers")));
        fields.put("opinionChannel", channel);
        fields.put("opinionDate", step.today().toString());
        fields.put("delegationOpinion", opinion);
        if (opinion.equals("favourable_with_reservations")) {
            fields.put("opinionReservations", draws.oneOf(words.list("reservations")));
        } else if (opinion.equals("unfavourable")) {
            fields.put("opinionReservations", draws.oneOf(words.list("unfavourable")));
        }
        return channel.equals("email") ? Answer.of(fields, "delegation_opinion") : Answer.of(fields);
    }

    Answer silence(Step step) {
        return Answer.of(Map.of(
                "silenceReason",
                "Two reminders and a telephone call brought no opinion.",
                "silenceDecision",
                step.first() ? step.draws().choose("go_on:75 wait_longer:25") : "go_on"));
    }

    Answer plan(Step step) {
        RequestStory story = step.story();
        Draws draws = step.draws();
        Map<String, Object> fields = new HashMap<>();
        fields.put("actionTitle", story.title());
        fields.put(
                "typeOfAssistance",
                List.of(
                        draws.choose(
                                "policy_development:40 legislative_framework:20 strategy_and_planning:20 organisational_management:20")));
        fields.put("background", words.text(story.language() + ".needs"));
        fields.put("changeAgainstRequest", "The subject is kept; work which other partners support is left to them.");
        fields.put("generalObjective", "More people are covered, and what they are promised reaches them in time.");
        fields.put("specificObjective", "The institution works with one method and trains its own staff in it.");
        fields.put("results", "Common method in use; districts using it; 0; 4; field check");
        fields.put("activityCount", story.activities());
        LocalDate first = step.today().plusDays(DAYS_TO_FIRST_ACTIVITY + draws.between(-10, 25));
        for (int number = 1; number <= story.activities(); number++) {
            LocalDate starts = first.plusDays((long) DAYS_BETWEEN_ACTIVITIES * (number - 1) + draws.between(0, 5));
            activity(fields, number, starts, story, draws);
        }
        fields.put("budgetAllowances", 9000 + 500 * draws.between(0, 30));
        fields.put("budgetTravel", 4000 + 200 * draws.between(0, 30));
        fields.put("budgetPerDiem", 3000 + 200 * draws.between(0, 30));
        return Answer.of(fields);
    }

    private void activity(Map<String, Object> fields, int number, LocalDate wanted, RequestStory story, Draws draws) {
        LocalDate starts = calendar.workingDayOnOrAfter(wanted.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY)));
        int weeks = Integer.parseInt(draws.choose("1:45 2:45 3:10"));
        String activity = "activity" + number;
        fields.put(activity + "Title", words.list("activities").get(number - 1));
        fields.put(activity + "Nature", number == 3 ? "specific" : "analytical");
        fields.put(activity + "InterventionType", words.list("activityKinds").get(number - 1));
        fields.put(activity + "Modality", draws.choose("on_site:75 remote:10 hybrid:10 study_visit:5"));
        fields.put(activity + "Place", story.city());
        fields.put(activity + "StartsOn", starts.toString());
        fields.put(activity + "EndsOn", starts.plusDays(7L * weeks - 3).toString());
        fields.put(activity + "DeliveryDays", 5 * weeks);
        fields.put(activity + "Positions", Integer.parseInt(draws.choose("1:15 2:70 3:15")));
        fields.put(activity + "Participants", 5 * draws.between(2, 8));
        fields.put(activity + "ExpertProfile", "Practitioners of a public administration who have done this at home");
        fields.put(activity + "Deliverables", "Report with recommendations");
    }

    Answer acceptance(Step step) {
        String decision = step.first()
                ? step.draws().choose("accepted:74 changes_requested:23 withdrawn:3")
                : step.draws().choose("accepted:92 changes_requested:8");
        Map<String, Object> fields = new HashMap<>();
        fields.put("partnerDecision", decision);
        fields.put("partnerDecisionOn", step.today().toString());
        fields.put("partnerSignatory", step.story().contact().name());
        if (decision.equals("changes_requested")) {
            fields.put("partnerRemarks", step.draws().oneOf(words.list("changes")));
        }
        return decision.equals("accepted") ? Answer.of(fields, "partner_acceptance") : Answer.of(fields);
    }

    Answer submission(Step step) {
        boolean returned = step.first() && step.draws().chance(0.1);
        return Answer.of(
                returned
                        ? Map.of(
                                "submissionDecision",
                                "returned",
                                "submissionRemarks",
                                step.draws().oneOf(words.list("returns")))
                        : Map.of("submissionDecision", "submitted"));
    }

    Answer approval(Step step) {
        Draws draws = step.draws();
        String decision = draws.choose(
                step.first()
                        ? "approved:67 approved_with_changes:14 returned:14 rejected:5"
                        : "approved:80 approved_with_changes:20");
        Map<String, Object> fields = new HashMap<>();
        fields.put("approvalDecision", decision);
        fields.put("approvalDate", step.today().toString());
        switch (decision) {
            case "approved_with_changes" -> fields.put("approvalConditions", draws.oneOf(words.list("conditions")));
            case "returned" -> fields.put("approvalComments", draws.oneOf(words.list("returns")));
            case "rejected" -> fields.put("approvalGround", draws.choose("budget:50 capacity:30 quality:20"));
            default -> {
                // approved as it stands: nothing more to say
            }
        }
        return Answer.of(fields);
    }
}
