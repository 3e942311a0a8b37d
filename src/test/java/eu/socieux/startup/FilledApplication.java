package eu.socieux.startup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The application as a process of its own, on an empty data folder filled with a demonstration history; its accounts are
 * those of the demonstration. With the same seed on the same day it shows the same cases.
 */
public final class FilledApplication implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final Path folder;
    private final ApplicationProcess process;

    private FilledApplication(Path folder, ApplicationProcess process) {
        this.folder = folder;
        this.process = process;
    }

    /**
     * Starts it and waits until the history is complete and the pages can be used: about a minute for ten requests.
     *
     * @param requests how many come in the two years; 10 bring cases at every stage
     * @param settings further ones, written {@code name=value}
     */
    public static FilledApplication with(int requests, String... settings) throws IOException {
        Path scene = Path.of("target", "history", UUID.randomUUID().toString()).toAbsolutePath();
        Path folder = scene.resolve("data");
        Files.createDirectories(scene);
        List<String> all = new ArrayList<>(List.of(
                "server.port=0",
                "socieux.demonstration.smtp-port=0",
                "socieux.demonstration.imap-port=0",
                "socieux.demonstration.durable=false",
                "socieux.demonstration.data-folder=" + folder,
                "socieux.demonstration.history=true",
                "socieux.demonstration.history-requests=" + requests));
        all.addAll(List.of(settings));
        var process = ApplicationProcess.start(scene.resolve("filling.log"), all.toArray(String[]::new));
        try {
            process.prints("Home page", PATIENCE);
            return new FilledApplication(folder, process);
        } catch (AssertionError | RuntimeException failed) {
            process.close();
            throw failed;
        }
    }

    /** The address of a page, for example of {@code /cases}. */
    public String address(String path) {
        return "http://localhost:" + process.port() + path;
    }

    /** What it has printed. */
    public String output() {
        return process.output();
    }

    /** Where its database is. */
    public Path dataFolder() {
        return folder;
    }

    /** Its database, while it runs. */
    public JdbcClient database() throws IOException {
        int port = Integer.parseInt(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip());
        return JdbcClient.create(
                new DriverManagerDataSource("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", ""));
    }

    @Override
    public void close() {
        process.close();
    }
}
