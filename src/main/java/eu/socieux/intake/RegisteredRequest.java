package eu.socieux.intake;

import eu.socieux.records.CaseNumber;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A line of the register of requests.
 *
 * @param senderName null when not known
 * @param senderAddress null when not known
 * @param forwardedBy address of the office that passed it on; null when it came directly
 * @param detectedLanguage {@code en}, {@code fr}, {@code es} or {@code pt}
 * @param firstReceivedOn when it was first received anywhere
 * @param receivedOn when it reached the facility
 */
public record RegisteredRequest(
        CaseNumber caseNumber,
        Channel channel,
        String senderName,
        String senderAddress,
        String forwardedBy,
        String subject,
        String detectedLanguage,
        LocalDate firstReceivedOn,
        LocalDate receivedOn,
        Instant registeredAt) {}
