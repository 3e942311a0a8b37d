package eu.socieux.cockpit.history;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Announces the pages and the REST interface of the plug-in to Cockpit, which finds it as a Java service. */
public class HistoryPlugin extends AbstractCockpitPlugin {

    static final String ID = "socieux-history";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(HistoryRoot.class);
    }
}
