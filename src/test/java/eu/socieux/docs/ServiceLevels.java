package eu.socieux.docs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.Rule;

/** How long steps may take, read from the decision table which the engine uses. */
final class ServiceLevels {

    private final Map<String, String> lengths = new LinkedHashMap<>();

    ServiceLevels(Path table) {
        DmnModelInstance model = Dmn.readModelFromFile(table.toFile());
        for (Rule rule : model.getModelElementsByType(Rule.class)) {
            List<String> cells = Stream.<DmnElement>concat(
                            rule.getInputEntries().stream(), rule.getOutputEntries().stream())
                    .map(cell -> cell.getTextContent().strip().replace("\"", ""))
                    .toList();
            String amount = cells.get(1);
            String unit = cells.get(2).replace('_', ' ');
            lengths.put(cells.get(0), amount + " " + (amount.equals("1") ? unit.replaceFirst("s$", "") : unit));
        }
    }

    /** All of them, in the order of the table. */
    Map<String, String> all() {
        return lengths;
    }

    /** In words, for example "10 working days". */
    String of(String key) {
        return lengths.getOrDefault(key, "not in the table of service levels");
    }
}
