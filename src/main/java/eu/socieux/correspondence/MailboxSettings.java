package eu.socieux.correspondence;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The facility's own mailbox, read over IMAP.
 *
 * @param enabled whether the mailbox is read at all
 * @param host server name
 * @param port 993 with TLS and 143 without, as a rule
 * @param user account name
 * @param password of the account
 * @param address the mailbox's mail address, sender of every letter; the account name when it is left out
 * @param folder where new messages arrive
 * @param quarantineFolder where a message is moved that could not be filed; created when missing
 * @param tls whether the connection is encrypted from the start
 * @param pollInterval wait between two looks into the folder
 * @param timeout for connecting, reading and writing, each
 * @param filingAttempts how often filing a message is tried, at least, before it goes to the quarantine folder
 * @param filingPatience how long after the first failure it goes there, at the earliest; a fault that concerns all
 *     messages, such as a full disk, should be found and mended within this time
 */
@Validated
@ConfigurationProperties("socieux.mailbox")
public record MailboxSettings(
        @DefaultValue("true") boolean enabled,
        @NotBlank String host,
        @Min(1) @Max(65535) @DefaultValue("993") int port,
        @NotBlank String user,
        @NotBlank String password,
        String address,
        @NotBlank @DefaultValue("INBOX") String folder,
        @NotBlank @DefaultValue("Quarantine") String quarantineFolder,
        @DefaultValue("true") boolean tls,
        @NotNull @DurationMin(millis = 1, message = "must be more than zero") @DefaultValue("2s") Duration pollInterval,
        @NotNull @DurationMin(millis = 1, message = "must be more than zero") @DefaultValue("20s") Duration timeout,
        @Min(1) @Max(50) @DefaultValue("5") int filingAttempts,
        @NotNull @DurationMin(millis = 1, message = "must be more than zero") @DefaultValue("30m")
                Duration filingPatience) {

    public MailboxSettings {
        if (address == null || address.isBlank()) {
            address = user;
        }
        if (address != null && !MailText.isAddress(address)) {
            throw new IllegalArgumentException("'" + address
                    + "' is not a mail address; set socieux.mailbox.address to the address of the facility's mailbox.");
        }
    }

    /** The part after the at sign, under which the facility gives Message-IDs. */
    String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    String protocol() {
        return tls ? "imaps" : "imap";
    }
}
