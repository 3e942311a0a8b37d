package eu.socieux.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.format.support.DefaultFormattingConversionService;
import org.springframework.stereotype.Component;

/** The document types there are, in the order of a case's life, read from {@code documents/document-types.yaml}. */
@Component
public class DocumentCatalogue {

    private static final String FILE = "documents/document-types.yaml";

    private final Map<String, DocumentType> types = new LinkedHashMap<>();
    private final DocumentTexts texts;

    DocumentCatalogue(DocumentTexts texts) {
        this.texts = texts;
        for (DocumentType type : read()) {
            if (types.put(type.key(), type) != null) {
                throw new IllegalStateException("The document type '" + type.key() + "' is twice in " + FILE + ".");
            }
        }
    }

    /**
     * The type with this key.
     *
     * @throws RefusedDocument when there is none
     */
    public DocumentType type(String key) {
        return find(key).orElseThrow(() -> RefusedDocument.unknownType(key, types.keySet()));
    }

    /** The type with this key, empty when there is none. */
    public Optional<DocumentType> find(String key) {
        return Optional.ofNullable(types.get(key));
    }

    /** Every type, in the order of the catalogue. */
    public List<DocumentType> all() {
        return List.copyOf(types.values());
    }

    /** What people call a type, in their language. */
    public String label(String key, Locale locale) {
        return texts.of("documentType." + key, locale).orElseGet(() -> key.replace('_', ' '));
    }

    private static List<DocumentType> read() {
        try {
            List<ConfigurationPropertySource> sources = new ArrayList<>();
            for (PropertySource<?> source : new YamlPropertySourceLoader().load(FILE, new ClassPathResource(FILE))) {
                ConfigurationPropertySources.from(source).forEach(sources::add);
            }
            return new Binder(sources, null, new DefaultFormattingConversionService())
                    .bind("document-types", Bindable.listOf(DocumentType.class))
                    .orElseThrow(() -> new IllegalStateException(FILE + " lists no document types."));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(FILE + " cannot be read.", unreadable);
        }
    }
}
