package eu.socieux.cockpit.bottlenecks;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the figures on waiting are read.
 *
 * @param commissionGroups candidate groups whose members work for the European Commission: a task of theirs is not
 *     waiting for own staff
 * @param forecastMinimum the fewest earlier cases from which a finishing date is foretold
 */
@Validated
@ConfigurationProperties("socieux.bottlenecks")
record BottleneckSettings(
        @NotNull @DefaultValue("approver") Set<String> commissionGroups,
        @Min(2) @DefaultValue("10") int forecastMinimum) {

    BottleneckSettings {
        commissionGroups = Set.copyOf(commissionGroups);
    }
}
