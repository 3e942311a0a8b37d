package eu.socieux.correspondence;

import eu.socieux.correspondence.MachineMail.Kind;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelations;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files one message, once, in one transaction. It ends in exactly one of four ways: it opens a case, is added to one,
 * waits for somebody to sort it, or is filed as written by a machine.
 */
@Component
@Transactional(rollbackFor = IOException.class)
class MailFiling {

    private final ReceivedMessages received;
    private final MessageLog letters;
    private final Sorting sorting;
    private final CaseMail caseMail;
    private final HoldingPen pen;
    private final CaseRelations relations;
    private final CorrespondenceSettings settings;
    private final MailboxSettings mailbox;
    private final ApplicationEventPublisher events;

    MailFiling(
            ReceivedMessages received,
            MessageLog letters,
            Sorting sorting,
            CaseMail caseMail,
            HoldingPen pen,
            CaseRelations relations,
            CorrespondenceSettings settings,
            MailboxSettings mailbox,
            ApplicationEventPublisher events) {
        this.received = received;
        this.letters = letters;
        this.sorting = sorting;
        this.caseMail = caseMail;
        this.pen = pen;
        this.relations = relations;
        this.settings = settings;
        this.mailbox = mailbox;
        this.events = events;
    }

    /**
     * Files the message, unless it has been filed before.
     *
     * @throws IOException when it cannot be read from the disk
     */
    void file(SpooledMessage original, Instant arrivedAt) throws IOException {
        InboundMessage message = MessageParser.parse(original);
        Optional<Long> entered = received.enter(original.contentHash(), message, arrivedAt);
        if (entered.isEmpty()) {
            return;
        }
        long id = entered.get();
        if (isArchiveCopy(message)) {
            received.archiveCopy(id);
            return;
        }
        received.noteUnread(id, message.unread());
        Verdict verdict = seen(followed(sorting.of(message)));
        if (!verdict.certain()) {
            pen.open(id, message, original, verdict, arrivedAt);
            return;
        }
        place(id, verdict, message, original, arrivedAt);
    }

    /** What is for a case that was merged into another is filed where that one lives on. */
    private Verdict followed(Verdict verdict) {
        if (verdict.scope() == null || verdict.placement() != Placement.EXISTING_CASE) {
            return verdict;
        }
        CaseNumber named = verdict.scope().caseNumber();
        CaseNumber current = relations.current(named);
        return current.equals(named) ? verdict : verdict.followed(CaseScope.wholeCase(current));
    }

    /** What is added to a case that nobody works on any more would be seen by nobody. */
    private Verdict seen(Verdict verdict) {
        return verdict.certain()
                        && verdict.placement() == Placement.EXISTING_CASE
                        && !caseMail.isWorkedOn(verdict.scope().caseNumber())
                ? verdict.onlyProposed("Nobody has a task in the case, so nobody would see it there.")
                : verdict;
    }

    private void place(long id, Verdict verdict, InboundMessage message, SpooledMessage original, Instant arrivedAt)
            throws IOException {
        WrittenLetter letter = verdict.letter();
        received.place(id, verdict.placement(), letter == null ? null : letter.id(), verdict.reason());
        unansweredBecause(message).ifPresent(because -> received.leaveUnanswered(id, because));
        if (verdict.scope() != null) {
            caseMail.add(id, verdict.scope(), letter, message, original, verdict.reason());
        }
        returned(letter, message);
        CaseNumber caseNumber =
                Optional.ofNullable(verdict.scope()).map(CaseScope::caseNumber).orElse(null);
        boolean gateway = settings.isGateway(message.from().address());
        events.publishEvent(
                new MessageReceived(id, verdict.placement(), caseNumber, gateway, arrivedAt, message, original));
        if (!received.isAssigned(id)) {
            try (InputStream content = original.open()) {
                received.keep(id, content, original.size());
            }
        }
    }

    /** A letter that came back is a letter that did not arrive: somebody has to find another way. */
    private void returned(WrittenLetter letter, InboundMessage message) {
        MachineMail machine = message.machine();
        if (letter == null || machine.kind() != Kind.BOUNCE || machine.failed().isEmpty()) {
            return;
        }
        String said =
                machine.diagnosis() == null || machine.diagnosis().isEmpty() ? "no reason given" : machine.diagnosis();
        String status = machine.status() == null || machine.status().isEmpty() ? "" : machine.status() + " ";
        String reason =
                "%s could not be delivered to: %s%s".formatted(String.join(", ", machine.failed()), status, said);
        if (letters.bounced(letter.id(), reason)) {
            events.publishEvent(new LetterNotSent(
                    letter.id(),
                    letter.scope().caseNumber(),
                    letters.causeOf(letter.id()),
                    letter.letter(),
                    letter.recipientAddress(),
                    reason));
        }
    }

    static Optional<String> unansweredBecause(InboundMessage message) {
        return switch (message.machine().kind()) {
            case NONE -> Optional.empty();
            case LIST -> Optional.of("the message came through a mailing list");
            case BOUNCE, REPLY, OTHER -> Optional.of("a machine sent the message");
        };
    }

    /** Our own letter come back as the copy we asked for: nothing to file, but proof that it left. */
    private boolean isArchiveCopy(InboundMessage message) {
        return message.messageId() != null
                && mailbox.address().equalsIgnoreCase(message.from().address())
                && letters.archived(message.messageId());
    }
}
