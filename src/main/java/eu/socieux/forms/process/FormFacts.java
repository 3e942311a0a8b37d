package eu.socieux.forms.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.process.CaseFileFormHandler.FormTask;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The facts of a case which a task's form speaks of, as browser and FEEL know them: text, numbers, flags, lists. */
@Component
class FormFacts {

    private final CaseFacts caseFacts;
    private final ObjectMapper json;

    FormFacts(CaseFacts caseFacts, ObjectMapper json) {
        this.caseFacts = caseFacts;
        this.json = json;
    }

    /** Facts by key, without empty ones. */
    Map<String, Object> of(TaskEntity task, FormTask formTask, FormSchema schema) {
        CaseScope scope = CaseExecution.scopeOf(task);
        Integer item = formTask.itemOf(task);
        Map<String, Object> facts = item == null ? caseFacts.of(scope) : caseFacts.ofItem(scope, item);
        Map<String, Object> known = new TreeMap<>();
        schema.names().stream()
                .filter(key -> facts.get(key) != null)
                .forEach(key -> known.put(key, json.convertValue(facts.get(key), Object.class)));
        return known;
    }
}
