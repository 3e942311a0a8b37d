package eu.socieux.engine;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.stereotype.Component;

/**
 * What user tasks are called in the language of the reader, from {@code messages/tasks}. A task that an analyst added, or
 * gave another name, keeps the name of its model.
 */
@Component
public class TaskNames {

    private final ResourceBundleMessageSource names = new ResourceBundleMessageSource();

    TaskNames() {
        names.setBasename("messages/tasks");
        names.setDefaultEncoding(StandardCharsets.UTF_8.name());
        names.setFallbackToSystemLocale(false);
    }

    /**
     * The name of a task.
     *
     * @param element id of the user task in its model
     * @param inModel what the model calls it; null when it has no name
     * @return null only when there is no name
     */
    public String of(String element, String inModel, Locale reader) {
        String key = "task." + element;
        return inModel != null && inModel.equals(names.getMessage(key, null, null, Locale.ROOT))
                ? names.getMessage(key, null, inModel, reader)
                : inModel;
    }
}
