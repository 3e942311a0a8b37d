package eu.socieux.cockpit.history;

import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Root of the plug-in's addresses, {@code /camunda/api/cockpit/plugin/socieux-history}. Below {@code /static} are its
 * scripts and style sheet, below the name of the engine what {@link HistoryResource} answers to signed-in people.
 */
@Path("plugin/" + HistoryPlugin.ID)
public class HistoryRoot extends AbstractCockpitPluginRootResource {

    private static final List<String> SCRIPTS = List.of("diagram", "instance", "list", "page", "texts");

    /** Called by Cockpit for each request. */
    public HistoryRoot() {
        super(HistoryPlugin.ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        List<String> assets = new ArrayList<>(super.getAllowedAssets());
        SCRIPTS.forEach(script -> assets.add("app/" + script + ".js"));
        return assets;
    }

    /** Cockpit has its own container: what it needs comes from the application's through the servlet context. */
    @Path("{engine}")
    public HistoryResource history() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext)
                .getBean(HistoryResource.class);
    }
}
