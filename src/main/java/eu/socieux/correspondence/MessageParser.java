package eu.socieux.correspondence;

import eu.socieux.correspondence.InboundMessage.Party;
import eu.socieux.correspondence.Unread.Reason;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads messages as they come from all over the world. Whatever is broken in one of them costs at most the broken part,
 * and is noted: the original is kept in any case. Parts stay on the disk; what is read into memory has a limit.
 */
final class MessageParser {

    private static final Logger log = LoggerFactory.getLogger(MessageParser.class);
    private static final Session SESSION = session();
    private static final int DEEPEST_MESSAGE = 5;
    private static final int DEEPEST_PART = 30;
    private static final int MOST_ATTACHMENTS = 300;
    private static final int MOST_ADDRESSES = 200;
    private static final int DECORATION_BYTES = 20_000;
    private static final int LONGEST_TEXT = 500_000;
    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_FRAGMENT = 64 * 1024;
    private static final int BUFFER = 64 * 1024;

    private final SpooledMessage spool;
    private final Unpacking unpacking;
    private final List<InboundAttachment> attachments = new ArrayList<>();
    private final List<InboundMessage> enclosed = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();
    private final Set<String> referencesOfParts = new LinkedHashSet<>();
    private final StringBuilder plain = new StringBuilder();
    private final StringBuilder html = new StringBuilder();
    private final int depth;
    private String status;
    private String diagnosis;

    private MessageParser(SpooledMessage spool, int depth) {
        this.spool = spool;
        this.unpacking = new Unpacking(spool);
        this.depth = depth;
    }

    /** What the message says; its attachments can be opened until the spooled message is closed. */
    static InboundMessage parse(SpooledMessage message) throws IOException {
        return new MessageParser(message, 0).read(message.original());
    }

    private InboundMessage read(Path file) throws IOException {
        MessageSurvey survey = MessageSurvey.of(file);
        if (survey.longHeader()) {
            note(Unread.WHOLE, Reason.LONG_HEADER, null);
            return describe(beginning(file));
        }
        MimeMessage message;
        try {
            message = new MimeMessage(SESSION, spool.shared(file));
        } catch (MessagingException unreadable) {
            log.debug("The header of a message cannot be read.", unreadable);
            note(Unread.WHOLE, Reason.BROKEN_STRUCTURE, null);
            return describe(beginning(file));
        }
        if (survey.tooManyParts()) {
            note(Unread.WHOLE, Reason.TOO_MANY_PARTS, null);
            return describe(message);
        }
        try {
            walk(message, 0);
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            log.info("A message cannot be taken apart completely: {}", unreadable.toString());
            note(Unread.WHOLE, Reason.BROKEN_STRUCTURE, null);
        }
        return describe(message);
    }

    /** So much of a message whose header cannot be read as can; at worst nothing. */
    private static MimeMessage beginning(Path file) throws IOException {
        byte[] beginning;
        try (InputStream content = Files.newInputStream(file)) {
            beginning = content.readNBytes(LONGEST_FRAGMENT);
        }
        try {
            return new MimeMessage(SESSION, new ByteArrayInputStream(beginning));
        } catch (MessagingException unreadable) {
            log.debug("Nor can its beginning be read.", unreadable);
            return new MimeMessage(SESSION);
        }
    }

    private InboundMessage describe(MimeMessage message) {
        List<Party> replyTo = parties(message, "Reply-To");
        Party from = parties(message, "From").stream().findFirst().orElse(Party.UNKNOWN);
        List<Party> to = parties(message, "To");
        List<Party> cc = parties(message, "Cc");
        return new InboundMessage(
                from,
                replyTo.isEmpty() ? null : replyTo.get(0),
                to,
                cc,
                recipients(message, to, cc),
                cut(MailText.oneLine(decoded(header(message, "Subject")))),
                sentAt(message),
                MailText.messageId(header(message, "Message-ID")),
                references(message, from),
                machine(message, from.address()),
                "yes".equalsIgnoreCase(MailText.oneLine(header(message, "X-Spam-Flag"))),
                firstHeader(message, "Authentication-Results"),
                body(),
                List.copyOf(attachments),
                List.copyOf(enclosed),
                List.copyOf(unread));
    }

    private MachineMail machine(MimeMessage message, String sender) {
        MachineMail.Kind kind = MachineMail.kind(message, sender);
        if (kind != MachineMail.Kind.BOUNCE) {
            return MachineMail.of(kind);
        }
        List<String> givenUp = new ArrayList<>(failed);
        String said = header(message, "X-Failed-Recipients");
        if (givenUp.isEmpty() && said != null) {
            Stream.of(said.split(",", -1))
                    .map(address -> address.strip().toLowerCase(Locale.ROOT))
                    .filter(MailText::isAddress)
                    .forEach(givenUp::add);
        }
        return new MachineMail(kind, status, List.copyOf(givenUp), diagnosis);
    }

