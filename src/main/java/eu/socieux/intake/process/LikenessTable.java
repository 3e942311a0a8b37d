package eu.socieux.intake.process;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The table {@code likeness} as it was deployed last. It is asked about many requests each time a form is opened, for
 * display only: evaluated by the engine's decision service, each of them would leave rows in the history of decisions.
 */
@Component
class LikenessTable {

    private final RepositoryService repository;
    private final CasesInEngine cases;
    private final SingletonSupplier<DmnEngine> engine = SingletonSupplier.of(
            () -> DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine());
    private final Map<String, DmnDecision> byDefinition = new ConcurrentHashMap<>();

    LikenessTable(@Lazy RepositoryService repository, CasesInEngine cases) {
        this.repository = repository;
        this.cases = cases;
    }

    /** The table to be asked several times in a row. */
    Opened open() {
        DmnDecision decision = cases.unchecked(() -> {
            DecisionDefinition deployed = repository
                    .createDecisionDefinitionQuery()
                    .decisionDefinitionKey(RequestIntakeProcess.LIKENESS)
                    .latestVersion()
                    .singleResult();
            if (deployed == null) {
                throw new IllegalStateException(
                        "The decision '" + RequestIntakeProcess.LIKENESS + "' is not deployed; deploy likeness.dmn.");
            }
            return byDefinition.computeIfAbsent(deployed.getId(), this::read);
        });
        return inputs -> Optional.ofNullable(
                        engine.obtain().evaluateDecisionTable(decision, inputs).getSingleResult())
                .map(DmnDecisionRuleResult::getEntryMap);
    }

    private DmnDecision read(String definitionId) {
        InputStream model = repository.getDecisionModel(definitionId);
        return engine.obtain().parseDecision(RequestIntakeProcess.LIKENESS, model);
    }

    /** Says what the first row that applies says; empty when none does. */
    @FunctionalInterface
    interface Opened {
        Optional<Map<String, Object>> of(Map<String, Object> inputs);
    }
}
