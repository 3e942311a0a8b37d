package eu.socieux.planning;

import eu.socieux.records.CodeTemplate;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How actions are coded.
 *
 * @param actionCode template of the action code; may name year, yy, sequence, iso3 and iso2
 * @param otherCountry written in place of the country code when the country is not in the register of countries
 */
@Validated
@ConfigurationProperties("socieux.planning")
record PlanningSettings(
        @DefaultValue("{year}-{sequence:3} {iso3}") @NotNull CodeTemplate actionCode,
        @DefaultValue("XXX") @NotBlank String otherCountry) {

    PlanningSettings {
        actionCode.naming("year", "yy", "sequence", "iso3", "iso2");
    }
}