    private void walk(Part part, int level) throws MessagingException, IOException {
        if (level > DEEPEST_PART) {
            note(Unread.WHOLE, Reason.TOO_DEEP, null);
            return;
        }
        if (attachments.size() > MOST_ATTACHMENTS) {
            noteOnce(Unread.WHOLE, Reason.TOO_MANY_PARTS);
            return;
        }
        if (is(part, "multipart/encrypted") || is(part, "application/pgp-encrypted")) {
            noteOnce(Unread.WHOLE, Reason.ENCRYPTED);
        }
        if (is(part, "multipart/*")) {
            walkParts(part, level);
        } else if (is(part, "message/rfc822") || is(part, "message/global")) {
            enclose(part);
        } else if (is(part, "message/delivery-status")) {
            report(text(part));
        } else if (is(part, "text/rfc822-headers")) {
            referencesOfParts.addAll(messageIdOf(text(part)));
        } else if (is(part, "application/pkcs7-mime") || is(part, "application/x-pkcs7-mime")) {
            openSigned(part, level);
        } else if (isBody(part)) {
            append(part);
        } else if (!isDecoration(part)) {
            attach(part);
        }
    }

    private void walkParts(Part part, int level) throws MessagingException, IOException {
        Multipart parts;
        int count;
        try {
            if (!(part.getContent() instanceof Multipart several)) {
                attach(part);
                return;
            }
            parts = several;
            count = parts.getCount();
        } catch (MessagingException | IOException | RuntimeException broken) {
            log.info("The parts of a message cannot be told apart: {}", broken.toString());
            note(Unread.WHOLE, Reason.BROKEN_STRUCTURE, null);
            append(part);
            return;
        }
        for (int index = 0; index < count; index++) {
            Part inner = parts.getBodyPart(index);
            try {
                walk(inner, level + 1);
            } catch (MessagingException | IOException | RuntimeException broken) {
                log.info("A part of a message cannot be read: {}", broken.toString());
                String name = fileName(inner);
                note(name == null ? "part " + (index + 1) : name, Reason.BROKEN_STRUCTURE, null);
            }
        }
    }

    private void enclose(Part part) throws MessagingException, IOException {
        InboundAttachment whole = file(part, fileName(part), "message/rfc822");
        InboundMessage inner = null;
        if (depth < DEEPEST_MESSAGE) {
            Path file = spool.newFile();
            try (InputStream content = whole.open();
                    OutputStream out = Files.newOutputStream(file)) {
                content.transferTo(out);
            }
            inner = new MessageParser(spool, depth + 1).read(file);
        } else {
            noteOnce(whole.fileName(), Reason.TOO_DEEP);
        }
        if (fileName(part) == null && inner != null && !inner.subject().isEmpty()) {
            whole = new InboundAttachment(
                    MailText.fileName(inner.subject() + ".eml"), "message/rfc822", whole.size(), whole::open);
        }
        attachments.add(whole);
        if (inner != null) {
            enclosed.add(inner);
            attachments.addAll(inner.attachments());
            unread.addAll(inner.unread());
            if (inner.messageId() != null) {
                referencesOfParts.add(inner.messageId());
            }
        }
    }

    /** The content of an opaque signature is the message; that of an encryption is closed to us. */
    private void openSigned(Part part, int level) throws MessagingException, IOException {
        InboundAttachment wrapped = file(part, fileName(part), type(part));
        try {
            Path content = unpacking.signed(wrapped);
            if (content == null) {
                attachments.add(wrapped);
                return;
            }
            walk(new MimeBodyPart(spool.shared(content)), level + 1);
        } catch (IOException notSigned) {
            log.debug("A signed part cannot be opened.", notSigned);
            boolean encrypted = String.valueOf(part.getContentType())
                    .toLowerCase(Locale.ROOT)
                    .contains("enveloped");
            note(wrapped.fileName(), encrypted ? Reason.ENCRYPTED : Reason.BROKEN_PACKAGE, null);
            attachments.add(wrapped);
        }
    }

    private void attach(Part part) throws MessagingException, IOException {
        InboundAttachment attachment = file(part, fileName(part), type(part));
        attachments.add(attachment);
        Unpacking.Contents inside = unpacking.of(attachment);
        attachments.addAll(inside.files());
        inside.unread().forEach(line -> note(line.part(), line.reason(), line.detail()));
    }

