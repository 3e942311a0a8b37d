package eu.socieux.correspondence;

import eu.socieux.correspondence.InboundMessage.Party;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.jsoup.Jsoup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads messages as they come from all over the world. Whatever is broken in one of them costs at most the broken part:
 * the original is kept in any case.
 */
final class MessageParser {

    private static final Logger log = LoggerFactory.getLogger(MessageParser.class);
    private static final Session SESSION = session();
    private static final int DEEPEST = 5;
    private static final int DECORATION_BYTES = 20_000;

    private final List<InboundAttachment> attachments = new ArrayList<>();
    private final List<InboundMessage> enclosed = new ArrayList<>();
    private final Set<String> referencesOfParts = new LinkedHashSet<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final int depth;

    private MessageParser(int depth) {
        this.depth = depth;
    }

    static InboundMessage parse(byte[] original) {
        return new MessageParser(0).read(original);
    }

    private InboundMessage read(byte[] original) {
        MimeMessage message;
        try {
            message = new MimeMessage(SESSION, new ByteArrayInputStream(original));
            walk(message, false);
        } catch (MessagingException | IOException unreadable) {
            log.warn("A message cannot be taken apart; only its original is kept.", unreadable);
            return headersOnly(original);
        }
        return describe(message);
    }

    private InboundMessage headersOnly(byte[] original) {
        try {
            MimeMessage message = new MimeMessage(SESSION, new ByteArrayInputStream(original));
            return describe(message);
        } catch (MessagingException unreadable) {
            log.debug("Nor can its headers be read.", unreadable);
            return new InboundMessage(
                    Party.UNKNOWN,
                    null,
                    List.of(),
                    List.of(),
                    "",
                    null,
                    null,
                    List.of(),
                    false,
                    "",
                    List.of(),
                    List.of());
        }
    }

    private InboundMessage describe(MimeMessage message) {
        List<Party> replyTo = parties(message, "Reply-To");
        return new InboundMessage(
                parties(message, "From").stream().findFirst().orElse(Party.UNKNOWN),
                replyTo.isEmpty() ? null : replyTo.get(0),
                parties(message, "To"),
                parties(message, "Cc"),
                MailText.oneLine(decoded(header(message, "Subject"))),
                sentAt(message),
                MailText.messageId(header(message, "Message-ID")),
                references(message),
                isAutomatic(message),
                body(),
                List.copyOf(attachments),
                List.copyOf(enclosed));
    }

