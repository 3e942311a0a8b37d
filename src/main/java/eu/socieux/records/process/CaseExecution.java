package eu.socieux.records.process;

import eu.socieux.engine.ProcessVariable;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;

/** Which case, and which activity of it, a process instance is about. */
public final class CaseExecution {

    /** Number of the activity, 1 to 4, in the processes that run once per activity. */
    public static final ProcessVariable<Long> ACTIVITY_NUMBER = ProcessVariable.number("activityNumber");

    private CaseExecution() {}

    /** The case and, where there is one, the activity of this execution. */
    public static CaseScope scopeOf(DelegateExecution execution) {
        return new CaseScope(
                new CaseNumber(execution.getProcessBusinessKey()),
                ACTIVITY_NUMBER.find(execution).map(Long::intValue).orElse(null));
    }

    /** The case and, where there is one, the activity of this task. */
    public static CaseScope scopeOf(DelegateTask task) {
        return scopeOf(task.getExecution());
    }
}
