package eu.socieux.cockpit.bottlenecks;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Root of the plug-in's addresses, {@code /camunda/api/cockpit/plugin/socieux-bottlenecks}. Below {@code /static} are
 * its script and style sheet, below the name of the engine what {@link ReportResource} answers to signed-in people.
 */
@Path("plugin/" + BottlenecksPlugin.ID)
public class BottlenecksResource extends AbstractCockpitPluginRootResource {

    /** Called by Cockpit for each request. */
    public BottlenecksResource() {
        super(BottlenecksPlugin.ID);
    }

    /** The figures. Cockpit has its own container: they come from the application's through the servlet context. */
    @Path("{engine}")
    public ReportResource reports(@Context ServletContext context) {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(context)
                .getBean(ReportResource.class);
    }
}
