package eu.socieux.cockpit.migration;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Announces the page and the REST interface of the plug-in to Cockpit, which finds it as a Java service. */
public class MigrationPlugin extends AbstractCockpitPlugin {

    static final String ID = "socieux-migration";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(MigrationRoot.class);
    }
}
