package eu.socieux.documents;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Recognition of the text in scans and faxes, with Tesseract where it is installed.
 *
 * @param enabled whether scans are read at all; where not, a person keys in what they say
 * @param mostPages so many pages of a scan are read, from the first
 * @param longestPage a page that takes longer stays unread
 */
@Validated
@ConfigurationProperties("socieux.text-recognition")
public record RecognitionSettings(
        @DefaultValue("true") boolean enabled,
        @Min(1) @Max(100) @DefaultValue("10") int mostPages,
        @NotNull @DurationMin(seconds = 1, message = "must be at least a second") @DefaultValue("1m")
                Duration longestPage) {}
