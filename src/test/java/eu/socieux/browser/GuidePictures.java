package eu.socieux.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the guides refer to, and where it lies. */
final class GuidePictures {

    static final Path GUIDES = Path.of("docs", "guides");
    static final Path FOLDER = GUIDES.resolve("pictures");

    /** How to take all of them anew. */
    static final String RETAKE =
            "mvn verify -Dit.test=GuidePicturesIT -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.update=true";

    private static final Pattern REFERENCE = Pattern.compile("!\\[([^\\]]*)]\\(pictures/([a-z0-9-]+)\\.png\\)");

    private GuidePictures() {}

    static Set<String> referredTo() throws IOException {
        return words().keySet();
    }

    /** By its name, the words with which a guide describes a picture to those who do not see it. */
    static Map<String, String> words() throws IOException {
        Map<String, String> words = new TreeMap<>();
        try (Stream<Path> files = Files.list(GUIDES)) {
            for (Path guide :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                Matcher reference = REFERENCE.matcher(Files.readString(guide));
                while (reference.find()) {
                    words.put(reference.group(2), reference.group(1).strip());
                }
            }
        }
        return words;
    }

    /** Names of those that lie there. */
    static Set<String> kept() throws IOException {
        Set<String> kept = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.forEach(file -> kept.add(file.getFileName().toString().replaceFirst("\\.png$", "")));
        }
        return kept;
    }
}
