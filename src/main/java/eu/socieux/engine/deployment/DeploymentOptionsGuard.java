package eu.socieux.engine.deployment;

import eu.socieux.engine.CurrentStaff;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.springframework.util.ReflectionUtils;

/**
 * Refuses options of a deployment that reach further than its files: those with which a person could take running
 * processes out of service, bring back an old version unseen, or pass for the software itself.
 */
final class DeploymentOptionsGuard extends CommandInterceptor {

    private static final Field BUILDER = builder();

    private final CurrentStaff staff;

    DeploymentOptionsGuard(CurrentStaff staff) {
        this.staff = staff;
    }

    @Override
    public <T> T execute(Command<T> command) {
        if (command instanceof DeployCmd
                && staff.userId().isPresent()
                && ReflectionUtils.getField(BUILDER, command) instanceof DeploymentBuilderImpl deployment) {
            List<String> reasons = new ArrayList<>();
            if (deployment.getProcessDefinitionsActivationDate() != null) {
                reasons.add("A deployment takes effect at once. Leave out the time of its activation.");
            }
            if (!deployment.getDeployments().isEmpty()
                    || !deployment.getDeploymentResourcesById().isEmpty()
                    || !deployment.getDeploymentResourcesByName().isEmpty()) {
                reasons.add("An old deployment cannot be deployed again. Deploy its files from Modeler.");
            }
            if (deployment.getDeployment().getTenantId() != null) {
                reasons.add("There are no tenants here. Leave the tenant empty in the dialog of the deployment.");
            }
            if (ModelDeployment.SOURCE.equals(deployment.getDeployment().getSource())) {
                reasons.add(
                        "The source '" + ModelDeployment.SOURCE + "' is kept for the software itself. Name another.");
            }
            if (!reasons.isEmpty()) {
                throw new DeploymentRefused(reasons);
            }
        }
        return next.execute(command);
    }

    private static Field builder() {
        Field field = ReflectionUtils.findField(DeployCmd.class, "deploymentBuilder");
        if (field == null) {
            throw new IllegalStateException("The engine's deployment command changed: the guard must follow it.");
        }
        field.setAccessible(true);
        return field;
    }
}
