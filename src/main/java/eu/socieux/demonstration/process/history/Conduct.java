package eu.socieux.demonstration.process.history;

import eu.socieux.calendar.WorkingCalendar;
import java.util.Map;

/** What people and outside parties answer, task by task. */
final class Conduct {

    private final RequestConduct requests;
    private final ActivityConduct activities;
    private final Words words;

    Conduct(Words words, WorkingCalendar calendar, RequestStories stories) {
        this.requests = new RequestConduct(words, calendar);
        this.activities = new ActivityConduct(words, stories);
        this.words = words;
    }

    /** The answer to a task; a task nobody thought of here gets what its form asks for, and no more. */
    Answer answer(Step step) {
        return switch (step.element()) {
            case "UserTask_ScreenRequest" -> requests.screening(step);
            case "UserTask_AwaitClarification" -> requests.clarification(step);
            case "UserTask_AwaitRevival" -> requests.revival(step);
            case "UserTask_AssessEligibility" -> requests.eligibility(step);
            case "UserTask_ConfirmRejection" -> requests.rejection(step);
            case "UserTask_AwaitDelegationOpinion" -> requests.opinion(step);
            case "UserTask_DecideOnSilence" -> requests.silence(step);
            case "UserTask_DraftActionPlan" -> requests.plan(step);
            case "UserTask_AwaitPartnerAcceptance" -> requests.acceptance(step);
            case "UserTask_SubmitActionForm" -> requests.submission(step);
            case "UserTask_ApproveAction" -> requests.approval(step);
            case "UserTask_DraftTermsOfReference" -> activities.terms(step);
            case "UserTask_PrepareCall" -> activities.call(step);
            case "UserTask_AwaitApplication" -> activities.application(step);
            case "UserTask_ConfirmAdmissibility" -> activities.admissibility(step);
            case "UserTask_DecideWithoutExperts" -> activities.withoutExperts(step);
            case "UserTask_ExtendCall" -> activities.extension(step);
            case "UserTask_ScoreApplication" -> activities.score(step);
            case "UserTask_AdoptSelection" -> activities.selection(step);
            case "UserTask_AwaitPartnerConsent" -> activities.consent(step);
            case "UserTask_ConfirmAvailability" -> activities.availability(step);
            case "UserTask_PrepareContracts" -> activities.contracts(step);
            case "UserTask_AwaitSignedContracts" -> activities.signed(step);
            case "UserTask_BriefExperts" -> activities.briefing(step);
            case "UserTask_AwaitMissionEnd" -> activities.mission(step);
            case "UserTask_RescheduleActivity" -> activities.rescheduling(step);
            case "UserTask_DecideOnIncompleteTeam" -> activities.incompleteTeam(step);
            case "UserTask_AwaitMissionReport" -> activities.report(step);
            case "UserTask_ReviewReport" -> activities.review(step);
            case "UserTask_SettleClaims" -> activities.claims(step);
            case "UserTask_RateExperts" -> activities.rating(step);
            default -> closing(step);
        };
    }

    private Answer closing(Step step) {
        return switch (step.element()) {
            case "UserTask_DraftEvaluationReport" ->
                Answer.of(Map.of(
                        "planVsDone",
                        "All activities that were planned and not cancelled were delivered.",
                        "evaluationRecommendations",
                        step.draws().oneOf(words.list("recommendations")),
                        "recommendationsOwner",
                        step.story().position(),
                        "publicSummary",
                        step.story().title() + "."));
            case "UserTask_ValidateEvaluation" -> validation(step);
            case "UserTask_AwaitSixMonthAnswer" ->
                Answer.of(Map.of(
                        "followUpRecommendations",
                        "One form is in use, the trainers are appointed, the checks are not done yet.",
                        "followUpDecision",
                        step.draws().choose("continue:70 closed:30")));
            case "UserTask_DecideOnLapsedApproval" -> Answer.of(Map.of("lapseDecision", "extend"));
            case "UserTask_ReviewSuspension" ->
                Answer.of(Map.of(
                        "suspensionDecision",
                        "resume",
                        "resumedOn",
                        step.today().toString()));
            default -> Answer.of(Map.of());
        };
    }

    private Answer validation(Step step) {
        boolean returned = step.first() && step.draws().chance(0.12);
        return Answer.of(
                returned
                        ? Map.of(
                                "validationDecision",
                                "returned",
                                "validationRemarks",
                                step.draws().oneOf(words.list("comments")))
                        : Map.of("validationDecision", "validated"));
    }
}
