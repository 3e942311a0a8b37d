package eu.socieux.forms.process;

import java.util.List;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.form.StartFormData;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.variable.VariableMap;

/** Handles the form that starts a process: its answers begin a file, which becomes the business key. */
final class CaseFileStartHandler implements StartFormHandler {

    private final StartFormHandler original;
    private final String element;
    private final List<String> routingFields;
    private final StartSubmissions submissions;

    CaseFileStartHandler(
            StartFormHandler original, String element, List<String> routingFields, StartSubmissions submissions) {
        this.original = original;
        this.element = element;
        this.routingFields = routingFields;
        this.submissions = submissions;
    }

    String element() {
        return element;
    }

    List<String> routingFields() {
        return routingFields;
    }

    @Override
    public void parseConfiguration(
            Element element, DeploymentEntity deployment, ProcessDefinitionEntity definition, BpmnParse parse) {
        original.parseConfiguration(element, deployment, definition, parse);
    }

    @Override
    public StartFormData createStartFormData(ProcessDefinitionEntity definition) {
        return original.createStartFormData(definition);
    }

    @Override
    public void submitFormVariables(VariableMap answers, VariableScope scope) {
        submissions.begin((ExecutionEntity) scope, this, answers);
    }
}
