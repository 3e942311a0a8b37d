package eu.socieux.forms.process;

import eu.socieux.engine.Refusal;
import eu.socieux.forms.AcceptedAnswers;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormValidation;
import eu.socieux.forms.process.Submitters.Submitter;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Sequences;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/**
 * Takes the answers of a form that starts a process. They begin a file of their own, as an unsorted message has one:
 * whoever starts a process cannot start it on a case there is.
 */
@Component
class StartSubmissions {

    private static final String SUBMITTED = "startFormSubmitted";

    /** Known to nobody outside, so that no caller can pretend a submission by setting the variable. */
    private final String proof = UUID.randomUUID().toString();

    private final DeployedForms forms;
    private final FormValidation validation;
    private final SubmittedValues values;
    private final Sequences sequences;
    private final CaseFile caseFile;
    private final Submitters submitters;

    StartSubmissions(
            DeployedForms forms,
            FormValidation validation,
            SubmittedValues values,
            Sequences sequences,
            CaseFile caseFile,
            Submitters submitters) {
        this.forms = forms;
        this.validation = validation;
        this.values = values;
        this.sequences = sequences;
        this.caseFile = caseFile;
        this.submitters = submitters;
    }

    void begin(ExecutionEntity instance, CaseFileStartHandler handler, VariableMap submitted) {
        ProcessDefinitionEntity definition = instance.getProcessDefinition();
        FormSchema schema = forms.of(
                handler.createStartFormData(definition).getCamundaFormRef(),
                definition.getDeploymentId(),
                handler.element());
        AcceptedAnswers accepted = validation.check(schema, values.plain(submitted), Map.of());
        CaseNumber file = sequences.nextMessageNumber();
        caseFile.open(file);
        instance.setProcessBusinessKey(file.value());
        Submitter submitter = submitters.current();
        caseFile.enter(
                CaseScope.wholeCase(file),
                handler.element(),
                schema.id(),
                submitter.author(),
                submitter.channel(),
                accepted.values());
        for (String key : handler.routingFields()) {
            instance.setVariable(key, SubmittedValues.variable(accepted.values().get(key)));
        }
        instance.setVariable(SUBMITTED, Variables.stringValue(proof, true));
    }

    /** Execution listener: a process that is started with a form is started with it only, whoever calls. */
    void refuseUnlessSubmitted(DelegateExecution execution) {
        TypedValue found = execution.getVariableTyped(SUBMITTED);
        if (found == null || !proof.equals(found.getValue())) {
            throw new Refusal(
                    "This process is started with its form only: choose it under 'Start process' in Tasklist and fill in the form.");
        }
    }
}
