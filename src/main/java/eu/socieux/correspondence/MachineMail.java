package eu.socieux.correspondence;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a machine wrote a message, and why: read from its header as RFC 3834 says, and from what mail programs of
 * makers say who do not follow it.
 *
 * @param status of a bounce, RFC 3463: {@code 5.1.1}; null when it is none or does not say
 * @param failed the addresses that a bounce gives up on; empty when it only tells of a delay
 * @param diagnosis what the other server said; null when it said nothing
 */
public record MachineMail(Kind kind, String status, List<String> failed, String diagnosis) {

    private static final Logger log = LoggerFactory.getLogger(MachineMail.class);

    private static final Set<String> ANSWERING_HEADERS =
            Set.of("X-Autoreply", "X-Autorespond", "X-Autoresponse", "X-Auto-Reply-From", "X-FC-MachineGenerated");
    private static final Set<String> BULK = Set.of("bulk", "junk");

    /** What kind of machine. */
    public enum Kind {
        /** None: a person. */
        NONE,
        /** A mail server that says what became of a letter. */
        BOUNCE,
        /** Somebody's mailbox that answers for them: out of office. */
        REPLY,
        /** A list that passes on what people write to it. */
        LIST,
        /** Anything else: a scanner, a newsletter, a form. */
        OTHER
    }

    static final MachineMail NONE = of(Kind.NONE);

    static MachineMail of(Kind kind) {
        return new MachineMail(kind, null, List.of(), null);
    }

    /** What the header tells; of a bounce the report has still to be read. */
    static Kind kind(MimeMessage message, String sender) {
        String submitted = lower(message, "Auto-Submitted");
        String precedence = lower(message, "Precedence");
        String local = sender == null
                ? ""
                : sender.toLowerCase(Locale.ROOT).replaceFirst("@.*", "").strip();
        if (isReport(message)
                || "<>".equals(lower(message, "Return-Path"))
                || header(message, "X-Failed-Recipients") != null
                || Set.of("mailer-daemon", "postmaster").contains(local)) {
            return Kind.BOUNCE;
        }
        if (submitted.startsWith("auto-replied")
                || "auto_reply".equals(precedence)
                || ANSWERING_HEADERS.stream().anyMatch(name -> header(message, name) != null)
                || lower(message, "X-MS-Exchange-Generated-Message-Source").contains("mailbox rules")) {
            return Kind.REPLY;
        }
        if (header(message, "List-Id") != null || "list".equals(precedence)) {
            return Kind.LIST;
        }
        boolean otherwise = !submitted.isEmpty() && !submitted.startsWith("no");
        return otherwise || BULK.contains(precedence) ? Kind.OTHER : Kind.NONE;
    }

    private static boolean isReport(MimeMessage message) {
        try {
            return message.isMimeType("multipart/report")
                    && !message.getContentType().toLowerCase(Locale.ROOT).contains("disposition-notification");
        } catch (MessagingException unreadable) {
            log.debug("The type of a message cannot be read.", unreadable);
            return false;
        }
    }

    private static String lower(MimeMessage message, String name) {
        String value = header(message, name);
        return value == null ? "" : value.strip().toLowerCase(Locale.ROOT);
    }

    private static String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, " ");
        } catch (MessagingException unreadable) {
            log.debug("The header {} of a message cannot be read.", name, unreadable);
            return null;
        }
    }
}
