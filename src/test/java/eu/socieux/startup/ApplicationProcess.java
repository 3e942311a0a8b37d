package eu.socieux.startup;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.SocieuxApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The application as its operator has it: a process of its own, known by what it prints and how it ends. */
public final class ApplicationProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern HOME_PAGE = Pattern.compile("Home page +http://localhost:(\\d+)/");

    private final Process process;
    private final Path log;

    private ApplicationProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it with these settings, written {@code name=value}, and none of the environment's. */
    public static ApplicationProcess start(Path log, String... settings) throws IOException {
        return start(SocieuxApplication.class, log, settings);
    }

    /** Starts it through another main class, with these settings. */
    public static ApplicationProcess start(Class<?> main, Path log, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                classPath(),
                main.getName()));
        for (String setting : settings) {
            command.add("--" + setting);
        }
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.matches("(SOCIEUX|SPRING|SERVER|CAMUNDA|LOGGING)_.*"));
        return new ApplicationProcess(builder.start(), log);
    }

    /** The one a build tool runs tests with is short for it and not always in {@code java.class.path}. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    public String output() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public List<String> lines() {
        return output().lines().toList();
    }

    /** Waits until it prints this text. */
    public ApplicationProcess prints(String text) {
        return prints(text, PATIENCE);
    }

    /** Waits until it prints this text, at most so long. */
    public ApplicationProcess prints(String text, Duration patience) {
        Awaitility.await().atMost(patience).untilAsserted(() -> {
            if (process.isAlive()) {
                assertThat(output()).contains(text);
            }
        });
        assertThat(output()).contains(text);
        return this;
    }

    public int port() {
        Matcher address = HOME_PAGE.matcher(output());
        if (!address.find()) {
            throw new AssertionError("No address of the home page in\n" + output());
        }
        return Integer.parseInt(address.group(1));
    }

    /** Waits for its end. */
    public int exitCode() {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("The process runs on and printed\n" + output());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted while waiting for the process.", interrupted);
        }
        return process.exitValue();
    }

    /** Asks it to stop, as a service supervisor does. */
    public int stop() {
        process.toHandle().destroy();
        return exitCode();
    }

    /** Ends it without a chance to clean up. */
    public void kill() {
        process.destroyForcibly();
        exitCode();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }
}
