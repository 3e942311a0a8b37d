package eu.socieux.records.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Gives every user task the number of its case as a variable of its own. Tasklist shows variables on the cards of its
 * lists, but no business key: without this, ten cards of ten cases look the same.
 */
@Component
class CaseNumberOnTask extends AbstractBpmnParseListener {

    private static final String CASE_NUMBER = "caseNumber";

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_CREATE, CaseNumberOnTask::show);
    }

    private static void show(DelegateTask task) {
        String number = task.getExecution().getProcessBusinessKey();
        if (number != null) {
            task.setVariableLocal(CASE_NUMBER, number);
        }
    }
}
