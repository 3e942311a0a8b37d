package eu.socieux.correspondence;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The letters the facility writes, read once from {@code letters/catalogue.yaml}. */
@Component
class LetterCatalogue {

    private static final String RESOURCE = "letters/catalogue.yaml";
    private static final Set<String> KEYS =
            Set.of("recipient", "byHand", "acknowledges", "attachments", "personalAttachments", "teamAttachments");

    private final Map<String, CatalogueEntry> entries = new LinkedHashMap<>();

    LetterCatalogue() {
        YamlMapFactoryBean yaml = new YamlMapFactoryBean();
        yaml.setResources(new ClassPathResource(RESOURCE));
        Map<String, Object> read = yaml.getObject();
        if (read == null || read.isEmpty()) {
            throw new IllegalStateException(RESOURCE + " lists no letter.");
        }
        read.forEach((letter, line) -> entries.put(letter, entry(letter, line)));
    }

    Set<String> letters() {
        return entries.keySet();
    }

    Optional<CatalogueEntry> find(String letter) {
        return Optional.ofNullable(entries.get(letter));
    }

    CatalogueEntry entry(String letter) {
        CatalogueEntry entry = entries.get(letter);
        if (entry == null) {
            throw new UnknownLetter("There is no letter '" + letter + "'; add it to " + RESOURCE + " or name one of "
                    + entries.keySet() + ".");
        }
        return entry;
    }

    private static CatalogueEntry entry(String letter, Object line) {
        if (!(line instanceof Map<?, ?> values) || !(values.get("recipient") instanceof String recipient)) {
            throw new IllegalStateException(RESOURCE + ": the letter '" + letter + "' names no recipient.");
        }
        for (Object key : values.keySet()) {
            if (!KEYS.contains(key)) {
                throw new IllegalStateException(
                        RESOURCE + ": the letter '" + letter + "' has '" + key + "'; known are " + KEYS + ".");
            }
        }
        return new CatalogueEntry(
                letter,
                recipient,
                Boolean.TRUE.equals(values.get("byHand")),
                Boolean.TRUE.equals(values.get("acknowledges")),
                types(values.get("attachments")),
                types(values.get("personalAttachments")),
                types(values.get("teamAttachments")));
    }

    private static List<String> types(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
