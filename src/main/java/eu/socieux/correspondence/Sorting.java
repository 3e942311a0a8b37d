package eu.socieux.correspondence;

import eu.socieux.correspondence.MachineMail.Kind;
import eu.socieux.correspondence.Unread.Reason;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Says where a message belongs. Only what a stranger cannot know proves that it belongs to a case: the reply address of
 * the case, the Message-ID of a letter of ours, or a sender whose address is known there and whom our own mail server
 * has authenticated. Anything else, a case number in the subject first of all, is a clue that a person looks at.
 */
@Component
class Sorting {

    private static final Pattern CASE_NUMBER = Pattern.compile("\\bR-\\d{4}-\\d{3,9}\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ANSWER =
            Pattern.compile("^\\s*(re|aw|sv|vs|antw|res|rép|réf)\\s*(\\[\\d+])?\\s*[:：].*", Pattern.CASE_INSENSITIVE);
    private static final int TEXT_LOOKED_AT = 20_000;
    private static final int MOST_NUMBERS = 5;
    private static final Set<Reason> WITHOUT_SENSE =
            EnumSet.of(Reason.BROKEN_STRUCTURE, Reason.LONG_HEADER, Reason.TOO_MANY_PARTS, Reason.ENCRYPTED);

    private final MessageLog letters;
    private final ReceivedMessages received;
    private final ReplyAddresses replyAddresses;
    private final CaseFile caseFile;
    private final CorrespondenceSettings settings;
    private final SortingSettings sorting;
    private final MailboxSettings mailbox;

    Sorting(
            MessageLog letters,
            ReceivedMessages received,
            ReplyAddresses replyAddresses,
            CaseFile caseFile,
            CorrespondenceSettings settings,
            SortingSettings sorting,
            MailboxSettings mailbox) {
        this.letters = letters;
        this.received = received;
        this.replyAddresses = replyAddresses;
        this.caseFile = caseFile;
        this.settings = settings;
        this.sorting = sorting;
        this.mailbox = mailbox;
    }

    Verdict of(InboundMessage message) {
        Optional<WrittenLetter> answered = message.references().stream()
                .flatMap(id -> letters.withMessageId(id).stream())
                .findFirst();
        Optional<CaseNumber> addressed =
                replyAddresses.caseOf(message.recipients()).filter(caseFile::exists);
        Kind machine = settings.isGateway(address(message))
                ? Kind.NONE
                : message.machine().kind();
        if (machine == Kind.BOUNCE || machine == Kind.REPLY) {
            return byMachine(message, answered, addressed);
        }
        if (addressed.isPresent()
                && answered.isPresent()
                && !answered.get().scope().caseNumber().equals(addressed.get())) {
            return Verdict.proposed(
                    Placement.EXISTING_CASE,
                    CaseScope.wholeCase(addressed.get()),
                    "It was sent to the reply address of %s, but answers a letter of %s."
                            .formatted(addressed.get(), answered.get().scope().caseNumber()));
        }
        if (answered.isPresent()) {
            return Verdict.certain(
                    Placement.EXISTING_CASE,
                    answered.get().scope(),
                    answered.get(),
                    "It answers the letter “%s”.".formatted(answered.get().subject()));
        }
        if (addressed.isPresent()) {
            return Verdict.certain(
                    Placement.EXISTING_CASE,
                    CaseScope.wholeCase(addressed.get()),
                    null,
                    "It was sent to the reply address of %s.".formatted(addressed.get()));
        }
        return byClue(message).orElseGet(() -> withoutCase(message));
    }

    /** Bounces and absences are linked to their letter and never answered. */
    private Verdict byMachine(
            InboundMessage message, Optional<WrittenLetter> answered, Optional<CaseNumber> addressed) {
        boolean bounce = message.machine().kind() == Kind.BOUNCE;
        Optional<WrittenLetter> letter = answered.or(() -> Stream.concat(
                        message.machine().failed().stream(), Stream.ofNullable(bounce ? null : address(message)))
                .flatMap(address -> letters.latestTo(address).stream())
                .findFirst());
        CaseScope scope = letter.map(WrittenLetter::scope)
                .or(() -> addressed.map(CaseScope::wholeCase))
                .orElse(null);
        String what = bounce ? "A mail server sent it" : "A mailbox answered by itself";
        return Verdict.certain(
                Placement.AUTOMATIC,
                scope,
                letter.orElse(null),
                letter.map(found -> what + ", about the letter “" + found.subject() + "”.")
                        .orElse(what + "."));
    }

    private Optional<Verdict> byClue(InboundMessage message) {
        String sender = address(message);
        Optional<CaseNumber> thread = received.caseOf(message.references());
        List<CaseNumber> named = named(message);
        Optional<CaseNumber> clue = thread.or(() -> named.stream().findFirst());
        if (clue.isEmpty()) {
            return continued(message, sender);
        }
        CaseNumber number = clue.get();
        String says = thread.isPresent()
                ? "It answers a message of " + number
                : "It names " + number + (named.size() > 1 ? " and other cases" : "");
        boolean known = sender != null && received.isKnown(number, sender);
        if (known && named.size() <= 1 && isAuthenticated(message)) {
            return Optional.of(Verdict.certain(
                    Placement.EXISTING_CASE,
                    CaseScope.wholeCase(number),
                    null,
                    says + ", and its sender, known in this case, was authenticated by our mail server."));
        }
        return Optional.of(Verdict.proposed(
                Placement.EXISTING_CASE,
                CaseScope.wholeCase(number),
                known
                        ? says + ", and its sender is known in this case; but anybody can write any address as sender."
                        : says + ", but nothing proves it: its sender has not been written to in this case."));
    }

    /** "Re: your request" of somebody who is known in a case under that subject. */
    private Optional<Verdict> continued(InboundMessage message, String sender) {
        if (sender == null || !ANSWER.matcher(message.subject()).matches()) {
            return Optional.empty();
        }
        return received.caseWithSubject(sender, message.subject())
                .map(number -> Verdict.proposed(
                        Placement.EXISTING_CASE,
                        CaseScope.wholeCase(number),
                        "Its sender and its subject are those of " + number
                                + ", but it does not say what it answers."));
    }

    private Verdict withoutCase(InboundMessage message) {
        String sender = address(message);
        boolean gateway = settings.isGateway(sender);
        Optional<Unread> senseless = message.unread().stream()
                .filter(line ->
                        WITHOUT_SENSE.contains(line.reason()) && line.part().equals(Unread.WHOLE))
                .findFirst();
        boolean empty = message.text().isBlank() && message.attachments().isEmpty();
        Kind machine = gateway ? Kind.NONE : message.machine().kind();
        if (senseless.isPresent()) {
            return Verdict.proposed(
                    Placement.NEW_REQUEST, null, senseless.get().line().replaceFirst("“message” ", "It "));
        }
        if (empty) {
            return Verdict.proposed(Placement.NOT_OURS, null, "There is nothing in it: no text and no file.");
        }
        if (sender == null) {
            return Verdict.proposed(
                    Placement.NEW_REQUEST, null, "Its sender cannot be read, so nobody can be answered.");
        }
        if (sender.equalsIgnoreCase(mailbox.address()) && machine == Kind.NONE) {
            return Verdict.proposed(Placement.NEW_REQUEST, null, "It bears the facility's own address as sender.");
        }
        if (message.spam()) {
            return Verdict.proposed(Placement.NOT_OURS, null, "Our mail server takes it for unwanted advertising.");
        }
        if (machine == Kind.LIST) {
            return Verdict.proposed(Placement.AUTOMATIC, null, "A mailing list sent it.");
        }
        if (machine == Kind.OTHER) {
            return message.attachments().isEmpty()
                    ? Verdict.certain(Placement.AUTOMATIC, null, null, "A machine sent it, without any file.")
                    : Verdict.proposed(
                            Placement.NEW_REQUEST,
                            null,
                            "A machine sent it, perhaps a scanner, and files came with it.");
        }
        if (received.countOf(sender, sorting.floodWindow()) > sorting.floodLimit()) {
            return Verdict.proposed(
                    Placement.NEW_REQUEST,
                    null,
                    "%s has sent more than %d messages in a short time."
                            .formatted(sender.toLowerCase(Locale.ROOT), sorting.floodLimit()));
        }
        return Verdict.certain(Placement.NEW_REQUEST, null, null, "It belongs to no case.");
    }

    /** The cases named in subject and text that exist. */
    private List<CaseNumber> named(InboundMessage message) {
        String text = message.text();
        return CASE_NUMBER
                .matcher(message.subject() + "\n" + text.substring(0, Math.min(text.length(), TEXT_LOOKED_AT)))
                .results()
                .map(MatchResult::group)
                .map(number -> new CaseNumber(number.toUpperCase(Locale.ROOT)))
                .distinct()
                .limit(MOST_NUMBERS)
                .filter(caseFile::exists)
                .toList();
    }

    /**
     * Whether our own mail server, as which the first such header alone can be taken, found that the domain of the sender
     * vouches for it.
     */
    private boolean isAuthenticated(InboundMessage message) {
        String trusted = sorting.trustedAuthentication();
        String results = message.authenticationResults();
        if (trusted == null || trusted.isBlank() || results == null) {
            return false;
        }
        String lower = results.strip().toLowerCase(Locale.ROOT);
        return lower.split("[\\s;]", 2)[0].equals(trusted.strip().toLowerCase(Locale.ROOT))
                && lower.matches("(?s).*[;\\s]dmarc\\s*=\\s*pass\\b.*");
    }

    private static String address(InboundMessage message) {
        return message.from().address();
    }
}
