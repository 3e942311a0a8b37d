package eu.socieux.documents;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/** The words of documents in the four languages: their labels, and the terms of the facility. English stands in. */
@Component
class DocumentTexts {

    private final ResourceBundleMessageSource source = new ResourceBundleMessageSource();

    DocumentTexts() {
        source.setBasenames("messages/documents", "messages/terms");
        source.setDefaultEncoding(StandardCharsets.UTF_8.name());
        source.setFallbackToSystemLocale(false);
    }

    MessageSource source() {
        return source;
    }

    Optional<String> of(String key, Locale locale) {
        return Optional.ofNullable(source.getMessage(key, null, null, locale));
    }
}
