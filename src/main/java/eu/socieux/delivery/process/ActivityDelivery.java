package eu.socieux.delivery.process;

import eu.socieux.engine.ProcessVariable;

/** What Java and the model {@code activity-delivery} agree on. */
public final class ActivityDelivery {

    public static final String KEY = "activity-delivery";

    public static final String RESCHEDULE_ACTIVITY = "UserTask_RescheduleActivity";
    public static final String REVIEW_REPORT = "UserTask_ReviewReport";

    /** How often the mission report was returned. */
    public static final ProcessVariable<Long> REPORT_RETURNS = ProcessVariable.number("reportReturns");

    private ActivityDelivery() {}
}
