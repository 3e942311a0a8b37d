package eu.socieux.documents;

import java.io.InputStream;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The text inside documents, for searching. Files come from strangers: how large they are, how long reading takes and
 * how much text comes out are bounded, and whatever goes wrong costs the text of that one file. Call it outside any
 * transaction.
 */
@Component
public class DocumentText {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Documents documents;
    private final DocumentSettings settings;
    private final FileInspection inspection;
    private final PatientReading patience;

    DocumentText(Documents documents, DocumentSettings settings, FileInspection inspection, PatientReading patience) {
        this.documents = documents;
        this.settings = settings;
        this.inspection = inspection;
        this.patience = patience;
    }

    /**
     * The beginning of the text of a version; empty when there is none, or none that can be read.
     *
     * @param mediaType as registered
     * @param characters at most so many
     */
    public String of(long versionId, String mediaType, int characters) {
        return patience.within(PATIENCE, "version " + versionId, () -> read(versionId, mediaType, characters))
                .orElse("");
    }

    private String read(long versionId, String mediaType, int characters) throws Exception {
        try (InputStream content = documents.content(versionId);
                SpooledFile file = SpooledFile.of(content, "version " + versionId, settings.limit(NewDocument.MAIL))) {
            return "message/rfc822".equals(mediaType)
                    ? MessageText.of(file.path(), characters)
                    : inspection.text(file, mediaType, characters);
        }
    }
}
