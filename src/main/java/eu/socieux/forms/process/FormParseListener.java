package eu.socieux.forms.process;

import eu.socieux.engine.ExtensionProperties;
import eu.socieux.forms.Drafts;
import eu.socieux.forms.process.CaseFileFormHandler.FormTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Gives every user task and start with a form our form handler, and the guard that nothing goes past the form. */
@Component
class FormParseListener extends AbstractBpmnParseListener {

    private final Submissions submissions;
    private final StartSubmissions starts;
    private final Drafts drafts;

    FormParseListener(Submissions submissions, StartSubmissions starts, Drafts drafts) {
        this.submissions = submissions;
        this.starts = starts;
        this.drafts = drafts;
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl activity) {
        if (!(scope instanceof ProcessDefinitionEntity definition)
                || definition.getStartFormDefinition() == null
                || definition.getStartFormDefinition().getCamundaFormDefinitionKey() == null) {
            return;
        }
        definition.setStartFormHandler(new CaseFileStartHandler(
                definition.getStartFormHandler(),
                activity.getId(),
                ExtensionProperties.of(element).list("routingFields"),
                starts));
        activity.addBuiltInListener(
                ExecutionListener.EVENTNAME_START, (ExecutionListener) starts::refuseUnlessSubmitted);
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition definition = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        if (definition.getCamundaFormDefinitionKey() == null) {
            return;
        }
        ExtensionProperties properties = ExtensionProperties.of(element);
        var task = new FormTask(
                properties.list("routingFields"),
                element.element("multiInstanceLoopCharacteristics") != null,
                properties.find("prefill").filter("none"::equals).isPresent());
        definition.setTaskFormHandler(new CaseFileFormHandler(definition.getTaskFormHandler(), task, submissions));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, submissions::refuseUnlessSubmitted);
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, ended -> drafts.forget(ended.getId()));
        definition.addBuiltInTaskListener(TaskListener.EVENTNAME_DELETE, ended -> drafts.forget(ended.getId()));
    }
}
