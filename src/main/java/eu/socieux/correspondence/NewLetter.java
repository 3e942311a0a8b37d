package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;
import java.util.List;

/**
 * A row to write into the message log.
 *
 * @param address empty when there is none
 * @param key tells apart persons who share an address
 * @param notSentBecause null when the letter is to be sent
 * @param destination lines of the address window or number of the fax; null by mail
 * @param versionId of the letter as PDF, among the documents of the case
 */
record NewLetter(
        CaseScope scope,
        String letter,
        String cause,
        String role,
        String name,
        String address,
        String key,
        RenderedLetter text,
        String messageId,
        String inReplyTo,
        String notSentBecause,
        List<LetterAttachment> attachments,
        Delivery delivery,
        String destination,
        long versionId) {}
