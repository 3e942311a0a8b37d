package eu.socieux.tasklist;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;
import org.springframework.context.ApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/**
 * Entrance of everything below {@code /camunda/api/tasklist/plugin/casework}: the scripts, which anybody may read, and
 * what is known of a task and its case, for those who are signed in and may read the task.
 *
 * <p>Jersey makes an instance for each request. Its beans come from the application context that Spring leaves in the
 * servlet context; no other class of this package asks for beans.
 */
@Path("plugin/" + CaseworkPlugin.ID)
public class CaseworkResource extends AbstractTasklistPluginRootResource {

    private static final List<String> SCRIPTS =
            List.of("documents", "preview", "case", "letter", "links", "page", "texts");

    public CaseworkResource() {
        super(CaseworkPlugin.ID);
    }

    @Override
    protected List<String> getAllowedAssets() {
        List<String> assets = new ArrayList<>(super.getAllowedAssets());
        SCRIPTS.forEach(script -> assets.add("app/" + script + ".js"));
        return assets;
    }

    /** The documents of the case of a task. */
    @Path("{engine}/task/{task}/documents")
    public DocumentsResource documents(@PathParam("task") String taskId, @QueryParam("lang") String language) {
        ApplicationContext beans = beans();
        return new DocumentsResource(
                taskId,
                ReaderLanguage.of(language),
                beans.getBean(TaskAccess.class),
                beans.getBean(DocumentDesk.class));
    }

    /** What is known of the case of a task, apart from its documents. */
    @Path("{engine}/task/{task}/case")
    public CaseResource caseOf(@PathParam("task") String taskId, @QueryParam("lang") String language) {
        ApplicationContext beans = beans();
        return new CaseResource(
                taskId, ReaderLanguage.of(language), beans.getBean(TaskAccess.class), beans.getBean(CaseDesk.class));
    }

    /** The letters that can be written from a task. */
    @Path("{engine}/task/{task}/letters")
    public LettersResource letters(@PathParam("task") String taskId, @QueryParam("lang") String language) {
        ApplicationContext beans = beans();
        return new LettersResource(
                taskId, ReaderLanguage.of(language), beans.getBean(TaskAccess.class), beans.getBean(LetterDesk.class));
    }

    /** The links with which people outside can answer a task. */
    @Path("{engine}/task/{task}/links")
    public LinksResource links(@PathParam("task") String taskId, @QueryParam("lang") String language) {
        ApplicationContext beans = beans();
        return new LinksResource(
                taskId, ReaderLanguage.of(language), beans.getBean(TaskAccess.class), beans.getBean(LinkDesk.class));
    }

    private ApplicationContext beans() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext);
    }
}
