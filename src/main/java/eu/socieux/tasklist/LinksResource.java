package eu.socieux.tasklist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The links to a task, over HTTP. */
public class LinksResource {

    private final String taskId;
    private final Locale locale;
    private final TaskAccess access;
    private final LinkDesk desk;

    LinksResource(String taskId, Locale locale, TaskAccess access, LinkDesk desk) {
        this.taskId = taskId;
        this.locale = locale;
        this.access = access;
        this.desk = desk;
    }

    /**
     * A link to send.
     *
     * @param name of the recipient, null when not known
     * @param language of the recipient: en, fr, es or pt
     * @param once a UUID of the sender's own, the same for every attempt to send this link
     */
    public record Wish(String name, String address, String language, String once) {}

    /** The links that were sent, without their secrets: those are in the mails only. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Object read() {
        return desk.view(access.readable(taskId, locale), locale);
    }

    /** Sends a new link; answers with all of them. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Object send(Wish wish) {
        StaffTask task = access.changeable(taskId, locale);
        desk.send(task, wish.name(), wish.address(), wish.language(), wish.once(), locale);
        return desk.view(task, locale);
    }

    /** Revokes a link; answers with all of them. */
    @POST
    @Path("{link}/revoke")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Object revoke(@PathParam("link") long id) {
        StaffTask task = access.changeable(taskId, locale);
        desk.revoke(task, id, locale);
        return desk.view(task, locale);
    }
}
