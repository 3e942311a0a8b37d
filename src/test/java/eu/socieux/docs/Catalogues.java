package eu.socieux.docs;

import eu.socieux.ShippedChecks;
import eu.socieux.directory.OutsideParticipant;
import eu.socieux.directory.Role;
import eu.socieux.engine.BuildingBlock.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

/** The catalogues of the checkout, each as code and what people call it. */
final class Catalogues {

    private static final Path RESOURCES = Path.of("src/main/resources");

    private final Map<String, String> terms = properties("messages/terms.properties");
    private final ServiceLevels serviceLevels = new ServiceLevels(Path.of("processes/decisions/service-levels.dmn"));

    /** Choices of an input: what Modeler shows, by value; empty where anything can be written. */
    Map<String, String> choices(Choice choice) {
        return switch (choice) {
            case LETTER -> letters();
            case RECIPIENT -> recipients();
            case DOCUMENT -> documentTypes();
            case GENERATED_DOCUMENT -> documentTypes(type -> Boolean.TRUE.equals(type.get("generated")));
            case MILESTONE -> milestones();
            case TEXT, USER_TASK -> Map.of();
        };
    }

    Map<String, String> letters() {
        Map<String, String> letters = new LinkedHashMap<>();
        yaml("letters/catalogue.yaml")
                .keySet()
                .forEach(letter -> letters.put(letter, terms.getOrDefault("letter." + letter, words(letter))));
        return letters;
    }

    /** The line of the catalogue about a letter. */
    Map<String, Object> letter(String letter) {
        Map<String, Object> line = new TreeMap<>();
        ((Map<?, ?>) yaml("letters/catalogue.yaml").get(letter))
                .forEach((key, value) -> line.put(String.valueOf(key), value));
        return line;
    }

    Map<String, String> recipients() {
        Map<String, String> recipients = new LinkedHashMap<>();
        ShippedChecks.recipientRoles()
                .forEach(role -> recipients.put(role, terms.getOrDefault("recipient." + role, words(role))));
        return recipients;
    }

    Map<String, String> documentTypes() {
        return documentTypes(type -> true);
    }

    private Map<String, String> documentTypes(Predicate<Map<?, ?>> wanted) {
        Map<String, String> types = new LinkedHashMap<>();
        documentLines().stream()
                .filter(wanted)
                .map(type -> String.valueOf(type.get("key")))
                .forEach(key -> types.put(key, terms.getOrDefault("documentType." + key, words(key))));
        return types;
    }

    List<Map<?, ?>> documentLines() {
        return ((List<?>) yaml("documents/document-types.yaml").get("document-types"))
                .stream().<Map<?, ?>>map(Map.class::cast).toList();
    }

    Map<String, String> milestones() {
        Map<String, String> milestones = new LinkedHashMap<>();
        terms.forEach((key, name) -> {
            if (key.startsWith("milestone.")) {
                milestones.put(key.substring("milestone.".length()), name);
            }
        });
        return milestones;
    }

    Map<String, String> roles() {
        Map<String, String> roles = new LinkedHashMap<>();
        Stream.of(Role.values()).forEach(role -> roles.put(role.groupId(), role.displayName()));
        return roles;
    }

    Map<String, String> outsideParticipants() {
        Map<String, String> outside = new LinkedHashMap<>();
        Stream.of(OutsideParticipant.values()).forEach(party -> outside.put(party.code(), words(party.code())));
        return outside;
    }

    /** The service levels with their lengths in words. */
    Map<String, String> serviceLevels() {
        return serviceLevels.all();
    }

    /** The words of the facility in one language, in the order of the file. */
    Map<String, String> terms(String language) {
        return language.equals("en") ? terms : properties("messages/terms_" + language + ".properties");
    }

    Map<String, Object> yaml(String resource) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new FileSystemResource(RESOURCES.resolve(resource)));
        return yaml.getObject();
    }

    /** "action_form" as "Action form". */
    static String words(String code) {
        String text = code.replace('_', ' ').replace('-', ' ');
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static Map<String, String> properties(String resource) {
        Map<String, String> found = new LinkedHashMap<>();
        try {
            var texts = new java.util.Properties();
            texts.load(Files.newBufferedReader(RESOURCES.resolve(resource), StandardCharsets.UTF_8));
            for (String line : Files.readAllLines(RESOURCES.resolve(resource), StandardCharsets.UTF_8)) {
                String key = line.split("=", 2)[0].strip();
                if (texts.containsKey(key)) {
                    found.put(key, texts.getProperty(key));
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
