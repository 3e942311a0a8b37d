package eu.socieux.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for requests.
 *
 * @param maximumActivities how many activities one action may have
 */
@Validated
@ConfigurationProperties("socieux.intake")
public record IntakeSettings(@Min(1) @Max(4) @DefaultValue("4") int maximumActivities) {}
