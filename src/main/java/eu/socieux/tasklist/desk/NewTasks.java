package eu.socieux.tasklist.desk;

import eu.socieux.engine.ExtensionProperties;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Notes, with each new task, that its groups are to be told. Steps that wait for somebody outside are left out: there
 * is nothing to do for the group until the answer comes.
 */
@Component
class NewTasks extends AbstractBpmnParseListener {

    private final JdbcClient jdbc;

    NewTasks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (ExtensionProperties.of(element).find("outsideParticipant").isEmpty()) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addTaskListener(TaskListener.EVENTNAME_CREATE, this::note);
        }
    }

    private void note(DelegateTask task) {
        task.getCandidates().stream().filter(link -> link.getGroupId() != null).forEach(link -> jdbc.sql(
                        "insert into task_notice (task_id, group_id) values (:task, :group)")
                .param("task", task.getId())
                .param("group", link.getGroupId())
                .update());
    }
}
