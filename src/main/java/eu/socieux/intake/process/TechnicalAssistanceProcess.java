package eu.socieux.intake.process;

/** The process of a whole case, {@code technical-assistance.bpmn}. Its business key is the case number. */
public final class TechnicalAssistanceProcess {

    public static final String KEY = "technical-assistance";

    private TechnicalAssistanceProcess() {}
}
