package eu.socieux.demonstration;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL run from binaries on the class path, with a data folder that survives restarts and hard kills of
 * this process.
 */
final class DemonstrationDatabase implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DemonstrationDatabase.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);

    private final FileChannel lockFile;
    private final EmbeddedPostgres server;

    private DemonstrationDatabase(FileChannel lockFile, EmbeddedPostgres server) {
        this.lockFile = lockFile;
        this.server = server;
    }

    /**
     * Starts the server on a free port.
     *
     * @param dataFolder made when it is not there
     * @param durable whether a commit waits for the disk
     * @throws DataFolderLocked when another application uses the folder
     */
    static DemonstrationDatabase start(Path dataFolder, boolean durable) {
        try {
            Path folder = dataFolder.toAbsolutePath().normalize();
            Files.createDirectories(folder);
            FileChannel lockFile = lock(folder);
            HistoryMark.in(folder).refuseWhenIncomplete();
            Path cluster = folder.resolve("postgres");
            stopOrphan(cluster);
            EmbeddedPostgres.Builder server = EmbeddedPostgres.builder()
                    .setDataDirectory(cluster)
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPGStartupWait(Duration.ofMinutes(1))
                    .setServerConfig("fsync", durable ? "on" : "off")
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "128MB");
            if (!durable) {
                // Left alone otherwise: what the command line sets could not be changed while a history is filled in.
                server.setServerConfig("synchronous_commit", "off");
            }
            return new DemonstrationDatabase(lockFile, server.start());
        } catch (IOException failed) {
            throw new UncheckedIOException(
                    "The embedded database could not start in " + dataFolder.toAbsolutePath() + ": " + failed
                            + " (setting socieux.demonstration.data-folder).",
                    failed);
        }
    }

    String jdbcUrl() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    @Override
    public void close() throws IOException {
        server.close();
        lockFile.close();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("in-use.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            lock = null;
        }
        if (lock == null) {
            channel.close();
            throw new DataFolderLocked(folder);
        }
        return channel;
    }

    /** We hold the lock, so a server still running on this folder belongs to a process that was killed. */
    private static void stopOrphan(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Files.readAllLines(pidFile).stream()
                .findFirst()
                .map(line -> Long.parseLong(line.trim()))
                .orElse(-1L);
        ProcessHandle orphan = ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .command()
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .contains("postgres"))
                .orElse(null);
        if (orphan == null) {
            Files.deleteIfExists(pidFile);
            return;
        }
        log.info("Stopping the database server which a killed process left behind.");
        orphan.destroy();
        try {
            orphan.onExit().get(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException stubborn) {
            orphan.destroyForcibly();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while stopping the database server.", interrupted);
        }
    }

    /** Another running application uses the data folder. */
    static final class DataFolderLocked extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DataFolderLocked(Path folder) {
            super("The data folder " + folder + " is in use by another running application."
                    + " Stop that one, or name another folder with socieux.demonstration.data-folder.");
        }
    }
}
