package eu.socieux.tasklist.desk;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/** The plug-in of Tasklist; found through {@code META-INF/services}, which wants a public class. */
public final class DeskPlugin extends AbstractTasklistPlugin {

    static final String ID = "socieux-desk";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(DeskAssets.class);
    }
}
