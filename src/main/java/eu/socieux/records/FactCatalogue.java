package eu.socieux.records;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The facts of a case which nobody types into a form, read from {@code records/facts.yaml}: forms, letters and
 * documents may speak of these, and of every answer.
 */
@Component
public class FactCatalogue {

    private static final String FILE = "records/facts.yaml";

    private final Map<String, String> everywhere;
    private final Map<String, String> inLetters;

    FactCatalogue() {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource(FILE));
        Map<String, Object> read = yaml.getObject();
        this.everywhere = section(read, "facts");
        this.inLetters = section(read, "letters");
    }

    /** What forms, letters and documents may speak of: meaning by key. */
    public Map<String, String> everywhere() {
        return everywhere;
    }

    /** What only letters may speak of: meaning by key. */
    public Map<String, String> inLetters() {
        return inLetters;
    }

    /** The keys which a form may speak of. */
    public Set<String> keys() {
        return everywhere.keySet();
    }

    private static Map<String, String> section(Map<String, Object> read, String name) {
        if (read == null || !(read.get(name) instanceof Map<?, ?> entries)) {
            throw new IllegalStateException(FILE + " has no section '" + name + "'.");
        }
        Map<String, String> facts = new LinkedHashMap<>();
        entries.forEach((key, meaning) -> facts.put(String.valueOf(key), String.valueOf(meaning)));
        return facts;
    }
}
