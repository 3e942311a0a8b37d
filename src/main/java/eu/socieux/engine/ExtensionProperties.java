package eu.socieux.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseUtil;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * The extension properties ({@code camunda:property}) which an analyst set on one element of a model, as parse
 * listeners find them. An empty value counts as none.
 */
public final class ExtensionProperties {

    private final Map<String, String> values;

    private ExtensionProperties(Map<String, String> values) {
        this.values = values;
    }

    /** The properties of the element a parse listener was called for; none when it has none. */
    public static ExtensionProperties of(Element element) {
        Map<String, String> found = BpmnParseUtil.parseCamundaExtensionProperties(element);
        return new ExtensionProperties(found == null ? Map.of() : found);
    }

    /** The value of a property without surrounding blanks, for example {@code serviceLevel}. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The items of a comma list in the order of the model, for example {@code requiredDocuments}; empty when unset. */
    public List<String> list(String name) {
        return find(name).stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }
}
