package eu.socieux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProcessDocumentationTest {

    @Test
    void thePagesAboutTheProcessesShowTheModelsAsTheyAre() throws IOException {
        Map<String, String> expected = new ProcessPages().files();
        if (Boolean.getBoolean("docs.update")) {
            write(expected);
        }

        assertThat(stale(expected))
                .as(
                        "files in %s that do not show the models as they are; run: %s",
                        ProcessPages.FOLDER, ProcessPages.REGENERATE)
                .isEmpty();
    }

    private static void write(Map<String, String> files) throws IOException {
        Files.createDirectories(ProcessPages.FOLDER);
        for (String name : present()) {
            if (!files.containsKey(name)) {
                Files.delete(ProcessPages.FOLDER.resolve(name));
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(ProcessPages.FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    private static List<String> stale(Map<String, String> expected) throws IOException {
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, String> file : expected.entrySet()) {
            Path path = ProcessPages.FOLDER.resolve(file.getKey());
            // A working copy on Windows may have other line ends.
            if (!Files.exists(path)
                    || !Files.readString(path).replace("\r\n", "\n").equals(file.getValue())) {
                stale.add(file.getKey());
            }
        }
        present().stream().filter(name -> !expected.containsKey(name)).forEach(stale::add);
        return stale;
    }

    private static List<String> present() throws IOException {
        if (!Files.isDirectory(ProcessPages.FOLDER)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(ProcessPages.FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
