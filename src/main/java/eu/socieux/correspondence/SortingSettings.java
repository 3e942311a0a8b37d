package eu.socieux.correspondence;

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
 * What is done with messages by rule, and what a person decides.
 *
 * @param replyAddressPerCase whether letters ask for answers at an address of the case, {@code
 *     requests+r-2026-014.<key>@…}; needs a mail server that delivers sub-addresses to the mailbox itself
 * @param replyKey secret from which these addresses are made, at least 16 characters; left out, one is made at the first
 *     use and kept in the database. With another key, addresses given before are no longer recognised
 * @param trustedAuthentication name by which the facility's own mail server signs its Authentication-Results. Left out,
 *     a sender's address proves nothing, and a message with only that is sorted by a person
 * @param neverAnswered beginnings of addresses which nothing is ever sent to
 * @param acknowledgementPause within this time the same sender gets one acknowledgement for a case
 * @param floodLimit as many messages of one sender open files of their own within the time below
 * @param floodWindow see there; further messages join the last one and are sorted with it
 */
@Validated
@ConfigurationProperties("socieux.sorting")
public record SortingSettings(
        @DefaultValue("true") boolean replyAddressPerCase,
        String replyKey,
        String trustedAuthentication,
        @NotNull @DefaultValue({
                    "no-reply@",
                    "noreply@",
                    "no_reply@",
                    "do-not-reply@",
                    "donotreply@",
                    "ne-pas-repondre@",
                    "nepasrepondre@",
                    "no-responder@",
                    "nao-responda@",
                    "mailer-daemon@",
                    "postmaster@",
                    "bounce@",
                    "bounces@"
                })
                List<String> neverAnswered,
        @NotNull @DurationMin(minutes = 1) @DefaultValue("1d") Duration acknowledgementPause,
        @Min(1) @DefaultValue("30") int floodLimit,
        @NotNull @DurationMin(minutes = 1) @DefaultValue("1h") Duration floodWindow) {

    private static final int SHORTEST_KEY = 16;

    public SortingSettings {
        if (replyKey != null && !replyKey.isBlank() && replyKey.strip().length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("socieux.sorting.reply-key has to be at least " + SHORTEST_KEY
                    + " characters long; leave it out to have one made.");
        }
    }

    /** Whether nothing may be sent to an address, because nobody reads what comes there. */
    boolean isNeverAnswered(String address) {
        String lower = address.strip().toLowerCase(Locale.ROOT);
        return neverAnswered.stream()
                .anyMatch(beginning -> lower.startsWith(beginning.strip().toLowerCase(Locale.ROOT)));
    }
}
