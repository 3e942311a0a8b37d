package eu.socieux.correspondence;

import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A case made up for those who look at the text of a letter, read from {@code letters/sample.yaml}. */
@Component
class LetterSample {

    private static final String FILE = "letters/sample.yaml";

    private final Map<String, Object> facts;

    LetterSample() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource(FILE));
        Map<String, Object> read = yaml.getObject();
        if (read == null || read.isEmpty()) {
            throw new IllegalStateException(FILE + " says nothing.");
        }
        this.facts = Map.copyOf(read);
    }

    /** The facts of the case, before they are said in the language of a letter. */
    Map<String, Object> facts(String language) {
        Map<String, Object> sample = new HashMap<>(facts);
        sample.put("language", language);
        return sample;
    }
}
