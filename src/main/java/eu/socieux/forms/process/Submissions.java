package eu.socieux.forms.process;

import eu.socieux.directory.Deputies;
import eu.socieux.engine.Refusal;
import eu.socieux.forms.AcceptedAnswers;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormValidation;
import eu.socieux.forms.process.CaseFileFormHandler.FormTask;
import eu.socieux.forms.process.Submitters.Submitter;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Takes the answers of a task's form into the case file, in the transaction that completes the task. */
@Component
class Submissions {

    private static final String SUBMITTED = "formSubmitted";

    /** Known to nobody outside, so that no caller can pretend a submission by setting the variable. */
    private final String proof = UUID.randomUUID().toString();

    private final DeployedForms forms;
    private final FormValidation validation;
    private final FormFacts formFacts;
    private final CaseFile caseFile;
    private final Submitters submitters;
    private final Deputies deputies;
    private final SubmittedValues values;

    Submissions(
            DeployedForms forms,
            FormValidation validation,
            FormFacts formFacts,
            CaseFile caseFile,
            Submitters submitters,
            Deputies deputies,
            SubmittedValues values) {
        this.forms = forms;
        this.validation = validation;
        this.formFacts = formFacts;
        this.caseFile = caseFile;
        this.submitters = submitters;
        this.deputies = deputies;
        this.values = values;
    }

    void keep(TaskEntity task, FormTask formTask, VariableMap submitted) {
        FormSchema schema = forms.of(task);
        CaseScope scope = CaseExecution.scopeOf(task);
        Integer item = formTask.itemOf(task);
        Map<String, Object> facts = formFacts.of(task, formTask, schema, Locale.UK);

        AcceptedAnswers accepted = validation.check(schema, values.plain(submitted), facts);
        Submitter submitter = submitters.current();
        caseFile.enter(
                scope,
                task.getTaskDefinitionKey(),
                schema.id(),
                submitter.author(),
                onBehalfOf(task, submitter),
                submitter.channel(),
                entry(accepted, facts, item));
        handOver(task, formTask, accepted);
    }

    /** For whom the author stands in on this task. */
    private String onBehalfOf(TaskEntity task, Submitter submitter) {
        return deputies.representedBy(submitter.author(), task.getId()).orElse(null);
    }

    /** Task listener: a task with a form ends through its form, whoever calls. */
    void refuseUnlessSubmitted(DelegateTask task) {
        TypedValue found = task.getVariableLocalTyped(SUBMITTED);
        if (found == null || !proof.equals(found.getValue())) {
            throw new Refusal(
                    "'%s' has a form and is completed with it only: open the task in Tasklist, fill in the form and complete it there."
                            .formatted(task.getName()));
        }
    }

    /**
     * The answers as they are kept. A field that had an answer before and is empty or hidden now is kept as empty, or
     * the old answer would go on as a fact.
     */
    private static Map<String, Object> entry(AcceptedAnswers accepted, Map<String, Object> facts, Integer item) {
        Map<String, Object> entry = new LinkedHashMap<>(accepted.values());
        accepted.unanswered().stream().filter(key -> facts.get(key) != null).forEach(key -> entry.put(key, null));
        if (item != null) {
            entry.put("item", item);
        }
        return entry;
    }

    /** Routing answers become process variables; the others are visible to this transaction and stored nowhere. */
    private void handOver(TaskEntity task, FormTask formTask, AcceptedAnswers accepted) {
        for (String key : formTask.routingFields()) {
            task.setVariable(key, SubmittedValues.variable(accepted.values().get(key)));
        }
        accepted.values().forEach((key, value) -> {
            if (!formTask.routingFields().contains(key)) {
                task.setVariableLocal(key, Variables.untypedValue(SubmittedValues.variable(value), true));
            }
        });
        task.setVariableLocal(SUBMITTED, Variables.stringValue(proof, true));
    }
}
