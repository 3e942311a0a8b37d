package eu.socieux.engine.guard;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractCorrelateMessageCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractModificationCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractPatchVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractProcessInstanceModificationCommand;
import org.camunda.bpm.engine.impl.cmd.AbstractRemoveVariableCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractRestartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetVariableCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.MessageEventReceivedCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceAsyncCmd;
import org.camunda.bpm.engine.impl.cmd.ModifyProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SignalCmd;
import org.camunda.bpm.engine.impl.cmd.SignalEventReceivedCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Staff change a case by completing its tasks with their forms, and in no other way: who may work on a task may, for
 * the engine, also set variables, throw errors and move the token past form, documents and case file. Administrators
 * stay able to repair a case; the engine's operation log says what they did.
 */
final class CaseChangeGuard extends CommandInterceptor {

    private static final List<Class<?>> PAST_THE_FORMS = List.of(
            AbstractSetVariableCmd.class,
            AbstractPatchVariablesCmd.class,
            AbstractRemoveVariableCmd.class,
            AbstractProcessInstanceModificationCommand.class,
            ModifyProcessInstanceCmd.class,
            ModifyProcessInstanceAsyncCmd.class,
            AbstractModificationCmd.class,
            AbstractRestartProcessInstanceCmd.class,
            AbstractCorrelateMessageCmd.class,
            MessageEventReceivedCmd.class,
            SignalCmd.class,
            SignalEventReceivedCmd.class,
            DelegateTaskCmd.class,
            ResolveTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class);

    private final ProcessEngineConfigurationImpl configuration;

    CaseChangeGuard(ProcessEngineConfigurationImpl configuration) {
        this.configuration = configuration;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (PAST_THE_FORMS.stream().anyMatch(kind -> kind.isInstance(command)) && isAskedByStaff()) {
            throw new AuthorizationException(
                    "A case is changed by completing its tasks with their forms. Ask an administrator when it has to be repaired in another way.");
        }
        return next.execute(command);
    }

    /** Inside another command it is the model or our own code that asks, in the name of whoever completed a task. */
    private boolean isAskedByStaff() {
        if (Context.getCommandContext() != null) {
            return false;
        }
        Authentication staff = configuration.getIdentityService().getCurrentAuthentication();
        return staff != null
                && !configuration.getAdminUsers().contains(staff.getUserId())
                && (staff.getGroupIds() == null
                        || staff.getGroupIds().stream().noneMatch(configuration.getAdminGroups()::contains));
    }
}
