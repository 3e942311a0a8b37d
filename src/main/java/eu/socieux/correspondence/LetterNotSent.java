package eu.socieux.correspondence;

import eu.socieux.records.CaseNumber;

/**
 * Every attempt to send a letter failed. Published in the transaction that records it.
 *
 * @param cause what the letter was written for, an activity instance id when a model asked for it
 */
public record LetterNotSent(
        long id, CaseNumber caseNumber, String cause, String letter, String recipientAddress, String reason) {}
