package eu.socieux.calendar.process;

import eu.socieux.engine.ExtensionProperties;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Gives each user task that names a service level its due date at the moment it is created. */
@Component
class ServiceLevelListener extends AbstractBpmnParseListener {

    private static final String SERVICE_LEVEL = "serviceLevel";

    private final Deadlines deadlines;

    ServiceLevelListener(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @Override
    public void parseUserTask(Element userTaskElement, ScopeImpl scope, ActivityImpl activity) {
        ExtensionProperties.of(userTaskElement).find(SERVICE_LEVEL).ifPresent(serviceLevel -> {
            UserTaskActivityBehavior userTask = (UserTaskActivityBehavior) activity.getActivityBehavior();
            userTask.getTaskDefinition()
                    .addTaskListener(
                            TaskListener.EVENTNAME_CREATE, task -> task.setDueDate(deadlines.after(serviceLevel)));
        });
    }
}
