package eu.socieux.forms.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** Handles the form of one user task of a model: answers go to the case file instead of into process variables. */
final class CaseFileFormHandler implements TaskFormHandler {

    private final TaskFormHandler original;
    private final FormTask task;
    private final Submissions submissions;

    CaseFileFormHandler(TaskFormHandler original, FormTask task, Submissions submissions) {
        this.original = original;
        this.task = task;
        this.submissions = submissions;
    }

    FormTask task() {
        return task;
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        original.parseConfiguration(element, deployment, definition, parse);
    }

    @Override
    public TaskFormData createTaskForm(TaskEntity entity) {
        return original.createTaskForm(entity);
    }

    @Override
    public void submitFormVariables(VariableMap answers, VariableScope scope) {
        submissions.keep((TaskEntity) scope, task, answers);
    }

    /**
     * What a model says about a user task with a form.
     *
     * @param routingFields keys of the answers that become process variables
     * @param repeated whether there is one task for each item of a list
     * @param startsEmpty whether each task asks about something new, so that earlier answers are not offered again
     */
    record FormTask(List<String> routingFields, boolean repeated, boolean startsEmpty) {

        /** Position of the item this task is about, from 0; null when it is not about an item. */
        Integer itemOf(TaskEntity entity) {
            return repeated ? (Integer) entity.getExecution().getVariable("loopCounter") : null;
        }
    }
}
