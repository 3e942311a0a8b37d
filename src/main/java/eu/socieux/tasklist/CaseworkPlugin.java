package eu.socieux.tasklist;

import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.impl.AbstractTasklistPlugin;

/**
 * Makes the tabs known to Tasklist, which finds this class by {@code META-INF/services}. Scripts and styles are in
 * {@code plugin-webapp/casework/app}.
 */
public class CaseworkPlugin extends AbstractTasklistPlugin {

    static final String ID = "casework";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(CaseworkResource.class);
    }
}
