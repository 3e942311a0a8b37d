package eu.socieux.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads written logs as a tool would, and holds them against their schemas. */
final class EventLogFile {

    private EventLogFile() {}

    /** An event of a trace: {@code name transition}, with its attributes by key. */
    record Event(String name, String transition, Map<String, String> attributes) {
        @Override
        public String toString() {
            return name + " " + transition;
        }
    }

    static void assertValidXes(byte[] log) {
        assertThatCode(() -> SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                        .newSchema(EventLogFile.class.getResource("/xes-ieee-1849-2016.xsd"))
                        .newValidator()
                        .validate(new StreamSource(new ByteArrayInputStream(log))))
                .doesNotThrowAnyException();
    }

    /** The events of the trace of a case, in the order of the file. */
    static List<Event> trace(byte[] log, String caseNumber) throws Exception {
        NodeList traces = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(log))
                .getElementsByTagName("trace");
        List<Event> events = new ArrayList<>();
        for (int index = 0; index < traces.getLength(); index++) {
            Element trace = (Element) traces.item(index);
            if (attributes(trace).get("concept:name").equals(caseNumber)) {
                NodeList found = trace.getElementsByTagName("event");
                for (int event = 0; event < found.getLength(); event++) {
                    var attributes = attributes((Element) found.item(event));
                    events.add(new Event(
                            attributes.get("concept:name"), attributes.get("lifecycle:transition"), attributes));
                }
            }
        }
        return events;
    }

    /** Valid for the schema, and free of relations to what is not there, which no schema can say. */
    static JsonNode assertValidOcel(byte[] log) throws IOException {
        JsonNode root = new ObjectMapper().readTree(log);
        JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V7)
                .getSchema(EventLogFile.class.getResourceAsStream("/eventlog/ocel-2.0.schema.json"));
        assertThat(schema.validate(root, context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
                .isEmpty();
        Set<String> objects = ids(root.get("objects"));
        Set<String> events = ids(root.get("events"));
        assertThat(objects).hasSize(root.get("objects").size());
        assertThat(events).hasSize(root.get("events").size());
        assertTyped(root.get("objects"), root.get("objectTypes"));
        assertTyped(root.get("events"), root.get("eventTypes"));
        for (String part : List.of("objects", "events")) {
            for (JsonNode one : root.get(part)) {
                for (JsonNode relation : one.get("relationships")) {
                    assertThat(objects).contains(relation.get("objectId").asText());
                }
            }
        }
        return root;
    }

    private static void assertTyped(JsonNode parts, JsonNode types) {
        for (JsonNode part : parts) {
            Set<String> declared = new HashSet<>();
            for (JsonNode type : types) {
                if (type.get("name").equals(part.get("type"))) {
                    type.get("attributes")
                            .forEach(attribute ->
                                    declared.add(attribute.get("name").asText()));
                }
            }
            assertThat(declared).as("attributes of type %s", part.get("type")).isNotEmpty();
            part.get("attributes").forEach(attribute -> assertThat(declared)
                    .contains(attribute.get("name").asText()));
        }
    }

    private static Set<String> ids(JsonNode parts) {
        Set<String> ids = new HashSet<>();
        parts.forEach(part -> ids.add(part.get("id").asText()));
        return ids;
    }

    private static Map<String, String> attributes(Element element) {
        Map<String, String> found = new HashMap<>();
        for (int index = 0; index < element.getChildNodes().getLength(); index++) {
            if (element.getChildNodes().item(index) instanceof Element child && child.hasAttribute("key")) {
                found.put(child.getAttribute("key"), child.getAttribute("value"));
            }
        }
        return found;
    }
}
