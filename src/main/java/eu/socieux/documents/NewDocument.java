package eu.socieux.documents;

import eu.socieux.records.CaseScope;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Objects;
import java.util.Set;

/**
 * A file on its way into the register.
 *
 * @param scope the case, or the activity of it, that it belongs to
 * @param type key in the catalogue
 * @param subject whom or what it is about, for example the reference of an application; null when that is the scope
 * @param fileName as the sender called it; a path, control characters and the like are taken out
 * @param content read once, closed by the caller
 * @param author user id, address of the sender, or {@code system}
 * @param origin {@value #MAIL}, {@value #UPLOAD}, {@value #LINK} (by somebody without an account) or
 *     {@value #GENERATED}
 */
public record NewDocument(
        CaseScope scope,
        String type,
        String subject,
        String fileName,
        InputStream content,
        String author,
        String origin) {

    public static final String MAIL = "mail";
    public static final String UPLOAD = "upload";
    public static final String LINK = "link";
    public static final String GENERATED = "generated";

    private static final Set<String> ORIGINS = Set.of(MAIL, UPLOAD, LINK, GENERATED);

    public NewDocument {
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(author, "author");
        if (!ORIGINS.contains(origin)) {
            throw new IllegalArgumentException(
                    "'" + origin + "' is no origin of a document; use one of " + ORIGINS + ".");
        }
    }

    /** The same for content that is in memory already. */
    public NewDocument(
            CaseScope scope,
            String type,
            String subject,
            String fileName,
            byte[] content,
            String author,
            String origin) {
        this(scope, type, subject, fileName, new ByteArrayInputStream(content), author, origin);
    }

    /** Whether a person brought the file in on a page, staff or not. */
    boolean isBroughtIn() {
        return UPLOAD.equals(origin) || LINK.equals(origin);
    }
}
