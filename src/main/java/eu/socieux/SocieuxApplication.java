package eu.socieux;

import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;

/**
 * The facility's case system: engine, staff tools, mail and pages in one process. What it takes from its frameworks is
 * listed in {@code META-INF/spring/eu.socieux.SocieuxApplication.imports}.
 */
@SpringBootConfiguration
@ComponentScan(excludeFilters = @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@ImportAutoConfiguration
@ConfigurationPropertiesScan
@EnableScheduling
public class SocieuxApplication {

    /**
     * What we define is all made at start, so that a wrong setting is told then, and so is what the engine's starters
     * bring, which registers itself with each other; beans of the other frameworks are made when they are first asked
     * for, which shortens the start. Unlike {@code spring.main.lazy-initialization} this looks at names alone: it loads
     * no class of a bean that nobody asks for.
     */
    @Bean
    static BeanFactoryPostProcessor frameworksOnDemand() {
        return beans -> Stream.of(beans.getBeanDefinitionNames())
                .map(beans::getBeanDefinition)
                .filter(definition -> definition.getRole() != BeanDefinition.ROLE_INFRASTRUCTURE)
                .filter(definition -> !ours(definition.getBeanClassName()) && !ours(declaringClass(definition)))
                .forEach(definition -> definition.setLazyInit(true));
    }

    /** The configuration class whose method makes the bean; null for a bean that is a component itself. */
    private static String declaringClass(BeanDefinition definition) {
        return definition instanceof AnnotatedBeanDefinition annotated && annotated.getFactoryMethodMetadata() != null
                ? annotated.getFactoryMethodMetadata().getDeclaringClassName()
                : null;
    }

    private static boolean ours(String className) {
        return className != null && (className.startsWith("eu.socieux.") || className.startsWith("org.camunda."));
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SocieuxApplication.class, arguments);
    }
}
