package eu.socieux.decisions;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;

/** A decision of {@code processes/decisions}, evaluated as the process engine does but without one. */
final class DecisionTable {

    private static final DmnEngine ENGINE =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();

    private final DmnDecision decision;

    private DecisionTable(DmnDecision decision) {
        this.decision = decision;
    }

    /** The decision whose id is the name of its file without {@code .dmn}. */
    static DecisionTable of(String id) {
        return of(id, id);
    }

    /** The decision with this id in a file without {@code .dmn}. */
    static DecisionTable of(String id, String fileName) {
        try (InputStream file = Files.newInputStream(Path.of("processes/decisions", fileName + ".dmn"))) {
            return new DecisionTable(ENGINE.parseDecision(id, file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The rows that apply to these inputs. */
    List<DmnDecisionRuleResult> rowsFor(Map<String, Object> inputs) {
        return List.copyOf(ENGINE.evaluateDecisionTable(decision, inputs));
    }

    /** The outputs of the one row that applies to these inputs. */
    Map<String, Object> answerTo(Map<String, Object> inputs) {
        return ENGINE.evaluateDecisionTable(decision, inputs).getSingleResult().getEntryMap();
    }
}
