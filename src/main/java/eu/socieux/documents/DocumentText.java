package eu.socieux.documents;

import jakarta.annotation.PreDestroy;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The text inside documents, for searching. Files come from strangers: how large they are, how long reading takes and
 * how much text comes out are bounded, and whatever goes wrong costs the text of that one file. Call it outside any
 * transaction.
 */
@Component
public class DocumentText {

    private static final Logger log = LoggerFactory.getLogger(DocumentText.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Documents documents;
    private final DocumentSettings settings;
    private final FileInspection inspection;
    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread reader = new Thread(task, "document-text");
        reader.setDaemon(true);
        return reader;
    });

    DocumentText(Documents documents, DocumentSettings settings, FileInspection inspection) {
        this.documents = documents;
        this.settings = settings;
        this.inspection = inspection;
    }

    /**
     * The beginning of the text of a version; empty when there is none, or none that can be read.
     *
     * @param mediaType as registered
     * @param characters at most so many
     */
    public String of(long versionId, String mediaType, int characters) {
        Future<String> reading = readers.submit(() -> read(versionId, mediaType, characters));
        try {
            return reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException endless) {
            reading.cancel(true);
            log.warn("The text of version {} was not read: it takes longer than {}.", versionId, PATIENCE);
            return "";
        } catch (ExecutionException unreadable) {
            log.warn("The text of version {} was not read.", versionId, unreadable.getCause());
            return "";
        } catch (InterruptedException stopped) {
            reading.cancel(true);
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private String read(long versionId, String mediaType, int characters) throws Exception {
        try (InputStream content = documents.content(versionId);
                SpooledFile file = SpooledFile.of(content, "version " + versionId, settings.limit(NewDocument.MAIL))) {
            return "message/rfc822".equals(mediaType)
                    ? MessageText.of(file.path(), characters)
                    : inspection.text(file, mediaType, characters);
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }
}
