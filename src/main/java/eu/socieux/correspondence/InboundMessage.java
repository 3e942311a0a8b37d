package eu.socieux.correspondence;

import java.time.Instant;
import java.util.List;

/**
 * What a message says, read leniently: a header that cannot be understood is empty, never an error.
 *
 * @param from the author; address null when the header is missing or unreadable
 * @param replyTo where the author wants answers; null when they did not say
 * @param recipients every address it was sent or delivered to, in lower case
 * @param subject in one line, empty when missing
 * @param sentAt the author's clock; null when missing or unreadable
 * @param messageId with angle brackets; null when missing
 * @param references Message-IDs of what this answers, from In-Reply-To and References, nearest first; of a report those
 *     of the returned message as well
 * @param machine who wrote it, when no person did
 * @param spam whether the mail server takes it for unwanted advertising
 * @param authenticationResults the first header of this name, which is that of the facility's own mail server when that
 *     writes one; null when there is none
 * @param text the body as plain text, quoted older messages included; empty when there is none
 * @param attachments files in order, those of enclosed messages after the enclosed message itself; without the
 *     decoration of signatures
 * @param enclosed messages enclosed as a whole, outermost level only
 * @param unread what could not be read
 */
public record InboundMessage(
        Party from,
        Party replyTo,
        List<Party> to,
        List<Party> cc,
        List<String> recipients,
        String subject,
        Instant sentAt,
        String messageId,
        List<String> references,
        MachineMail machine,
        boolean spam,
        String authenticationResults,
        String text,
        List<InboundAttachment> attachments,
        List<InboundMessage> enclosed,
        List<Unread> unread) {

    /** Whether a machine wrote it: out of office, bounce, mailing list. */
    public boolean automatic() {
        return machine.kind() != MachineMail.Kind.NONE;
    }

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
