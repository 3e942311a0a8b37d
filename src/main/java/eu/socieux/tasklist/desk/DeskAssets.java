package eu.socieux.tasklist.desk;

import jakarta.ws.rs.Path;
import java.util.List;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;

/** Serves the scripts and the style sheet of the plug-in. Made by the REST framework, which wants a public class. */
@Path("plugin/" + DeskPlugin.ID)
public final class DeskAssets extends AbstractTasklistPluginRootResource {

    /** Called by the REST framework. */
    public DeskAssets() {
        super(DeskPlugin.ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        return List.of(
                "app/plugin.js",
                "app/plugin.css",
                "app/cards.js",
                "app/drafts.js",
                "app/server.js",
                "app/starts.js",
                "app/texts.js",
                "app/work-list.js");
    }
}
