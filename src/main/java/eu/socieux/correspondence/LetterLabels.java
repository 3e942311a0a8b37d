package eu.socieux.correspondence;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Coded answers as a letter says them: {@code label.mainArea} of a text is the area in its language. */
final class LetterLabels {

    /** The fact with all labels. */
    static final String FACT = "label";

    /** The vocabulary in {@code messages/terms} that each coded answer is taken from. */
    static final Map<String, String> VOCABULARIES = Map.of(
            "mainArea", "area",
            "workingLanguage", "language",
            "delegationOpinion", "opinion",
            "admissibilityReason", "admissibilityReason",
            "activity1Modality", "modality",
            "activity2Modality", "modality",
            "activity3Modality", "modality",
            "activity4Modality", "modality",
            "eligibleKinds", "expertKind",
            "documentsRequired", "documentType");

    private final ResourceBundleMessageSource texts;

    LetterLabels(ResourceBundleMessageSource texts) {
        this.texts = texts;
    }

    /** The words of the letters and of their frame. */
    static ResourceBundleMessageSource texts() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/letters", "messages/terms");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return messages;
    }

    /** A label for every coded answer there is; a list of them for a list. A code without a word stays as it is. */
    Map<String, Object> of(Map<String, Object> facts, Locale locale) {
        Map<String, Object> labels = new HashMap<>();
        VOCABULARIES.forEach((key, vocabulary) -> {
            Object value = facts.get(key);
            if (value instanceof Collection<?> codes) {
                labels.put(
                        key,
                        codes.stream()
                                .map(code -> label(vocabulary, code, locale))
                                .toList());
            } else if (value != null && !value.equals("")) {
                labels.put(key, label(vocabulary, value, locale));
            }
        });
        return labels;
    }

    private String label(String vocabulary, Object code, Locale locale) {
        return texts.getMessage(vocabulary + "." + code, null, String.valueOf(code), locale);
    }
}
