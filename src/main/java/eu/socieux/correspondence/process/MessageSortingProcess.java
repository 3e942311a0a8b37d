package eu.socieux.correspondence.process;

import eu.socieux.engine.ProcessVariable;

/** What a person does with a message that no rule could place, {@code message-sorting.bpmn}. */
public final class MessageSortingProcess {

    public static final String KEY = "message-sorting";

    /** Raised when the person named a case that does not exist. */
    public static final String CASE_UNKNOWN = "correspondence.caseUnknown";

    /** Where the person places it: a key of {@link eu.socieux.correspondence.Placement}. */
    static final ProcessVariable<String> PLACEMENT = ProcessVariable.text("messagePlacement");

    private MessageSortingProcess() {}
}
