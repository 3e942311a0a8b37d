package eu.socieux.correspondence.process;

/** What a person does with a message in the quarantine folder, {@code unreadable-message.bpmn}. */
public final class UnreadableMessageProcess {

    public static final String KEY = "unreadable-message";

    private UnreadableMessageProcess() {}
}
