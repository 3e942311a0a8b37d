package eu.socieux.forms;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The form files of the checkout, for tests. */
public final class FormFiles {

    private static final Path FOLDER = Path.of("forms");

    private FormFiles() {}

    /** Every form file, by path. */
    public static List<Path> paths() {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The id a form has to have: the name of its file. */
    public static String idOf(Path form) {
        return form.getFileName().toString().replace(".form", "");
    }

    /** Reads one form as the application does. */
    public static FormSchema read(Path form) {
        try {
            return new FormSchemas(new ObjectMapper()).read(Files.readString(form));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
