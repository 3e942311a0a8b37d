package eu.socieux.calendar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the facility works.
 *
 * @param country ISO 3166 code of the country of its seat, whose public holidays are kept
 * @param closingDays further single days on which the Commission's offices are closed, as yyyy-MM-dd
 */
@Validated
@ConfigurationProperties("socieux.calendar")
public record CalendarSettings(
        @NotBlank @DefaultValue("BE") String country, @NotNull @DefaultValue List<LocalDate> closingDays) {

    public CalendarSettings {
        closingDays = List.copyOf(closingDays);
    }
}
