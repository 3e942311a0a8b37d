package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A letter to one recipient, as pages show it.
 *
 * @param letter key in the letter catalogue
 * @param reason why it was not sent, or why the last attempt failed; null when there is nothing to say
 * @param nextAttemptAt when sending is tried next; null unless the state is pending
 * @param recipientAddress where it goes: address of the mail, number of the fax, or address of the post in one line
 * @param sentAt null unless sent; on paper, a moment of that day
 * @param sentOn day on which a person sent it on paper; null by mail, and until then
 */
public record WrittenLetter(
        long id,
        CaseScope scope,
        String letter,
        String recipientRole,
        String recipientName,
        String recipientAddress,
        String language,
        String subject,
        LetterState state,
        String reason,
        int attempts,
        Instant writtenAt,
        Instant nextAttemptAt,
        Instant sentAt,
        Delivery delivery,
        LocalDate sentOn) {}
