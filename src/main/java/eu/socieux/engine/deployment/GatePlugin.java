package eu.socieux.engine.deployment;

import eu.socieux.engine.CurrentStaff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.springframework.stereotype.Component;

/** Puts the gate before everything the engine does with a deployment. */
@Component
class GatePlugin extends AbstractProcessEnginePlugin {

    private final DeploymentGate gate;
    private final Deployed running;
    private final CurrentStaff staff;

    GatePlugin(DeploymentGate gate, RunningModels running, CurrentStaff staff) {
        this.gate = gate;
        this.running = running;
        this.staff = staff;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<Deployer> deployers = new ArrayList<>();
        deployers.add(new GatedDeployer(gate, running, staff));
        Optional.ofNullable(configuration.getCustomPreDeployers()).ifPresent(deployers::addAll);
        configuration.setCustomPreDeployers(deployers);

        List<CommandInterceptor> interceptors = new ArrayList<>();
        Optional.ofNullable(configuration.getCustomPreCommandInterceptorsTxRequired())
                .ifPresent(interceptors::addAll);
        interceptors.add(new DeploymentOptionsGuard(staff));
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);

        configuration.setResourceAuthorizationProvider(new DeployersOwnNothing());
    }

    /** The engine lets people delete what they deployed, and with it every case that runs in it. */
    private static final class DeployersOwnNothing extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity[] newDeployment(Deployment deployment) {
            return null;
        }
    }
}
