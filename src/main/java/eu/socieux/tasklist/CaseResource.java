package eu.socieux.tasklist;

import eu.socieux.correspondence.InboundMessage;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;

/** The case of a task, over HTTP. */
public class CaseResource {

    private final String taskId;
    private final Locale locale;
    private final TaskAccess access;
    private final CaseDesk desk;

    CaseResource(String taskId, Locale locale, TaskAccess access, CaseDesk desk) {
        this.taskId = taskId;
        this.locale = locale;
        this.access = access;
        this.desk = desk;
    }

    /** A comment to add. */
    public record NewComment(String text) {}

    /**
     * The words of a letter.
     *
     * @param subject null for letters out, whose list gives it
     */
    public record Words(String subject, String text) {}

    /** Everything the tab shows. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Object read() {
        return desk.view(access.readable(taskId, locale), locale);
    }

    /** A process of the case, with the places marked where the case stands. */
    @GET
    @Path("processes/{instance}/picture")
    public Response picture(@PathParam("instance") String processInstanceId) {
        String svg = desk.picture(access.readable(taskId, locale), processInstanceId, locale);
        return DocumentsResource.locked(Response.ok(svg, "image/svg+xml;charset=UTF-8"))
                .build();
    }

    /** The words of a letter out. */
    @GET
    @Path("written/{letter}")
    @Produces(MediaType.APPLICATION_JSON)
    public Words written(@PathParam("letter") long id) {
        return new Words(null, desk.letter(access.readable(taskId, locale), id, locale));
    }

    /** The words of a letter in. */
    @GET
    @Path("received/{version}")
    @Produces(MediaType.APPLICATION_JSON)
    public Words received(@PathParam("version") long versionId) {
        InboundMessage message = desk.message(access.readable(taskId, locale), versionId, locale);
        return new Words(message.subject(), message.text());
    }

    /** Adds a comment; answers with all of them. */
    @POST
    @Path("comments")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Object comment(NewComment comment) {
        StaffTask task = access.changeable(taskId, locale);
        desk.comment(task, comment == null ? null : comment.text(), locale);
        return desk.comments(task.scope().caseNumber(), locale);
    }
}
