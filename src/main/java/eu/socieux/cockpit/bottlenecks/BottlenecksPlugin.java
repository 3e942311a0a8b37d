package eu.socieux.cockpit.bottlenecks;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Announces the pages and the REST interface of the plug-in to Cockpit, which finds it as a Java service. */
public class BottlenecksPlugin extends AbstractCockpitPlugin {

    static final String ID = "socieux-bottlenecks";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(BottlenecksResource.class);
    }
}
