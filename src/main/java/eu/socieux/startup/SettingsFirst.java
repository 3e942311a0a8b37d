package eu.socieux.startup;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.BeansException;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.config.InstantiationAwareBeanPostProcessor;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.web.servlet.server.ServletWebServerFactory;
import org.springframework.stereotype.Component;

/**
 * Reads all settings of ours before the web server is made, which is the first bean, so that all wrong ones are told at
 * once. Earlier there are no texts for the rules yet.
 */
@Component
class SettingsFirst implements InstantiationAwareBeanPostProcessor {

    private final ConfigurableListableBeanFactory beans;

    SettingsFirst(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object postProcessBeforeInstantiation(Class<?> type, String name) {
        if (ServletWebServerFactory.class.isAssignableFrom(type)) {
            readAll();
        }
        return null;
    }

    private void readAll() {
        Set<String> wrong = new LinkedHashSet<>();
        for (String name : beans.getBeanDefinitionNames()) {
            if (isOurs(beans.getType(name, false))) {
                try {
                    beans.getBean(name);
                } catch (BeansException failure) {
                    List<String> found = WrongSettings.in(failure);
                    if (found.isEmpty()) {
                        throw failure;
                    }
                    wrong.addAll(found);
                }
            }
        }
        if (!wrong.isEmpty()) {
            throw new Unusable(List.copyOf(wrong));
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type != null
                && type.getName().startsWith(StartUpFailures.OUR_CODE)
                && type.isAnnotationPresent(ConfigurationProperties.class);
    }

    /** The start cannot go on with these settings. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<String> lines;

        Unusable(List<String> lines) {
            super(String.join(" ", lines));
            this.lines = lines;
        }

        List<String> lines() {
            return lines;
        }
    }
}
