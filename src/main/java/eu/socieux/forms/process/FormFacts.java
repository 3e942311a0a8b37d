package eu.socieux.forms.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.process.CaseFileFormHandler.FormTask;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.stereotype.Component;

/** The facts of a case which a task's form speaks of, as browser and FEEL know them: text, numbers, flags, lists. */
@Component
class FormFacts {

    private static final String IN_WORDS = "InWords";
    private static final Pattern DATE_KEY = Pattern.compile(".*(On|At)");
    private static final Pattern ISO_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    /** Times in lists are local to the facility. */
    private static final Pattern ISO_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?");

    private static final int ISO_DAY_LENGTH = 10;

    private final CaseFacts caseFacts;
    private final ObjectMapper json;

    FormFacts(CaseFacts caseFacts, ObjectMapper json) {
        this.caseFacts = caseFacts;
        this.json = json;
    }

    /**
     * Facts by key, without empty ones. Where a form names {@code receivedOnInWords}, it is given the date
     * {@code receivedOn} as people of this language write it; the entries of lists have each of their dates so.
     */
    Map<String, Object> of(TaskEntity task, FormTask formTask, FormSchema schema, Locale language) {
        CaseScope scope = CaseExecution.scopeOf(task);
        Integer item = formTask.itemOf(task);
        Map<String, Object> facts = item == null ? caseFacts.of(scope) : caseFacts.ofItem(scope, item);
        Map<String, Object> known = new TreeMap<>();
        schema.names().stream()
                .filter(key -> facts.get(key) != null)
                .forEach(key -> known.put(key, plain(facts.get(key), language)));
        schema.names().stream()
                .filter(key -> key.endsWith(IN_WORDS) && facts.get(factInWords(key)) != null)
                .forEach(key -> known.put(
                        key, inWords(json.convertValue(facts.get(factInWords(key)), Object.class), language)));
        return known;
    }

    /** The fact which this key gives in words, {@code receivedOn} for {@code receivedOnInWords}; other keys as they are. */
    static String factInWords(String key) {
        return key.endsWith(IN_WORDS) ? key.substring(0, key.length() - IN_WORDS.length()) : key;
    }

    private Object plain(Object fact, Locale language) {
        Object plain = json.convertValue(fact, Object.class);
        return plain instanceof List<?> list
                ? list.stream().map(entry -> withWords(entry, language)).toList()
                : plain;
    }

    private static Object withWords(Object entry, Locale language) {
        if (!(entry instanceof Map<?, ?> facts)) {
            return entry;
        }
        Map<String, Object> known = new LinkedHashMap<>();
        facts.forEach((key, value) -> {
            known.put(key.toString(), value);
            if (value instanceof String text && DATE_KEY.matcher(key.toString()).matches()) {
                known.put(key + IN_WORDS, inWords(text, language));
            }
        });
        return known;
    }

    /** A day, or a day and time where there is one, as people write it; anything else as it is. */
    private static String inWords(Object fact, Locale language) {
        String text = fact.toString();
        try {
            if (ISO_TIME.matcher(text).matches()) {
                return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(language)
                        .format(LocalDateTime.parse(text));
            }
            return ISO_DAY.matcher(text).lookingAt()
                    ? DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                            .withLocale(language)
                            .format(LocalDate.parse(text.substring(0, ISO_DAY_LENGTH)))
                    : text;
        } catch (DateTimeParseException noSuchDay) {
            return text;
        }
    }
}
