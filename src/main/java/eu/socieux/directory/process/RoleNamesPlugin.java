package eu.socieux.directory.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.stereotype.Component;

/** Allows hyphens in the ids of groups, as in {@code action-manager}; the engine by itself takes letters and digits. */
@Component
class RoleNamesPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setGroupResourceWhitelistPattern("[a-zA-Z0-9-]+");
    }
}
