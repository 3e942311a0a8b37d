package eu.socieux.intake.process;

import eu.socieux.engine.ProcessVariable;

/** The intake of a request, {@code request-intake.bpmn}. */
public final class RequestIntakeProcess {

    public static final String KEY = "request-intake";

    /** Decision that proposes whether a request is eligible, {@code eligibility.dmn}. */
    public static final String ELIGIBILITY = "eligibility";

    /** What the decision suggests: {@code proceed}, {@code clarify} or {@code reject}. */
    public static final ProcessVariable<String> ELIGIBILITY_PROPOSAL = ProcessVariable.text("eligibilityProposal");

    /** Output of the decision that holds the suggestion. */
    static final String RECOMMENDATION = "recommendation";

    private RequestIntakeProcess() {}
}
