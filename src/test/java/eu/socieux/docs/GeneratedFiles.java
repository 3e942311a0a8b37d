package eu.socieux.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A folder of the checkout in which everything is made from something else.
 *
 * @param files what it should hold: content by name
 */
record GeneratedFiles(Path folder, Map<String, String> files) {

    /** How to make them anew. */
    static final String REGENERATE = "mvn test -Dtest='*DocumentationTest' -Ddocs.update=true";

    /** The files that are not as they should be; with {@code -Ddocs.update=true} they are made anew before. */
    List<String> stale() throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            write();
        }
        List<String> stale = new ArrayList<>();
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            // A working copy on Windows may have other line ends.
            if (!Files.exists(path)
                    || !Files.readString(path).replace("\r\n", "\n").equals(file.getValue())) {
                stale.add(file.getKey());
            }
        }
        present().stream().filter(name -> !files.containsKey(name)).forEach(stale::add);
        return stale;
    }

    private void write() throws IOException {
        Files.createDirectories(folder);
        for (String name : present()) {
            if (!files.containsKey(name)) {
                Files.delete(folder.resolve(name));
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private List<String> present() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> present = Files.list(folder)) {
            return present.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
