package eu.socieux.correspondence;

import java.time.Instant;
import java.util.List;

/**
 * What a message says, read leniently: a header that cannot be understood is empty, never an error.
 *
 * @param from the author; address null when the header is missing or unreadable
 * @param replyTo where the author wants answers; null when they did not say
 * @param subject in one line, empty when missing
 * @param sentAt the author's clock; null when missing or unreadable
 * @param messageId with angle brackets; null when missing
 * @param references Message-IDs of what this answers, from In-Reply-To and References, nearest first
 * @param automatic whether a machine wrote it: out of office, bounce, mailing list
 * @param text the body as plain text, quoted older messages included; empty when there is none
 * @param attachments files in order, those of enclosed messages after the enclosed message itself; without the
 *     decoration of signatures
 * @param enclosed messages enclosed as a whole, outermost level only
 */
public record InboundMessage(
        Party from,
        Party replyTo,
        List<Party> to,
        List<Party> cc,
        String subject,
        Instant sentAt,
        String messageId,
        List<String> references,
        boolean automatic,
        String text,
        List<InboundAttachment> attachments,
        List<InboundMessage> enclosed) {

    /**
     * Somebody named in a header.
     *
     * @param name null when only the address is given
     * @param address null when it cannot be read
     */
    public record Party(String name, String address) {
        static final Party UNKNOWN = new Party(null, null);
    }
}
