package eu.socieux.tasklist;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** Letters written from a task, over HTTP. */
public class LettersResource {

    private final String taskId;
    private final Locale locale;
    private final TaskAccess access;
    private final LetterDesk desk;

    LettersResource(String taskId, Locale locale, TaskAccess access, LetterDesk desk) {
        this.taskId = taskId;
        this.locale = locale;
        this.access = access;
        this.desk = desk;
    }

    /**
     * A letter to show or to write.
     *
     * @param letter key in the catalogue
     * @param recipient role that it goes to
     * @param once a UUID of the sender's own, the same for every attempt to send this letter; null for a preview
     */
    public record Wish(String letter, String recipient, String once) {}

    /** The letters and recipients there are. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Object choices() {
        access.changeable(taskId, locale);
        return desk.choices(locale);
    }

    /** The letter as each recipient would read it; nothing is written. */
    @POST
    @Path("preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Object preview(Wish wish) {
        return desk.preview(access.changeable(taskId, locale), wish.letter(), wish.recipient(), locale);
    }

    /** Writes the letter: it is filed, and mailed at once. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public void write(Wish wish) {
        desk.write(access.changeable(taskId, locale), wish.letter(), wish.recipient(), wish.once(), locale);
    }
}
