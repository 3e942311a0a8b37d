package eu.socieux.correspondence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How letters leave the house.
 *
 * @param dispatchInterval how often waiting letters are looked for; a new letter is sent at once besides
 * @param attempts how often sending is tried before the letter counts as failed
 * @param firstRetryAfter wait after the first failed attempt; each further wait is twice as long
 * @param longestRetryAfter no wait is longer than this
 * @param abandonedAfter a letter whose sending began longer ago, without an end, was interrupted by a crash; must be
 *     longer than sending one message can take
 * @param gatewayAddresses addresses of machines that forward faxes; what they send is a request, but nothing is ever
 *     sent to them
 */
@Validated
@ConfigurationProperties("socieux.correspondence")
public record CorrespondenceSettings(
        @NotNull @DurationMin(millis = 1, message = "must be more than zero") @DefaultValue("5s")
                Duration dispatchInterval,
        @Min(1) @Max(50) @DefaultValue("6") int attempts,
        @NotNull @DurationMin(millis = 1, message = "must be more than zero") @DefaultValue("1m")
                Duration firstRetryAfter,
        @NotNull @DurationMin(millis = 1, message = "must be more than zero") @DefaultValue("2h")
                Duration longestRetryAfter,
        @NotNull @DurationMin(millis = 1, message = "must be more than zero") @DefaultValue("5m")
                Duration abandonedAfter,
        @NotNull @DefaultValue("fax-in@gateway.example.net") List<String> gatewayAddresses) {

    /** Whether an address belongs to a fax gateway. */
    public boolean isGateway(String address) {
        return address != null
                && gatewayAddresses.stream().anyMatch(gateway -> gateway.equalsIgnoreCase(address.strip()));
    }

    /**
     * The wait after so many failed attempts.
     *
     * @param failedAttempts at least 1
     */
    Duration retryAfter(int failedAttempts) {
        Duration wait = firstRetryAfter;
        for (int attempt = 1; attempt < failedAttempts && wait.compareTo(longestRetryAfter) < 0; attempt++) {
            wait = wait.multipliedBy(2);
        }
        return wait.compareTo(longestRetryAfter) < 0 ? wait : longestRetryAfter;
    }

    static String normalised(String address) {
        return address.strip().toLowerCase(Locale.ROOT);
    }
}
