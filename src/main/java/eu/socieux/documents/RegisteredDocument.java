package eu.socieux.documents;

import eu.socieux.records.CaseScope;
import java.util.List;

/**
 * A document in the register.
 *
 * @param scope the case, or the activity of it, that it belongs to
 * @param type key in the catalogue
 * @param subject whom or what it is about, for example the reference of an application; null when that is the scope
 * @param voidReason why it was set aside, null unless its status is void
 * @param versions newest first, never empty
 */
public record RegisteredDocument(
        long id, CaseScope scope, String type, String subject, String voidReason, List<DocumentVersion> versions) {

    /** The newest version. */
    public DocumentVersion latest() {
        return versions.get(0);
    }

    /** Draft, final or void. */
    public DocumentStatus status() {
        return latest().status();
    }

    /** The version with this id. */
    public DocumentVersion version(long versionId) {
        return versions.stream()
                .filter(version -> version.id() == versionId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Version " + versionId + " is not one of document " + latest().code() + "."));
    }
}
