package eu.socieux.correspondence;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread that does the same thing again and again, and at once when asked. What it has begun it finishes. */
final class Worker {

    private static final Logger log = LoggerFactory.getLogger(Worker.class);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final String name;
    private final Runnable work;
    private ScheduledThreadPoolExecutor thread;
    private Future<?> rounds;

    Worker(String name, Runnable work) {
        this.name = name;
        this.work = work;
    }

    synchronized void start(Duration pause) {
        thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread worker = new Thread(task, name);
            worker.setDaemon(true);
            return worker;
        });
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        rounds = thread.scheduleWithFixedDelay(this::once, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    synchronized void nudge() {
        if (isRunning()) {
            thread.execute(this::once);
        }
    }

    synchronized boolean isRunning() {
        return thread != null && !rounds.isDone();
    }

    void stop() {
        ScheduledThreadPoolExecutor stopping;
        synchronized (this) {
            stopping = thread;
            thread = null;
        }
        if (stopping == null) {
            return;
        }
        stopping.shutdown();
        try {
            if (!stopping.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS)) {
                log.warn("{} is still busy after {} seconds and is left behind.", name, GRACE.toSeconds());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try {
            work.run();
        } catch (RuntimeException failed) {
            // The next round tries again; a thrown exception would end all rounds.
            log.error("{} failed and will try again.", name, failed);
        }
    }
}
