package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;
import java.time.Instant;

/**
 * A person sent a letter on paper. Published in the transaction that notes it, beside {@link LetterSent}, and again
 * when the day is corrected.
 *
 * @param cause what asked for the letter
 * @param recipientRole whom it went to
 * @param writtenAt when the step that sends it wrote it
 * @param sentAt when it left the house: what follows from the letter counts from then
 * @param noLongerAt the moment that was noted before, and was wrong; null when it is noted for the first time
 */
public record LetterPosted(
        long id,
        CaseNumber caseNumber,
        String cause,
        String recipientRole,
        Instant writtenAt,
        Instant sentAt,
        Instant noLongerAt) {}
