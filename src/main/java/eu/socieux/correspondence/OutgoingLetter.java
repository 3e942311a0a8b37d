package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;
import java.util.List;

/**
 * A row of the message log with all that the mail needs.
 *
 * @param attempts how often sending began since it was last asked for, this time included
 * @param triedBefore whether an earlier attempt failed, or its outcome was not seen
 */
record OutgoingLetter(
        long id,
        CaseScope scope,
        String letter,
        String cause,
        String recipientName,
        String recipientAddress,
        String language,
        String subject,
        String html,
        String text,
        String messageId,
        String inReplyTo,
        int attempts,
        boolean triedBefore,
        List<LetterAttachment> attachments) {}
