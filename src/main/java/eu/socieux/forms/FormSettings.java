package eu.socieux.forms;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Bounds of what a form may carry.
 *
 * @param maxSubmission size of all answers of one form together
 * @param maxTextLength characters of one answer where the form itself sets no maximum
 * @param draftsKept after how long a draft is thrown away that nobody came back to
 */
@Validated
@ConfigurationProperties("socieux.forms")
record FormSettings(
        @DefaultValue("512KB") @NotNull DataSize maxSubmission,
        @DefaultValue("10000") @Positive int maxTextLength,
        @DefaultValue("30d") @NotNull Duration draftsKept) {}
