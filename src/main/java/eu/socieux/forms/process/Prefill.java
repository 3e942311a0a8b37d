package eu.socieux.forms.process;

import eu.socieux.forms.FormSchema;
import eu.socieux.forms.process.CaseFileFormHandler.FormTask;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * What a task's form is given: facts of the case which the form speaks of, and no others. The decision that a
 * form asks for is never offered ready-made, while one taken earlier is a fact that it may speak of. And a task about one item of a list starts without the answers given for another.
 */
@Component
class Prefill {

    private final DeployedForms forms;
    private final FormFacts facts;

    Prefill(DeployedForms forms, FormFacts facts) {
        this.forms = forms;
        this.facts = facts;
    }

    /** Facts by key, without empty ones; dates in words in this language. */
    Map<String, Object> of(TaskEntity task, FormTask formTask, Locale language) {
        FormSchema schema = forms.of(task);
        Map<String, Object> given = facts.of(task, formTask, schema, language);
        given.keySet()
                .removeIf(key -> key.endsWith("Decision") && schema.field(key).isPresent());
        if (formTask.repeated() || formTask.startsEmpty()) {
            schema.fields().stream()
                    .filter(field -> !field.readonly() && !field.disabled())
                    .forEach(field -> given.remove(field.key()));
        }
        return given;
    }
}
