package eu.socieux.demonstration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The no-configuration start.
 *
 * @param dataFolder where the embedded database keeps its data over restarts
 * @param smtpPort where the mail server in this process takes messages
 * @param imapPort where the mail server in this process gives them out
 * @param sendSample whether the very first start sends one request to the facility's mailbox
 * @param durable whether the database waits for the disk at each commit; tests do without
 * @param history whether an empty database is filled with some time of the facility's life
 * @param historyMonths how long that time is, up to now
 * @param historyRequests how many requests come in it
 * @param historySeed makes another history of the same kind
 */
@Validated
@ConfigurationProperties("socieux.demonstration")
public record DemonstrationSettings(
        @NotNull @DefaultValue("data") Path dataFolder,
        @Min(0) @Max(65535) @DefaultValue("3025") int smtpPort,
        @Min(0) @Max(65535) @DefaultValue("3143") int imapPort,
        @DefaultValue("true") boolean sendSample,
        @DefaultValue("true") boolean durable,
        @DefaultValue("false") boolean history,
        @Min(1) @Max(60) @DefaultValue("24") int historyMonths,
        @Min(1) @Max(500) @DefaultValue("70") int historyRequests,
        @DefaultValue("1") long historySeed) {}
