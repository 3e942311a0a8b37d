package eu.socieux.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema of these tests asks for whatever the schema published with OCEL 2.0 asks for. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OcelSchemaTest {

    private static final String LOG =
            """
            {"objectTypes": [{"name": "case", "attributes": [{"name": "country", "type": "string"}]}],
             "eventTypes": [{"name": "Screen", "attributes": [{"name": "role", "type": "string"}]}],
             "objects": [
               {"id": "R-1", "type": "case",
                "attributes": [{"name": "country", "value": "MW", "time": "2090-01-01T00:00:00Z"}],
                "relationships": [{"objectId": "R-1", "qualifier": "itself"}]}],
             "events": [
               {"id": "e1", "type": "Screen", "time": "2090-01-01T00:00:00+01:00",
                "attributes": [{"name": "role", "value": "registry"}],
                "relationships": [{"objectId": "R-1", "qualifier": "happened in"}]}]}
            """;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void a_whole_log_is_valid() {
        assertThatCode(() -> EventLogFile.assertValidOcel(LOG.getBytes(StandardCharsets.UTF_8)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/objectTypes",
                "/eventTypes",
                "/objects",
                "/events",
                "/objectTypes/0/name",
                "/objectTypes/0/attributes",
                "/objectTypes/0/attributes/0/name",
                "/objectTypes/0/attributes/0/type",
                "/eventTypes/0/name",
                "/eventTypes/0/attributes",
                "/eventTypes/0/attributes/0/name",
                "/eventTypes/0/attributes/0/type",
                "/objects/0/id",
                "/objects/0/type",
                "/objects/0/attributes/0/name",
                "/objects/0/attributes/0/value",
                "/objects/0/attributes/0/time",
                "/objects/0/relationships/0/objectId",
                "/objects/0/relationships/0/qualifier",
                "/events/0/id",
                "/events/0/type",
                "/events/0/time",
                "/events/0/attributes/0/name",
                "/events/0/attributes/0/value",
                "/events/0/relationships/0/objectId",
                "/events/0/relationships/0/qualifier"
            })
    void nothing_that_the_standard_requires_may_be_left_out(String part) throws Exception {
        JsonNode log = json.readTree(LOG);
        JsonPointer pointer = JsonPointer.compile(part);
        ((ObjectNode) log.at(pointer.head())).remove(pointer.last().getMatchingProperty());

        assertRefused(log);
    }

    @ParameterizedTest
    @CsvSource({
        "/objects/0/attributes/0/value, 3",
        "/events/0/attributes/0/value, 3",
        "/events/0/attributes/0/value, true",
        "/objects/0/attributes/0/time, '\"1 January\"'",
        "/events/0/time, '\"2090-01-01\"'",
        "/events/0/id, 1",
        "/objects/0/relationships/0/objectId, 1",
        "/eventTypes/0/attributes/0/type, '\"date\"'"
    })
    void values_are_strings_and_times_are_whole(String part, String value) throws Exception {
        JsonNode log = json.readTree(LOG);
        JsonPointer pointer = JsonPointer.compile(part);
        ((ObjectNode) log.at(pointer.head())).set(pointer.last().getMatchingProperty(), json.readTree(value));

        assertRefused(log);
    }

    private static void assertRefused(JsonNode log) {
        assertThat(Assertions.catchThrowable(
                        () -> EventLogFile.assertValidOcel(log.toString().getBytes(StandardCharsets.UTF_8))))
                .as("%s", log)
                .isInstanceOf(AssertionError.class);
    }
}