    /** The decoded bytes of a part, counted by reading them once; as they came where they cannot be decoded. */
    private InboundAttachment file(Part part, String fileName, String type) throws MessagingException {
        String name = fileName != null
                ? fileName
                : "message/rfc822".equals(type) ? "message.eml" : "attachment-" + (attachments.size() + 1);
        try (InputStream content = part.getInputStream()) {
            long size = length(content);
            return new InboundAttachment(name, type, size, () -> decoded(part));
        } catch (IOException | MessagingException | RuntimeException undecodable) {
            log.info("The part {} of a message is wrongly encoded: {}", name, undecodable.toString());
            note(name, Reason.BROKEN_ENCODING, null);
        }
        try (InputStream content = raw(part)) {
            long size = length(content);
            return new InboundAttachment(name, type, size, () -> raw(part));
        } catch (IOException unreadable) {
            throw new MessagingException("A part of a message cannot be read.", unreadable);
        }
    }

    private static InputStream decoded(Part part) throws IOException {
        try {
            return new BufferedInputStream(part.getInputStream(), BUFFER);
        } catch (MessagingException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static InputStream raw(Part part) throws IOException {
        try {
            return part instanceof MimeBodyPart body
                    ? body.getRawInputStream()
                    : ((MimeMessage) part).getRawInputStream();
        } catch (MessagingException unreadable) {
            throw new IOException(unreadable);
        }
    }

    private static long length(InputStream content) throws IOException {
        return content.transferTo(OutputStream.nullOutputStream());
    }

    /** A type that cannot be read is what RFC 2045 takes such a part for: text. */
    private static boolean is(Part part, String type) throws MessagingException {
        try {
            new ContentType(part.getContentType());
        } catch (ParseException malformed) {
            return "text/plain".equals(type);
        }
        return part.isMimeType(type);
    }

    private static boolean isBody(Part part) throws MessagingException {
        return (is(part, "text/plain") || is(part, "text/html"))
                && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part))
                && fileName(part) == null;
    }

