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

    /** Until when applications to the call are recorded. */
    public static final ProcessVariable<Instant> CALL_CLOSES_AT = ProcessVariable.instant("callClosesAt");

    /** Reference of the application recorded last. */
    public static final ProcessVariable<String> APPLICATION = ProcessVariable.text("applicationId");

    /** Number of applications to be scored. */
    public static final ProcessVariable<Long> ADMISSIBLE_APPLICATIONS =
            ProcessVariable.number("admissibleApplications");

    /** Error: a place in the team is free and the reserve list has nobody left. */
    public static final String RESERVE_LIST_EXHAUSTED = "recruitment.reserveListExhausted";

    /** Key of the decision which judges an application. */
    public static final String ADMISSIBILITY_DECISION = "expert-admissibility";

    private ExpertRecruitment() {}
}
