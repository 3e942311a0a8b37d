package eu.socieux.correspondence;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The texts of letters that come with the software. */
@Component
class ShippedLetters {

    private static final String FOLDER = "templates/letters/";

    private final Map<String, Optional<String>> known = new ConcurrentHashMap<>();

    boolean has(String letter, String language) {
        return find(letter, language).isPresent();
    }

    /** @throws UnknownLetter when there is no such text */
    String text(String letter, String language) {
        return find(letter, language)
                .orElseThrow(() -> new UnknownLetter("The letter '" + letter + "' has no text; add " + FOLDER
                        + LetterTexts.fileOf(letter, language) + "."));
    }

    private Optional<String> find(String letter, String language) {
        return known.computeIfAbsent(LetterTexts.fileOf(letter, language), ShippedLetters::read);
    }

    private static Optional<String> read(String file) {
        var resource = new ClassPathResource(FOLDER + file);
        if (!resource.exists()) {
            return Optional.empty();
        }
        try (InputStream content = resource.getInputStream()) {
            return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The letter " + file + " cannot be read.", unreadable);
        }
    }
}
