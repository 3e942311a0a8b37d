package eu.socieux.forms.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.process.CaseFileFormHandler.FormTask;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The facts of a case which a task's form speaks of, as browser and FEEL know them: text, numbers, flags, lists. */
@Component
class FormFacts {

    private static final String IN_WORDS = "InWords";
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final int ISO_DAY_LENGTH = 10;

    private final CaseFacts caseFacts;
    private final ObjectMapper json;

    FormFacts(CaseFacts caseFacts, ObjectMapper json) {
        this.caseFacts = caseFacts;
        this.json = json;
    }

    /**
     * Facts by key, without empty ones. Where a form names {@code receivedOnInWords}, it is given the date
     * {@code receivedOn} as people of this language write it.
     */
    Map<String, Object> of(TaskEntity task, FormTask formTask, FormSchema schema, Locale language) {
        CaseScope scope = CaseExecution.scopeOf(task);
        Integer item = formTask.itemOf(task);
        Map<String, Object> facts = item == null ? caseFacts.of(scope) : caseFacts.ofItem(scope, item);
        Map<String, Object> known = new TreeMap<>();
        schema.names().stream()
                .filter(key -> facts.get(key) != null)
                .forEach(key -> known.put(key, json.convertValue(facts.get(key), Object.class)));
        schema.names().stream().filter(key -> key.endsWith(IN_WORDS)).forEach(key -> inWords(
                        facts.get(factInWords(key)), language)
                .ifPresent(words -> known.put(key, words)));
        return known;
    }

    /** The fact which this key gives in words, {@code receivedOn} for {@code receivedOnInWords}; other keys as they are. */
    static String factInWords(String key) {
        return key.endsWith(IN_WORDS) ? key.substring(0, key.length() - IN_WORDS.length()) : key;
    }

    private Optional<String> inWords(Object fact, Locale language) {
        if (fact == null) {
            return Optional.empty();
        }
        String text = json.convertValue(fact, Object.class).toString();
        if (!ISO_DAY.matcher(text).lookingAt()) {
            return Optional.of(text);
        }
        try {
            return Optional.of(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(language)
                    .format(LocalDate.parse(text.substring(0, ISO_DAY_LENGTH))));
        } catch (DateTimeParseException noSuchDay) {
            return Optional.of(text);
        }
    }
}
