package eu.socieux.links.process;

import eu.socieux.engine.ExtensionProperties;
import eu.socieux.links.LinkedTasks;
import java.util.List;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Ties links to the tasks they were made for, and lets go of what was begun when such a task ends. */
@Component
class LinkListener extends AbstractBpmnParseListener {

    private final LinkedTasks links;

    LinkListener(LinkedTasks links) {
        this.links = links;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        ExtensionProperties properties = ExtensionProperties.of(userTask);
        List<String> letters = properties.list("linkInLetters");
        if (letters.isEmpty()) {
            return;
        }
        activity.setProperty(
                LinkRule.PROPERTY,
                new LinkRule(
                        letters,
                        properties.find("answerFiledAs").orElse(null),
                        properties.find("outsideParticipant").orElse(null)));
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        definition.addTaskListener(
                TaskListener.EVENTNAME_CREATE,
                task -> links.opened(task.getProcessInstanceId(), task.getTaskDefinitionKey(), task.getId()));
        definition.addTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> links.ended(task.getId()));
        definition.addTaskListener(TaskListener.EVENTNAME_DELETE, task -> links.ended(task.getId()));
    }
}
