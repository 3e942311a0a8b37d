package eu.socieux;

import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.LazyInitializationExcludeFilter;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The facility's case system: engine, staff tools, mail and pages in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class SocieuxApplication {

    /**
     * What we define is all made at start, so that a wrong setting is told then, and so is what the engine's starters
     * bring, which registers itself with each other; beans of the other frameworks are made when they are first asked
     * for ({@code spring.main.lazy-initialization}), which shortens the start.
     */
    @Bean
    static LazyInitializationExcludeFilter madeAtStart() {
        return (name, definition, type) -> ours(type.getName()) || ours(declaringClass(definition));
    }

    /** The configuration class whose method makes the bean; empty for a bean that is a component itself. */
    private static String declaringClass(BeanDefinition definition) {
        return definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null
                ? annotated.getFactoryMethodMetadata().getDeclaringClassName()
                : "";
    }

    private static boolean ours(String className) {
        return className.startsWith("eu.socieux.") || className.startsWith("org.camunda.");
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SocieuxApplication.class, arguments);
    }
}
