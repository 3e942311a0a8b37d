package eu.socieux.engine;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the engine is run.
 *
 * @param zone the facility's time zone, in which days begin and end
 * @param models resource patterns of what is deployed together at start: processes, decisions and forms
 * @param replaceDeployedModels whether a start with changed models of the software puts them in place of newer versions
 *     which analysts deployed; otherwise those stay, and the log names them
 * @param jobThreads threads that run jobs; twice the cores is a good number
 * @param shutdownGrace how long a stop waits for running jobs
 */
@Validated
@ConfigurationProperties("socieux.engine")
public record EngineSettings(
        @NotNull @DefaultValue("Europe/Brussels") ZoneId zone,
        @NotEmpty @DefaultValue({
                    "classpath*:processes/**/*.bpmn",
                    "classpath*:processes/**/*.dmn",
                    "classpath*:forms/**/*.form"
                })
                List<String> models,
        @DefaultValue("false") boolean replaceDeployedModels,
        @Positive @DefaultValue("4") int jobThreads,
        @NotNull @DefaultValue("30s") Duration shutdownGrace) {}
