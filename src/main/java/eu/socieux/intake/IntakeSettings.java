package eu.socieux.intake;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Rules for requests.
 *
 * @param maximumActivities how many activities one action may have
 * @param draftsKeptFor how long a request that was begun on the web form is kept after it was last changed
 * @param statusLinksHoldFor how long the sender of a request can see where it stands
 * @param files how many files a request may bring on the web form
 * @param filesTotal how large these files may be together
 * @param linksPerDay how many mails with a link to go on may be sent to one address in 24 hours
 * @param draftsPerHour how many requests may be begun on the web form from one address of the network
 * @param requestsPerHour how many may be sent from it
 * @param filesPerHour how much may be brought from it in files
 */
@Validated
@ConfigurationProperties("socieux.intake")
public record IntakeSettings(
        @Min(1) @Max(4) @DefaultValue("4") int maximumActivities,
        @NotNull @DurationMin(days = 1, message = "must be at least one day") @DefaultValue("30d")
                Duration draftsKeptFor,
        @NotNull @DurationMin(days = 1, message = "must be at least one day") @DefaultValue("1095d")
                Duration statusLinksHoldFor,
        @Positive @DefaultValue("10") int files,
        @NotNull @DefaultValue("60MB") DataSize filesTotal,
        @Positive @DefaultValue("5") int linksPerDay,
        @Positive @DefaultValue("60") int draftsPerHour,
        @Positive @DefaultValue("20") int requestsPerHour,
        @NotNull @DefaultValue("400MB") DataSize filesPerHour) {}
