package eu.socieux.engine.deployment;

import eu.socieux.engine.CurrentStaff;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ResourceTypes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The first to see a new deployment, in its transaction: what it refuses leaves no trace. It looks at what people
 * deploy, whichever door they come through; the models of the software itself are checked at start, before they are
 * deployed.
 */
final class GatedDeployer implements Deployer {

    private static final Logger log = LoggerFactory.getLogger(GatedDeployer.class);

    private final DeploymentGate gate;
    private final Deployed running;
    private final CurrentStaff staff;

    GatedDeployer(DeploymentGate gate, Deployed running, CurrentStaff staff) {
        this.gate = gate;
        this.running = running;
        this.staff = staff;
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        if (!deployment.isNew() || staff.userId().isEmpty()) {
            return;
        }
        Map<String, byte[]> files = new LinkedHashMap<>();
        deployment.getResources().forEach((name, resource) -> files.put(name, resource.getBytes()));
        var models = new ModelSet(files, running);
        gate.pass(models);
        gate.missing(models).forEach((name, content) -> add(deployment, name, content));
        log.info(
                "{} deploys {} as '{}'.",
                staff.userId().orElseThrow(),
                deployment.getResources().keySet(),
                deployment.getName());
    }

    private static void add(DeploymentEntity deployment, String name, String content) {
        var resource = new ResourceEntity();
        resource.setName(name);
        resource.setBytes(content.getBytes(StandardCharsets.UTF_8));
        resource.setDeploymentId(deployment.getId());
        resource.setType(ResourceTypes.REPOSITORY.getValue());
        resource.setCreateTime(ClockUtil.getCurrentTime());
        Context.getCommandContext().getResourceManager().insertResource(resource);
        deployment.addResource(resource);
    }
}
