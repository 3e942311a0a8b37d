package eu.socieux.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/**
 * Registers the parse listeners of all modules and the slow password hash. Depends on the database so that the engine,
 * which needs this plug-in, is built on a migrated schema.
 */
@Component
@DependsOnDatabaseInitialization
class EnginePlugin extends AbstractProcessEnginePlugin {

    private final List<BpmnParseListener> parseListeners;

    EnginePlugin(List<BpmnParseListener> parseListeners) {
        this.parseListeners = parseListeners;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<BpmnParseListener> listeners =
                new ArrayList<>(Optional.ofNullable(configuration.getCustomPostBPMNParseListeners())
                        .orElse(List.of()));
        listeners.addAll(parseListeners);
        configuration.setCustomPostBPMNParseListeners(listeners);
        configuration.setPasswordEncryptor(new SlowPasswordHash());
        // An error that no model catches is a fault, never a silent end of the case.
        configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
        configuration.setDmnEngineConfiguration(decisions());
    }

    private static DefaultDmnEngineConfiguration decisions() {
        var decisions = new DefaultDmnEngineConfiguration();
        decisions.setFeelEngineFactory(
                () -> new WordComparingFeel(new ScalaFeelEngineFactory(List.of()).createInstance()));
        return decisions;
    }
}
