package eu.socieux;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The facility's case system: engine, staff tools, mail and pages in one process. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class SocieuxApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(SocieuxApplication.class, arguments);
    }
}
