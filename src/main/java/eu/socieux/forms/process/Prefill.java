package eu.socieux.forms.process;

import eu.socieux.engine.CurrentStaff;
import eu.socieux.forms.Draft;
import eu.socieux.forms.Drafts;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.ProposedAnswers;
import eu.socieux.forms.process.CaseFileFormHandler.FormTask;
import eu.socieux.records.process.CaseExecution;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What a task's form is given: facts of the case which the form speaks of, and no others. The decision that a form asks
 * for is never offered ready-made, while one taken earlier is a fact that it may speak of. A task about one item of a
 * list starts without the answers given for another. What a capability proposes is offered, too. Where the person has kept a draft, what they typed comes back.
 */
@Component
class Prefill {

    private final DeployedForms forms;
    private final FormFacts facts;
    private final Drafts drafts;
    private final CurrentStaff currentStaff;
    private final ObjectProvider<ProposedAnswers> proposed;

    Prefill(
            DeployedForms forms,
            FormFacts facts,
            Drafts drafts,
            CurrentStaff currentStaff,
            ObjectProvider<ProposedAnswers> proposed) {
        this.forms = forms;
        this.facts = facts;
        this.drafts = drafts;
        this.currentStaff = currentStaff;
        this.proposed = proposed;
    }

    /**
     * Facts by key; null only where the draft of the person has emptied a field.
     *
     * @param language of the dates in words
     */
    Map<String, Object> of(TaskEntity task, FormTask formTask, Locale language) {
        FormSchema schema = forms.of(task);
        Map<String, Object> given = facts.of(task, formTask, schema, language);
        proposed.orderedStream()
                .map(proposals -> proposals.of(CaseExecution.scopeOf(task), schema.id()))
                .forEach(answers -> schema.fields().stream()
                        .filter(field -> !field.readonly() && !field.disabled() && answers.get(field.key()) != null)
                        .forEach(field -> given.put(field.key(), answers.get(field.key()))));
        given.keySet()
                .removeIf(key -> key.endsWith("Decision") && schema.field(key).isPresent());
        if (formTask.repeated() || formTask.startsEmpty()) {
            schema.fields().stream()
                    .filter(field -> !field.readonly() && !field.disabled())
                    .forEach(field -> given.remove(field.key()));
        }
        currentStaff
                .userId()
                .flatMap(person -> drafts.find(task.getId(), person))
                .map(Draft::answers)
                .ifPresent(typed -> schema.fields().stream()
                        .filter(field -> !field.readonly() && !field.disabled() && typed.containsKey(field.key()))
                        .forEach(field -> given.put(field.key(), typed.get(field.key()))));
        return given;
    }
}
