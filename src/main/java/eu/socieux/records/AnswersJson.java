package eu.socieux.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers to forms as the database keeps them. */
@Component
public class AnswersJson {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final ObjectMapper json;

    AnswersJson(ObjectMapper json) {
        this.json = json;
    }

    /**
     * As JSON.
     *
     * @throws IllegalArgumentException when an answer is no JSON value
     */
    public String write(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(new LinkedHashMap<>(answers));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("These answers cannot be kept as JSON: " + answers.keySet(), unwritable);
        }
    }

    /**
     * From JSON.
     *
     * @throws IllegalStateException when something else was stored
     */
    public Map<String, Object> read(String stored) {
        try {
            return json.readValue(stored, ANSWERS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("What was stored as answers to a form is no JSON object.", broken);
        }
    }
}
