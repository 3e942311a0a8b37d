package eu.socieux.intake.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The reading of requests.
 *
 * @param enabled whether requests are read at all; where not, the screening form starts with what the register knows
 */
@Validated
@ConfigurationProperties("socieux.reading")
public record ReadingSettings(@DefaultValue("true") boolean enabled) {}
