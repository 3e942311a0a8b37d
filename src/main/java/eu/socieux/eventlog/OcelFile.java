package eu.socieux.eventlog;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Writes a log as OCEL 2.0. Its parts are written in the order of the methods.
 *
 * <p>Where the standard leaves a choice: its published JSON schema takes every value as a string, while examples of the
 * specification show bare numbers; we write strings, which every reader takes, and the declared type says how to read
 * them. Attributes and relationships may be left out by the schema; we write them empty. Values of an object bear the
 * time from which they hold, as the schema demands; of those that never change it is the time the object begins.
 */
final class OcelFile {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** The kinds of object and what is said of each. */
    private static final Map<String, List<String>> OBJECT_TYPES = Map.of(
            "case", List.of("country"),
            "document", List.of("documentType", "version"),
            "expert", List.of("employerKind"),
            "institution", List.of("country", "institutionKind", "institutionName"),
            "task", List.of("element", "process", "processVersion"));

    private static final List<String> EVENT_ATTRIBUTES =
            List.of("transition", "performer", "role", "element", "process", "processVersion", "activityNumber");

    private static final List<String> NUMBERS = List.of("version", "processVersion", "activityNumber");

    private final JsonGenerator json;
    private final Pseudonyms people;
    private final DateTimeFormatter times;

    OcelFile(OutputStream out, Pseudonyms people, ZoneId zone) {
        try {
            this.json = FACTORY.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        } catch (IOException broken) {
            throw new EventLogBroken(broken);
        }
        this.people = people;
        this.times = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
    }

    /** A relation to an object. */
    record Relation(String object, String qualifier) {}

    /** A value of an object from a time on; null values are left out. */
    record Value(String name, Object value, Instant from) {}

    void types(Iterable<String> eventNames) {
        write(() -> {
            json.writeStartObject();
            json.writeArrayFieldStart("objectTypes");
            for (String type : OBJECT_TYPES.keySet().stream().sorted().toList()) {
                type(type, OBJECT_TYPES.get(type));
            }
            json.writeEndArray();
            json.writeArrayFieldStart("eventTypes");
            for (String name : eventNames) {
                type(name, EVENT_ATTRIBUTES);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("objects");
        });
    }

    void object(String id, String type, Collection<Value> values, Collection<Relation> relations) {
        write(() -> {
            json.writeStartObject();
            json.writeStringField("id", id);
            json.writeStringField("type", type);
            json.writeArrayFieldStart("attributes");
            for (Value value : values) {
                if (value.value() != null) {
                    json.writeStartObject();
                    json.writeStringField("name", value.name());
                    json.writeStringField("value", value.value().toString());
                    json.writeStringField("time", times.format(value.from()));
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            relations(relations);
            json.writeEndObject();
        });
    }

    void endOfObjects() {
        write(() -> {
            json.writeEndArray();
            json.writeArrayFieldStart("events");
        });
    }

    void event(LoggedEvent event, Collection<Relation> relations) {
        write(() -> {
            json.writeStartObject();
            json.writeStringField("id", event.id());
            json.writeStringField("type", event.name());
            json.writeStringField("time", times.format(event.at()));
            json.writeArrayFieldStart("attributes");
            attribute("transition", event.transition());
            attribute("performer", people.of(event.performer()));
            attribute("role", event.role());
            attribute("element", event.element());
            attribute("process", event.process());
            attribute("processVersion", event.processVersion());
            attribute("activityNumber", event.activityNumber());
            json.writeEndArray();
            relations(relations);
            json.writeEndObject();
        });
    }

    void end() {
        write(() -> {
            json.writeEndArray();
            json.writeEndObject();
            json.close();
        });
    }

    private void type(String name, List<String> attributes) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeArrayFieldStart("attributes");
        for (String attribute : attributes) {
            json.writeStartObject();
            json.writeStringField("name", attribute);
            json.writeStringField("type", NUMBERS.contains(attribute) ? "integer" : "string");
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void attribute(String name, Object value) throws IOException {
        if (value != null) {
            json.writeStartObject();
            json.writeStringField("name", name);
            json.writeStringField("value", value.toString());
            json.writeEndObject();
        }
    }

    private void relations(Collection<Relation> relations) throws IOException {
        json.writeArrayFieldStart("relationships");
        for (Relation relation : relations) {
            json.writeStartObject();
            json.writeStringField("objectId", relation.object());
            json.writeStringField("qualifier", relation.qualifier());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void write(Writing part) {
        try {
            part.run();
        } catch (IOException broken) {
            throw new EventLogBroken(broken);
        }
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
