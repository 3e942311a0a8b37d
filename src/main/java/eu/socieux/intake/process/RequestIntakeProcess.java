package eu.socieux.intake.process;

import eu.socieux.engine.ProcessVariable;

/** The intake of a request, {@code request-intake.bpmn}. */
public final class RequestIntakeProcess {

    public static final String KEY = "request-intake";

    /** Decision that proposes whether a request is eligible, {@code eligibility.dmn}. */
    public static final String ELIGIBILITY = "eligibility";

    /** What the decision suggests: {@code proceed}, {@code clarify} or {@code reject}. */
    public static final ProcessVariable<String> ELIGIBILITY_PROPOSAL = ProcessVariable.text("eligibilityProposal");

    /** What became of a request that is like another: {@code none}, {@code linked}, {@code merged} or {@code held}. */
    public static final ProcessVariable<String> REQUEST_RELATION = ProcessVariable.text("requestRelation");

    /** Where an officer decides on a request and on those like it. */
    static final String SCREEN_REQUEST = "UserTask_ScreenRequest";

    /** Where a request waits for another. */
    static final String REVIEW_HELD_REQUEST = "UserTask_ReviewHeldRequest";

    /** Decision that says what the likeness of two requests means, {@code likeness.dmn}. */
    static final String LIKENESS = "likeness";

    /** Output of the decision with what to do about it. */
    static final String PROPOSAL = "proposal";

    /** Decision that finds what a request says and what is missing, {@code completeness.dmn}. */
    static final String COMPLETENESS = "completeness";

    /** Decision with what to ask for when an item is missing, {@code completeness.dmn}. */
    static final String GAP_TEXTS = "gap-texts";

    /** Item of the check-list: output of one decision, input of the other. */
    static final String ITEM = "item";

    /** Output of the decision with what was found of an item. */
    static final String FINDING = "finding";

    /** Output of the decision that holds the suggestion. */
    static final String RECOMMENDATION = "recommendation";

    private RequestIntakeProcess() {}
}
