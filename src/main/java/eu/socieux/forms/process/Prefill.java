package eu.socieux.forms.process;

import eu.socieux.forms.FormSchema;
import eu.socieux.forms.process.CaseFileFormHandler.FormTask;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/**
 * What a task's form is given: facts of the case which the form speaks of, and no others. A decision is never offered
 * ready-made, and a task about one item of a list starts without the answers given for another.
 */
@Component
class Prefill {

    private final DeployedForms forms;
    private final CaseFacts caseFacts;

    Prefill(DeployedForms forms, CaseFacts caseFacts) {
        this.forms = forms;
        this.caseFacts = caseFacts;
    }

    /** Facts by key, without empty ones. */
    Map<String, Object> of(TaskEntity task, FormTask formTask) {
        FormSchema schema = forms.of(task);
        CaseScope scope = CaseExecution.scopeOf(task);
        Integer item = formTask.itemOf(task);
        Map<String, Object> facts = item == null ? caseFacts.of(scope) : caseFacts.ofItem(scope, item);
        boolean keepsOwnAnswers = !formTask.repeated() && !formTask.startsEmpty();

        Map<String, Object> given = new TreeMap<>();
        schema.names().stream()
                .filter(key -> !key.endsWith("Decision"))
                .filter(key -> keepsOwnAnswers || isNotAskedHere(schema).test(key))
                .filter(key -> facts.get(key) != null)
                .forEach(key -> given.put(key, facts.get(key)));
        return given;
    }

    private static Predicate<String> isNotAskedHere(FormSchema schema) {
        return key -> schema.field(key)
                .map(field -> field.readonly() || field.disabled())
                .orElse(true);
    }
}
