package eu.socieux;

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
     * Our own beans are all made at start, so that a wrong setting is told then, and so are the engine's, which register
     * themselves with each other; what else the frameworks bring is made when it is first asked for ({@code
     * spring.main.lazy-initialization}), which shortens the start.
     */
    @Bean
    static LazyInitializationExcludeFilter madeAtStart() {
        return (name, definition, type) ->
                type.getName().startsWith("eu.socieux.") || type.getName().startsWith("org.camunda.");
    }

    public static void main(String[] arguments) {
        SpringApplication.run(SocieuxApplication.class, arguments);
    }
}