    private static String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException malformed) {
            log.debug("The disposition of a part cannot be read.", malformed);
            return null;
        }
    }

    /** Logos and smileys of signatures: small pictures shown inside the text. They stay in the original. */
    private static boolean isDecoration(Part part) throws MessagingException {
        if (is(part, "application/pgp-signature")
                || is(part, "application/pkcs7-signature")
                || is(part, "application/x-pkcs7-signature")
                || is(part, "application/pgp-encrypted")) {
            return true;
        }
        if (!is(part, "image/*")) {
            return false;
        }
        String name = fileName(part);
        boolean shownInText = Part.INLINE.equalsIgnoreCase(disposition(part)) && part.getHeader("Content-ID") != null;
        boolean namedByMailer = name != null
                && name.toLowerCase(Locale.ROOT).matches("(image|img|logo)?0*\\d{0,3}\\.(png|gif|jpe?g|bmp)");
        return (shownInText || namedByMailer) && part.getSize() < DECORATION_BYTES;
    }

    private void append(Part part) throws MessagingException {
        StringBuilder text = is(part, "text/html") ? html : plain;
        if (text.length() < LONGEST_TEXT) {
            text.append(text(part)).append('\n');
        }
    }

    private String body() {
        String text = MailText.readable(plain.toString()).strip();
        if (text.isBlank() && !html.toString().isBlank()) {
            text = MailText.readable(PlainText.of(Jsoup.parse(html.toString()))).strip();
        }
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    /** Reads what RFC 3464 says about each recipient; the groups of lines are headers of their own. */
    private void report(String text) {
        plain.append(text).append('\n');
        for (String group : text.replace("\r\n", "\n").split("\n[ \t]*\n", -1)) {
            try {
                InternetHeaders lines = new InternetHeaders(
                        new ByteArrayInputStream((group.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
                String action = MailText.oneLine(lines.getHeader("Action", null));
                String recipient = first(lines, "Original-Recipient", "Final-Recipient");
                if (recipient.isEmpty()) {
                    continue;
                }
                status = MailText.oneLine(lines.getHeader("Status", null));
                diagnosis = cut(MailText.oneLine(lines.getHeader("Diagnostic-Code", " ")));
                String address =
                        recipient.substring(recipient.indexOf(';') + 1).strip().toLowerCase(Locale.ROOT);
                if ("failed".equalsIgnoreCase(action) && MailText.isAddress(address)) {
                    failed.add(address);
                }
            } catch (MessagingException unreadable) {
                log.debug("A delivery report cannot be read.", unreadable);
                noteOnce("delivery report", Reason.BROKEN_STRUCTURE);
            }
        }
    }

    private static String first(InternetHeaders lines, String preferred, String otherwise) {
        String found = MailText.oneLine(lines.getHeader(preferred, null));
        return found.isEmpty() ? MailText.oneLine(lines.getHeader(otherwise, null)) : found;
    }

    private static List<String> messageIdOf(String header) {
        try {
            InternetHeaders lines = new InternetHeaders(
                    new ByteArrayInputStream((header.strip() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8)));
            return MailText.messageIds(lines.getHeader("Message-ID", " "));
        } catch (MessagingException unreadable) {
            log.debug("The returned header cannot be read.", unreadable);
            return List.of();
        }
    }

    private List<String> references(MimeMessage message, Party from) {
        Set<String> found = new LinkedHashSet<>(MailText.messageIds(header(message, "In-Reply-To")));
        List<String> thread = new ArrayList<>(MailText.messageIds(header(message, "References")));
        Collections.reverse(thread);
        found.addAll(thread);
        if (MachineMail.kind(message, from.address()) == MachineMail.Kind.BOUNCE) {
            found.addAll(referencesOfParts);
        }
        return found.stream().limit(MOST_ADDRESSES).toList();
    }

    private static List<String> recipients(MimeMessage message, List<Party> to, List<Party> cc) {
        Set<String> addresses = new LinkedHashSet<>();
        for (String name : List.of("Delivered-To", "X-Original-To", "Envelope-To")) {
            String value = header(message, name);
            if (value != null) {
                Stream.of(value.split("[\\s,;<>]+", -1))
                        .filter(MailText::isAddress)
                        .forEach(addresses::add);
            }
        }
        Stream.concat(to.stream(), cc.stream())
                .map(Party::address)
                .filter(address -> address != null)
                .forEach(addresses::add);
        return addresses.stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .distinct()
                .limit(MOST_ADDRESSES)
                .toList();
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
                    : Arrays.stream(addresses)
                            .limit(MOST_ADDRESSES)
                            .map(MessageParser::party)
                            .toList();
        } catch (MessagingException unreadable) {
            log.debug("The header {} of a message cannot be read.", header, unreadable);
            return List.of();
        }
    }

    private static Party party(Address address) {
        if (address instanceof InternetAddress internet) {
            String name = cut(MailText.oneLine(internet.getPersonal()));
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

    private static String firstHeader(MimeMessage message, String name) {
        try {
            String[] all = message.getHeader(name);
            return all == null ? null : MailText.oneLine(MimeUtility.unfold(all[0]));
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
        } catch (UnsupportedEncodingException | RuntimeException undecodable) {
            log.debug("A header is encoded in a way that does not exist.", undecodable);
            return unfolded;
        }
    }

    /** Null when the part has none, or one that cannot be read. */
    private static String fileName(Part part) {
        try {
            String name = part.getFileName();
            String clean = name == null ? "" : MailText.fileName(decoded(name));
            return clean.isEmpty() ? null : clean;
        } catch (MessagingException malformed) {
            log.debug("The file name of a part cannot be read.", malformed);
            return null;
        }
    }

    private String text(Part part) throws MessagingException {
        String unknown = Charsets.unknown(part.getContentType());
        if (unknown != null) {
            note(Unread.WHOLE, Reason.UNKNOWN_CHARSET, cut(unknown));
        }
        return Charsets.decode(bytes(part), part.getContentType());
    }

    private static String type(Part part) throws MessagingException {
        String type = String.valueOf(part.getContentType());
        int end = type.indexOf(';');
        return cut((end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT));
    }

    private byte[] bytes(Part part) throws MessagingException {
        try (InputStream content = part.getInputStream()) {
            return beginning(content);
        } catch (IOException | MessagingException | RuntimeException undecodable) {
            log.info("A text of a message is wrongly encoded: {}", undecodable.toString());
            noteOnce(Unread.WHOLE, Reason.BROKEN_ENCODING);
        }
        try (InputStream content = raw(part)) {
            return beginning(content);
        } catch (IOException unreadable) {
            throw new MessagingException("A part of a message cannot be read.", unreadable);
        }
    }

    private byte[] beginning(InputStream content) throws IOException {
        byte[] beginning = content.readNBytes(LONGEST_TEXT);
        if (content.read() >= 0) {
            noteOnce(Unread.WHOLE, Reason.TEXT_CUT);
        }
        return beginning;
    }

    private static String cut(String line) {
        return line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE - 1) + "…";
    }

    private void noteOnce(String part, Reason reason) {
        if (unread.stream().noneMatch(line -> line.part().equals(part) && line.reason() == reason)) {
            note(part, reason, null);
        }
    }

    private void note(String part, Reason reason, String detail) {
        unread.add(new Unread(part, reason, detail));
    }

    private static Session session() {
        Properties lenient = new Properties();
        lenient.setProperty("mail.mime.address.strict", "false");
        return Session.getInstance(lenient);
    }
}
