package eu.socieux.demonstration.process.history;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/** The names and phrases of {@code words.properties}, each a text or a list of texts. */
final class Words {

    private static final String FILE = "demonstration/words.properties";

    private final Properties words;

    private Words(Properties words) {
        this.words = words;
    }

    static Words read() {
        var words = new Properties();
        try (Reader reader =
                new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Words(words);
    }

    String text(String key) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(FILE + " has no '" + key + "'.");
        }
        return text;
    }

    /** A semicolon before a space belongs to a text of the list. */
    List<String> list(String key) {
        return List.of(text(key).split(";(?! )", -1));
    }
}
