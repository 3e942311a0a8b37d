package eu.socieux.recruitment.process;

import eu.socieux.engine.ProcessVariable;
import java.time.Instant;

/** What Java and the model {@code expert-recruitment} agree on. */
public final class ExpertRecruitment {

    public static final String KEY = "expert-recruitment";

    public static final String AWAIT_APPLICATION = "UserTask_AwaitApplication";
    public static final String CONFIRM_ADMISSIBILITY = "UserTask_ConfirmAdmissibility";
    public static final String SCORE_APPLICATION = "UserTask_ScoreApplication";
    public static final String AWAIT_PARTNER_CONSENT = "UserTask_AwaitPartnerConsent";
    public static final String CONFIRM_AVAILABILITY = "UserTask_ConfirmAvailability";

    /** Event of the delivery: an expert leaves the team before the end of the mission. */
    public static final String EXPERT_LEFT = "BoundaryEvent_ExpertLeft";

    /** Until when applications to the call are recorded. */
    public static final ProcessVariable<Instant> CALL_CLOSES_AT = ProcessVariable.instant("callClosesAt");

    /** Reference of the application recorded last. */
    public static final ProcessVariable<String> APPLICATION = ProcessVariable.text("applicationId");

    /** Number of applications to be scored. */
    public static final ProcessVariable<Long> ADMISSIBLE_APPLICATIONS =
            ProcessVariable.number("admissibleApplications");

    /** Number of experts whom the ranking put into the team. */
    public static final ProcessVariable<Long> SELECTED_EXPERTS = ProcessVariable.number("selectedExperts");

    /** Number of experts in the team after one left it. */
    public static final ProcessVariable<Long> TEAM_SIZE = ProcessVariable.number("teamSize");

    /** Error: a place in the team is free and the reserve list has nobody left. */
    public static final String RESERVE_LIST_EXHAUSTED = "recruitment.reserveListExhausted";

    /** Key of the decision which judges an application. */
    public static final String ADMISSIBILITY_DECISION = "expert-admissibility";

    private ExpertRecruitment() {}
}
