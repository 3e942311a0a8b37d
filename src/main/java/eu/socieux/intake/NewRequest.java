package eu.socieux.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A request on its way into the register.
 *
 * @param channel how it came
 * @param senderName null when not known
 * @param senderAddress null when not known
 * @param contactAddress where the acknowledgement goes; null when nobody may be answered by mail
 * @param forwardedBy address of the office that passed it on; null when it came directly
 * @param subject empty when there is none
 * @param messageId of the message it came in; null when it was none
 * @param language of the request: {@code en}, {@code fr}, {@code es} or {@code pt}
 * @param firstReceivedOn when it was first received anywhere
 * @param receivedAt when it reached the facility
 * @param original the request as it came, kept byte for byte
 * @param attachments files that came with it
 * @param unread lines on what could not be read of it
 */
public record NewRequest(
        Channel channel,
        String senderName,
        String senderAddress,
        String contactAddress,
        String forwardedBy,
        String subject,
        String messageId,
        String language,
        LocalDate firstReceivedOn,
        Instant receivedAt,
        ReceivedFile original,
        List<ReceivedFile> attachments,
        List<String> unread) {}
