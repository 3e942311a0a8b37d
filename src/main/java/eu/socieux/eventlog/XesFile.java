package eu.socieux.eventlog;

import java.io.OutputStream;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a log as XES, a trace for each case. Elements are in no namespace, because the schema of IEEE Std 1849-2016 has
 * none.
 */
final class XesFile {

    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newInstance();
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private final XMLStreamWriter xml;
    private final Pseudonyms people;
    private final DateTimeFormatter times;
    /** Case of the trace that is open, null before the first. */
    private String open;

    private XesFile(XMLStreamWriter xml, Pseudonyms people, ZoneId zone) {
        this.xml = xml;
        this.people = people;
        this.times = DateTimeFormatter.ISO_OFFSET_DATE_TIME.withZone(zone);
    }

    static XesFile begin(OutputStream out, Pseudonyms people, ZoneId zone) {
        try {
            XesFile file = new XesFile(FACTORY.createXMLStreamWriter(out, "UTF-8"), people, zone);
            file.head();
            return file;
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    /** Events come case by case; each change of case begins a new trace. */
    void write(LoggedEvent event) {
        try {
            if (!event.caseNumber().equals(open)) {
                closeTrace();
                open = event.caseNumber();
                xml.writeStartElement("trace");
                attribute("string", "concept:name", open);
                attribute("string", "socieux:country", event.country());
            }
            event(event);
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    void end() {
        try {
            closeTrace();
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException broken) {
            throw broken(broken);
        }
    }

    private void head() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("log");
        xml.writeAttribute("xes.version", "1849.2016");
        xml.writeAttribute("xes.features", "");
        extension("Concept", "concept");
        extension("Lifecycle", "lifecycle");
        extension("Organizational", "org");
        extension("Time", "time");
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "trace");
        attribute("string", "concept:name", "unknown");
        xml.writeEndElement();
        xml.writeStartElement("global");
        xml.writeAttribute("scope", "event");
        attribute("string", "concept:name", "unknown");
        attribute("string", "lifecycle:transition", "complete");
        attribute("date", "time:timestamp", "1970-01-01T00:00:00Z");
        xml.writeEndElement();
        classifier("Activity", "concept:name");
        classifier("Transition", "concept:name lifecycle:transition");
        attribute("string", "concept:name", "SOCIEUX cases");
        attribute("string", "lifecycle:model", "standard");
    }

    private void event(LoggedEvent event) throws XMLStreamException {
        xml.writeStartElement("event");
        attribute("string", "concept:name", event.name());
        attribute("string", "concept:instance", event.task());
        attribute("string", "lifecycle:transition", event.transition());
        attribute("date", "time:timestamp", times.format(event.at()));
        attribute("string", "org:resource", people.of(event.performer()));
        attribute("string", "org:role", event.role());
        attribute("string", "socieux:element", event.element());
        attribute("string", "socieux:process", event.process());
        attribute("int", "socieux:processVersion", event.processVersion());
        attribute("int", "socieux:activityNumber", event.activityNumber());
        attribute("string", "socieux:expert", people.of(event.expert()));
        xml.writeEndElement();
    }

    private void closeTrace() throws XMLStreamException {
        if (open != null) {
            xml.writeEndElement();
        }
    }

    private void extension(String name, String prefix) throws XMLStreamException {
        xml.writeEmptyElement("extension");
        xml.writeAttribute("name", name);
        xml.writeAttribute("prefix", prefix);
        xml.writeAttribute("uri", "http://www.xes-standard.org/" + prefix + ".xesext");
    }

    private void classifier(String name, String keys) throws XMLStreamException {
        xml.writeEmptyElement("classifier");
        xml.writeAttribute("name", name);
        xml.writeAttribute("scope", "event");
        xml.writeAttribute("keys", keys);
    }

    /** Nothing when there is no value. */
    private void attribute(String type, String key, Object value) throws XMLStreamException {
        if (value == null) {
            return;
        }
        xml.writeEmptyElement(type);
        xml.writeAttribute("key", key);
        xml.writeAttribute("value", NOT_IN_XML.matcher(value.toString()).replaceAll(" "));
    }

    private static EventLogBroken broken(XMLStreamException cause) {
        return new EventLogBroken(cause);
    }
}
