package eu.socieux.tasklist;

import eu.socieux.documents.DocumentVersion;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.http.ContentDisposition;
import org.springframework.web.util.UriUtils;

/**
 * The documents of the case of a task, over HTTP. Files travel as they are, in the body of a request or answer, never
 * inside JSON.
 */
public class DocumentsResource {

    private static final String LOCKED = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private final String taskId;
    private final Locale locale;
    private final TaskAccess access;
    private final DocumentDesk desk;

    DocumentsResource(String taskId, Locale locale, TaskAccess access, DocumentDesk desk) {
        this.taskId = taskId;
        this.locale = locale;
        this.access = access;
        this.desk = desk;
    }

    /** Why a document is set aside. */
    public record Reason(String reason) {}

    /** How many pages can be looked at. */
    public record Pages(int pages) {}

    /** The check-list of the task and every document of its case. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Object list() {
        return desk.view(access.readable(taskId, locale), locale);
    }

    /**
     * Files the body as a document; answers with the new list.
     *
     * @param type key of its type; ignored when it replaces a document
     * @param subject whom it is about, one of the team of the activity, null when it is about the case or activity;
     *     ignored when it replaces a document
     * @param replaced id of the document that it is the next version of, null when of none
     * @param fileName percent-encoded UTF-8
     * @param length of the body in bytes, null when it is not announced
     */
    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @Produces(MediaType.APPLICATION_JSON)
    public Object upload(
            @QueryParam("type") String type,
            @QueryParam("subject") String subject,
            @QueryParam("replaces") Long replaced,
            @HeaderParam("X-File-Name") String fileName,
            @HeaderParam(HttpHeaders.CONTENT_LENGTH) Long length,
            InputStream content) {
        StaffTask task = access.changeable(taskId, locale);
        desk.requireFitting(length == null ? 0 : length, locale);
        desk.file(task, type, subject, replaced, decoded(fileName), content, locale);
        return desk.view(task, locale);
    }

    /** Sets a document aside that was filed in error; answers with the new list. */
    @POST
    @Path("{document}/set-aside")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Object setAside(@PathParam("document") long documentId, Reason reason) {
        StaffTask task = access.changeable(taskId, locale);
        desk.setAside(task, documentId, reason == null ? null : reason.reason(), locale);
        return desk.view(task, locale);
    }

    /** The bytes of a version, to be saved: the browser is told to open nothing of it. */
    @GET
    @Path("versions/{version}/content")
    public Response content(@PathParam("version") long versionId) {
        DocumentVersion version = version(versionId);
        StreamingOutput body = out -> {
            try (InputStream content = desk.content(version)) {
                content.transferTo(out);
            }
        };
        String disposition = ContentDisposition.attachment()
                .filename(version.fileName(), StandardCharsets.UTF_8)
                .build()
                .toString();
        return locked(Response.ok(body, version.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .header(HttpHeaders.CONTENT_LENGTH, version.size())
                .build();
    }

    /** How many pages of a version can be looked at. */
    @GET
    @Path("versions/{version}/pages")
    @Produces(MediaType.APPLICATION_JSON)
    public Pages pages(@PathParam("version") long versionId) {
        return new Pages(desk.pages(version(versionId), locale));
    }

    /** A page of a version, drawn by the server as a picture. */
    @GET
    @Path("versions/{version}/pages/{page}")
    public Response page(@PathParam("version") long versionId, @PathParam("page") int page) {
        return locked(Response.ok(desk.page(version(versionId), page, locale), "image/png"))
                .build();
    }

    private DocumentVersion version(long versionId) {
        return desk.version(access.readable(taskId, locale), versionId, locale);
    }

    /** Opened on its own, an answer can run nothing and be framed by nobody. */
    static Response.ResponseBuilder locked(Response.ResponseBuilder response) {
        return response.header("Content-Security-Policy", LOCKED).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** A name that cannot be decoded is no reason to lose the file: it is kept as it was sent. */
    private static String decoded(String fileName) {
        if (fileName == null) {
            return null;
        }
        try {
            return UriUtils.decode(fileName, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return fileName;
        }
    }
}
