package eu.socieux.directory;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How Delegations are reached that are not entered one by one.
 *
 * @param domain domain of their mail addresses; {@code {iso2}} stands for the code of the country in small letters
 * @param localPart what stands before the @
 */
@Validated
@ConfigurationProperties("socieux.delegations")
record DelegationSettings(
        @Pattern(regexp = ".*\\{iso2}.*", message = "needs {iso2}, the place of the country's code") @NotBlank @DefaultValue("delegation-{iso2}.example.org")
                String domain,
        @NotBlank @DefaultValue("cooperation") String localPart) {

    String addressFor(Country country) {
        return localPart + "@" + domain.replace("{iso2}", country.iso2().toLowerCase(Locale.ROOT));
    }
}