    private void walk(Part part, boolean inAlternative) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*")) {
            if (!(part.getContent() instanceof Multipart parts)) {
                attach(part);
                return;
            }
            for (int index = 0; index < parts.getCount(); index++) {
                walk(parts.getBodyPart(index), inAlternative || part.isMimeType("multipart/alternative"));
            }
        } else if (part.isMimeType("message/rfc822")) {
            enclose(part);
        } else if (part.isMimeType("message/delivery-status")) {
            plain.append(text(part)).append('\n');
        } else if (part.isMimeType("text/rfc822-headers")) {
            referencesOfParts.addAll(MailText.messageIds(text(part)));
        } else if (isBody(part)) {
            (part.isMimeType("text/html") ? html : plain).append(text(part)).append('\n');
        } else if (!isDecoration(part)) {
            attach(part);
        }
    }

    private void enclose(Part part) throws MessagingException, IOException {
        byte[] content = bytes(part);
        InboundMessage inner = depth < DEEPEST ? new MessageParser(depth + 1).read(content) : null;
        String subject = inner == null ? "" : inner.subject();
        String name = fileName(part);
        attachments.add(new InboundAttachment(
                name != null ? name : safe(subject.isEmpty() ? "message.eml" : subject + ".eml"),
                "message/rfc822",
                content));
        if (inner != null) {
            enclosed.add(inner);
            attachments.addAll(inner.attachments());
            if (inner.messageId() != null) {
                referencesOfParts.add(inner.messageId());
            }
        }
    }

    private void attach(Part part) throws MessagingException, IOException {
        String name = fileName(part);
        attachments.add(new InboundAttachment(
                name == null ? "attachment-" + (attachments.size() + 1) : name, type(part), bytes(part)));
    }

    private static boolean isBody(Part part) throws MessagingException {
        return (part.isMimeType("text/plain") || part.isMimeType("text/html"))
                && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                && part.getFileName() == null;
    }

    /** Logos and smileys of signatures: small pictures shown inside the text. They stay in the original. */
    private static boolean isDecoration(Part part) throws MessagingException {
        if (!part.isMimeType("image/*")) {
            return false;
        }
        String name = part.getFileName();
        boolean shownInText =
                Part.INLINE.equalsIgnoreCase(part.getDisposition()) && part.getHeader("Content-ID") != null;
        boolean namedByMailer = name != null
                && name.toLowerCase(Locale.ROOT).matches("(image|img|logo)?0*\\d{0,3}\\.(png|gif|jpe?g|bmp)");
        return (shownInText || namedByMailer) && part.getSize() < DECORATION_BYTES;
    }

    private String body() {
        if (!plain.toString().isBlank()) {
            return plain.toString().strip();
        }
        return html.toString().isBlank()
                ? ""
                : PlainText.of(Jsoup.parse(html.toString())).strip();
    }

    private List<String> references(MimeMessage message) {
        Set<String> found = new LinkedHashSet<>(MailText.messageIds(header(message, "In-Reply-To")));
        List<String> thread = new ArrayList<>(MailText.messageIds(header(message, "References")));
        Collections.reverse(thread);
        found.addAll(thread);
        if (isReport(message)) {
            found.addAll(referencesOfParts);
        }
        return List.copyOf(found);
    }

    private static boolean isReport(MimeMessage message) {
        try {
            return message.isMimeType("multipart/report");
        } catch (MessagingException unreadable) {
            log.debug("The type of a message cannot be read.", unreadable);
            return false;
        }
    }

    private static boolean isAutomatic(MimeMessage message) {
        String submitted = header(message, "Auto-Submitted");
        String precedence = header(message, "Precedence");
        String sender = parties(message, "From").stream()
                .map(Party::address)
                .filter(address -> address != null)
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        return (submitted != null && !submitted.strip().toLowerCase(Locale.ROOT).startsWith("no"))
                || (precedence != null
                        && Set.of("bulk", "junk", "list", "auto_reply")
                                .contains(precedence.strip().toLowerCase(Locale.ROOT)))
                || header(message, "X-Autoreply") != null
                || header(message, "X-Autorespond") != null
                || "<>".equals(header(message, "Return-Path"))
                || sender.startsWith("mailer-daemon@")
                || sender.startsWith("postmaster@")
                || isReport(message);
    }

    private static List<Party> parties(MimeMessage message, String header) {
        try {
            Address[] addresses =
                    switch (header) {
                        case "From" -> message.getFrom();
                        case "To" -> message.getRecipients(RecipientType.TO);
                        case "Cc" -> message.getRecipients(RecipientType.CC);
                        default -> message.getHeader(header) == null ? null : message.getReplyTo();
                    };
            return addresses == null
                    ? List.of()
                    : Arrays.stream(addresses).map(MessageParser::party).toList();
        } catch (MessagingException unreadable) {
            log.debug("The header {} of a message cannot be read.", header, unreadable);
            return List.of();
        }
    }

    private static Party party(Address address) {
        if (address instanceof InternetAddress internet) {
            String name = MailText.oneLine(internet.getPersonal());
            return new Party(
                    name.isEmpty() ? null : name,
                    MailText.isAddress(internet.getAddress()) ? internet.getAddress() : null);
        }
        return Party.UNKNOWN;
    }

    private static Instant sentAt(MimeMessage message) {
        try {
            Date sent = message.getSentDate();
            return sent == null ? null : sent.toInstant();
        } catch (MessagingException unreadable) {
            log.debug("The date of a message cannot be read.", unreadable);
            return null;
        }
    }

    private static String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, " ");
        } catch (MessagingException unreadable) {
            log.debug("The header {} of a message cannot be read.", name, unreadable);
            return null;
        }
    }

    private static String decoded(String header) {
        if (header == null) {
            return null;
        }
        String unfolded = MimeUtility.unfold(header);
        try {
            return MimeUtility.decodeText(unfolded);
        } catch (UnsupportedEncodingException unknownCharset) {
            log.debug("A header is encoded in an unknown character set.", unknownCharset);
            return unfolded;
        }
    }

    private static String fileName(Part part) throws MessagingException {
        String name = part.getFileName();
        return name == null || name.isBlank() ? null : safe(decoded(name));
    }

    private static String safe(String name) {
        String clean = MailText.oneLine(name).replaceAll("[\\\\/:*?\"<>|]+", "_");
        return clean.length() <= 150 ? clean : clean.substring(0, 100) + "…" + clean.substring(clean.length() - 40);
    }

    private static String text(Part part) throws MessagingException {
        return Charsets.decode(bytes(part), part.getContentType());
    }

    private static String type(Part part) throws MessagingException {
        String type = part.getContentType();
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    private static byte[] bytes(Part part) throws MessagingException {
        try (InputStream content = part.getInputStream()) {
            return content.readAllBytes();
        } catch (IOException | MessagingException undecodable) {
            log.warn("A part of a message is wrongly encoded; it is kept as it came.", undecodable);
            return rawBytes(part);
        }
    }

    private static byte[] rawBytes(Part part) throws MessagingException {
        try (InputStream raw = part instanceof MimeBodyPart body
                ? body.getRawInputStream()
                : ((MimeMessage) part).getRawInputStream()) {
            return raw.readAllBytes();
        } catch (IOException unreadable) {
            throw new MessagingException("A part of a message cannot be read.", unreadable);
        }
    }

    private static Session session() {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        return Session.getInstance(lenient);
    }
}
