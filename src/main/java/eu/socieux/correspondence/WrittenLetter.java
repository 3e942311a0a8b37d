package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;
import java.time.Instant;

/**
 * A letter to one recipient, as pages show it.
 *
 * @param letter key in the letter catalogue
 * @param reason why it was not sent, or why the last attempt failed; null when there is nothing to say
 * @param nextAttemptAt when sending is tried next; null unless the state is pending
 * @param sentAt null unless sent
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
        Instant sentAt) {}
