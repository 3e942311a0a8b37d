package eu.socieux.forms.process;

import eu.socieux.directory.Deputies;
import eu.socieux.engine.CurrentStaff;
import eu.socieux.engine.ExtensionProperties;
import eu.socieux.engine.Refusal;
import eu.socieux.records.CaseFile;
import eu.socieux.records.process.CaseExecution;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;

/**
 * Keeps apart two steps of a process which one person may not both do: whoever did the step that a task names in
 * {@code separateFrom} can neither be given that task nor complete it. A deputy counts for two: what they did for
 * somebody, that person did as well.
 */
@Component
class SeparationOfDuties extends AbstractBpmnParseListener {

    private final CaseFile caseFile;
    private final CurrentStaff currentStaff;
    private final Deputies deputies;

    SeparationOfDuties(CaseFile caseFile, CurrentStaff currentStaff, Deputies deputies) {
        this.caseFile = caseFile;
        this.currentStaff = currentStaff;
        this.deputies = deputies;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ExtensionProperties.of(element).find("separateFrom").ifPresent(other -> {
            TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
            definition.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_ASSIGNMENT,
                    task -> refuse(task, other, Stream.ofNullable(task.getAssignee())));
            definition.addBuiltInTaskListener(
                    TaskListener.EVENTNAME_COMPLETE,
                    task -> refuse(
                            task,
                            other,
                            Stream.concat(Stream.ofNullable(task.getAssignee()), currentStaff.userId().stream())));
        });
    }

    private void refuse(DelegateTask task, String other, Stream<String> people) {
        Set<String> authors = caseFile.latestAuthors(CaseExecution.scopeOf(task), other);
        people.flatMap(person ->
                        Stream.concat(Stream.of(person), deputies.representedBy(person, task.getId()).stream()))
                .filter(authors::contains)
                .findFirst()
                .ifPresent(author -> {
                    throw new Refusal(
                            "'%s' and '%s' have to be done by two people; %s did '%s' in this case. Ask a colleague to do this task."
                                    .formatted(nameOf(task, other), task.getName(), author, nameOf(task, other)));
                });
    }

    private static String nameOf(DelegateTask task, String element) {
        ModelElementInstance found = task.getBpmnModelInstance().getModelElementById(element);
        return found instanceof FlowElement step && step.getName() != null ? step.getName() : element;
    }
}
