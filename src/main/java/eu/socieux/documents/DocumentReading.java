package eu.socieux.documents;

import eu.socieux.documents.ReadText.Legibility;
import java.io.InputStream;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What documents say, line by line and field by field. Files come from strangers: how large they are, how long reading
 * takes and how much text comes out are bounded; nothing packed inside is unpacked and nothing they point to is
 * fetched. Call it outside any transaction.
 */
@Component
public class DocumentReading {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Documents documents;
    private final DocumentSettings settings;
    private final RecognitionSettings recognition;
    private final FileReading reading;
    private final PatientReading patience;

    DocumentReading(
            Documents documents,
            DocumentSettings settings,
            RecognitionSettings recognition,
            FileReading reading,
            PatientReading patience) {
        this.documents = documents;
        this.settings = settings;
        this.recognition = recognition;
        this.reading = reading;
        this.patience = patience;
    }

    /** What a version says; of {@link Legibility#NONE} when it cannot be opened or takes too long. */
    public ReadText of(DocumentVersion version) {
        Duration longest = DocumentPictures.shows(version.mediaType())
                ? PATIENCE.plus(recognition.longestPage().multipliedBy(recognition.mostPages()))
                : PATIENCE;
        return patience.within(longest, "version " + version.id(), () -> read(version))
                .orElse(ReadText.NOTHING);
    }

    private ReadText read(DocumentVersion version) throws Exception {
        try (InputStream content = documents.content(version.id());
                SpooledFile file = SpooledFile.of(content, version.fileName(), settings.maxSize())) {
            return reading.read(file, version.mediaType());
        }
    }
}
