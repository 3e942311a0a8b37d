package eu.socieux.forms.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.GetTaskFormVariablesCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.plugin.variable.SpinValues;
import org.springframework.stereotype.Component;

/**
 * Answers Tasklist's question for the variables of a task's form with facts of the case. By default the engine would
 * send every variable in reach of the task to the browser.
 */
@Component
class PrefillPlugin extends AbstractProcessEnginePlugin {

    private final Prefill prefill;
    private final ObjectMapper json;

    PrefillPlugin(Prefill prefill, ObjectMapper json) {
        this.prefill = prefill;
        this.json = json;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandInterceptor> interceptors =
                new ArrayList<>(Optional.ofNullable(configuration.getCustomPostCommandInterceptorsTxRequired())
                        .orElse(List.of()));
        interceptors.add(new FormVariablesInterceptor());
        configuration.setCustomPostCommandInterceptorsTxRequired(interceptors);
    }

    private TypedValue typed(String key, Object fact) {
        if (fact == null) {
            return Variables.untypedNullValue();
        }
        if (fact instanceof String text) {
            return Variables.stringValue(text);
        }
        if (fact instanceof Boolean flag) {
            return Variables.booleanValue(flag);
        }
        if (fact instanceof Integer || fact instanceof Long) {
            return Variables.longValue(((Number) fact).longValue());
        }
        if (fact instanceof Number number) {
            return Variables.doubleValue(number.doubleValue());
        }
        try {
            return SpinValues.jsonValue(json.writeValueAsString(fact)).create();
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("The fact '" + key + "' cannot be written as JSON.", unwritable);
        }
    }

    /** Runs inside the engine's transaction, in place of the command. */
    private final class FormVariablesInterceptor extends CommandInterceptor {

        @Override
        @SuppressWarnings("unchecked")
        public <T> T execute(Command<T> command) {
            if (command instanceof GetTaskFormVariablesCmd asked) {
                return (T) next.execute(new FormFactsCommand(asked));
            }
            return next.execute(command);
        }
    }

    private final class FormFactsCommand implements Command<VariableMap> {

        private final GetTaskFormVariablesCmd asked;

        FormFactsCommand(GetTaskFormVariablesCmd asked) {
            this.asked = asked;
        }

        @Override
        public VariableMap execute(CommandContext engine) {
            TaskEntity task = engine.getTaskManager().findTaskById(asked.resourceId);
            if (task == null) {
                throw new BadUserRequestException("There is no task with the id '" + asked.resourceId + "'.");
            }
            for (CommandChecker checker : engine.getProcessEngineConfiguration().getCommandCheckers()) {
                checker.checkReadTaskVariable(task);
            }
            if (task.getTaskDefinition() == null
                    || !(task.getTaskDefinition().getTaskFormHandler() instanceof CaseFileFormHandler handler)) {
                return asked.execute(engine);
            }
            VariableMap variables = Variables.createVariables();
            // Tasklist speaks English
            prefill.of(task, handler.task(), Locale.UK).forEach((key, fact) -> {
                if (asked.formVariableNames == null || asked.formVariableNames.contains(key)) {
                    variables.putValueTyped(key, typed(key, fact));
                }
            });
            return variables;
        }
    }
}
