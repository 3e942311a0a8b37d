package eu.socieux.cockpit.migration;

import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Root of the plug-in's addresses, {@code /camunda/api/cockpit/plugin/socieux-migration}. Below {@code /static} are its
 * scripts and style sheet, below the name of the engine what {@link MigrationResource} answers to signed-in people.
 */
@Path("plugin/" + MigrationPlugin.ID)
public class MigrationRoot extends AbstractCockpitPluginRootResource {

    /** Called by Cockpit for each request. */
    public MigrationRoot() {
        super(MigrationPlugin.ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        List<String> assets = new ArrayList<>(super.getAllowedAssets());
        assets.add("app/texts.js");
        return assets;
    }

    /** Cockpit has its own container: what it needs comes from the application's through the servlet context. */
    @Path("{engine}")
    public MigrationResource migration() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(MigrationResource.class);
    }
}
