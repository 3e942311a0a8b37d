package eu.socieux.intake.process;

import eu.socieux.engine.ProcessVariable;

/** What the registry does with a request on paper or by telephone, {@code request-by-paper.bpmn}. */
public final class RequestByPaperProcess {

    public static final String KEY = "request-by-paper";

    /** How it came, a key of {@link eu.socieux.intake.Channel}; {@code call} has a note in place of a scan. */
    public static final ProcessVariable<String> CHANNEL = ProcessVariable.text("requestChannel");

    /** Whether it is registered: {@code register} or {@code discard}. */
    public static final ProcessVariable<String> DECISION = ProcessVariable.text("scanDecision");

    private RequestByPaperProcess() {}
}
