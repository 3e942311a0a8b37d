package eu.socieux.documents;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
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
 * Reads files from strangers in a thread of its own, for so long and no longer. Whatever goes wrong costs the text of
 * that one file.
 */
@Component
class PatientReading {

    private static final Logger log = LoggerFactory.getLogger(PatientReading.class);

    private final ExecutorService readers = Executors.newCachedThreadPool(task -> {
        Thread reader = new Thread(task, "document-text");
        reader.setDaemon(true);
        return reader;
    });

    /**
     * What was read; empty when it failed or took too long.
     *
     * @param what is read, for the log
     */
    <T> Optional<T> within(Duration patience, String what, Callable<T> reading) {
        Future<T> read = readers.submit(reading);
        try {
            return Optional.of(read.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException endless) {
            read.cancel(true);
            log.warn("The text of {} was not read: it takes longer than {}.", what, patience);
            return Optional.empty();
        } catch (ExecutionException unreadable) {
            log.warn("The text of {} was not read.", what, unreadable.getCause());
            return Optional.empty();
        } catch (InterruptedException stopped) {
            read.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }
}
