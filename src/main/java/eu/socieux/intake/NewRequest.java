package eu.socieux.intake;

import eu.socieux.records.CaseNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
 * @param takenDown by whom, where a person did; null when it came by itself
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
        List<String> unread,
        TakenDown takenDown) {

    /** A request that came by itself, as mail does. */
    public NewRequest(
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
            List<String> unread) {
        this(
                channel,
                senderName,
                senderAddress,
                contactAddress,
                forwardedBy,
                subject,
                messageId,
                language,
                firstReceivedOn,
                receivedAt,
                original,
                attachments,
                unread,
                null);
    }

    /**
     * Who took a request down, and what they entered.
     *
     * @param file in which they did
     * @param by user id
     * @param facts by key, as the case is to know them
     */
    public record TakenDown(CaseNumber file, String by, Map<String, Object> facts) {}
}
