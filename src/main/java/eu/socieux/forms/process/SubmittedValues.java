package eu.socieux.forms.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.engine.Refusal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.value.FileValue;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.springframework.stereotype.Component;

/** Answers as the engine carries them, and as forms know them. */
@Component
class SubmittedValues {

    private final ObjectMapper json;

    SubmittedValues(ObjectMapper json) {
        this.json = json;
    }

    /** The answer as the engine keeps it in a variable. */
    static Object variable(Object answer) {
        return answer instanceof BigDecimal number ? (Object) number.doubleValue() : answer;
    }

    /**
     * The answers as text, numbers, flags and lists.
     *
     * @throws Refusal when one is a file, or cannot be read
     */
    Map<String, Object> plain(VariableMap submitted) {
        Map<String, Object> plain = new LinkedHashMap<>();
        submitted.keySet().forEach(key -> plain.put(key, plain(key, submitted.getValueTyped(key))));
        return plain;
    }

    private Object plain(String key, TypedValue value) {
        if (value == null || value instanceof FileValue) {
            if (value != null) {
                throw new Refusal("'%s' is a file; file it as a document of the task instead.".formatted(key));
            }
            return null;
        }
        if (value instanceof SerializableValue serialized && !serialized.isDeserialized()) {
            try {
                String text = serialized.getValueSerialized();
                return text == null ? null : json.readValue(text, Object.class);
            } catch (JsonProcessingException broken) {
                throw new Refusal("'%s' is not valid JSON.".formatted(key), broken);
            }
        }
        return value.getValue();
    }
}
