package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A letter that is printed and sent by a person.
 *
 * @param letter key in the letter catalogue
 * @param recipientName null when not known
 * @param destination lines of the address window, or number of the fax
 * @param printedAt when it was printed last; null when it was not
 * @param printedBy user id of whoever printed it last
 * @param versionId of the letter as PDF
 * @param enclosures what goes into the envelope with it
 * @param sentOn day on which it was sent; null while it waits
 */
public record PaperLetter(
        long id,
        CaseScope scope,
        String letter,
        String recipientName,
        Delivery delivery,
        String destination,
        String language,
        String subject,
        Instant writtenAt,
        Instant printedAt,
        String printedBy,
        long versionId,
        List<LetterAttachment> enclosures,
        LocalDate sentOn) {}
