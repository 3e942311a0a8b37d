package eu.socieux.correspondence;

import eu.socieux.correspondence.ReceivedMessages.Waiting;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelations;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Sequences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Messages that a person has to place. Each has a file of its own with the message, its attachments and a proposal, so
 * that whoever sorts it sees everything before deciding.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class HoldingPen {

    private static final int TEXT_SHOWN = 3_000;

    private final Sequences sequences;
    private final CaseFile caseFile;
    private final CaseRelations relations;
    private final CaseMail caseMail;
    private final ReceivedMessages received;
    private final FiledMail filedMail;
    private final CorrespondenceSettings settings;
    private final SortingSettings sorting;
    private final MailboxSettings mailbox;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    HoldingPen(
            Sequences sequences,
            CaseFile caseFile,
            CaseRelations relations,
            CaseMail caseMail,
            ReceivedMessages received,
            FiledMail filedMail,
            CorrespondenceSettings settings,
            SortingSettings sorting,
            MailboxSettings mailbox,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sequences = sequences;
        this.caseFile = caseFile;
        this.relations = relations;
        this.caseMail = caseMail;
        this.received = received;
        this.filedMail = filedMail;
        this.settings = settings;
        this.sorting = sorting;
        this.mailbox = mailbox;
        this.events = events;
        this.clock = clock;
    }

    /** Takes in a message with the proposal of what to do. A flood of one sender goes into one file. */
    void open(long id, InboundMessage message, SpooledMessage original, Verdict verdict, Instant arrivedAt) {
        String sender = message.from().address();
        if (sender != null && received.countOf(sender, sorting.floodWindow()) > sorting.floodLimit()) {
            var waiting = received.fileOf(sender);
            if (waiting.isPresent()) {
                received.toSort(
                        id, waiting.get(), caseMail.fileUnsorted(waiting.get(), message, original), verdict.reason());
                return;
            }
        }
        CaseNumber file = newFile();
        received.toSort(id, file, caseMail.fileUnsorted(file, message, original), verdict.reason());
        caseFile.note(CaseScope.wholeCase(file), CaseMail.RECEIVED, facts(message, verdict, arrivedAt));
        events.publishEvent(new MessageToSort(file, true));
    }

    /** Asks for somebody to look at a message that could not be filed and is now in the quarantine folder. */
    void openUnreadable(String reason, String place) {
        CaseNumber file = newFile();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("receivedOn", LocalDate.now(clock).toString());
        facts.put("unreadParts", List.of(reason));
        facts.put("quarantineFolder", mailbox.quarantineFolder());
        facts.put("messageUid", place);
        caseFile.note(CaseScope.wholeCase(file), CaseMail.RECEIVED, facts);
        events.publishEvent(new MessageToSort(file, false));
    }

    /**
     * Places the messages of a file as the person decided who sorted them. Of several, the first opens the new case and
     * the others are added to it.
     *
     * @param file number of the file of the message
     * @throws NoSuchCase when they are to be added to a case that does not exist
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = NoSuchCase.class)
    public void place(CaseNumber file, Placement placement) {
        CaseNumber target = placement == Placement.EXISTING_CASE ? target(file) : null;
        for (Waiting waiting : received.waiting(file)) {
            if (placement == Placement.NEW_REQUEST && target == null) {
                target = opened(waiting);
            } else if (target != null) {
                add(waiting, CaseScope.wholeCase(target));
            } else {
                received.place(waiting.id(), placement, null, "Sorted as " + file + ".");
            }
        }
    }

    private CaseNumber target(CaseNumber file) {
        Object wished = caseFile.facts(CaseScope.wholeCase(file)).get("placementCase");
        try {
            CaseNumber number = new CaseNumber(String.valueOf(wished).strip().toUpperCase(java.util.Locale.ROOT));
            if (number.isRequest() && caseFile.exists(number)) {
                return relations.current(number);
            }
        } catch (IllegalArgumentException misspelt) {
            throw new NoSuchCase(String.valueOf(wished), misspelt);
        }
        throw new NoSuchCase(String.valueOf(wished), null);
    }

    private CaseNumber opened(Waiting waiting) {
        try (SpooledMessage original = filedMail.open(waiting.versionId())) {
            InboundMessage message = MessageParser.parse(original);
            received.place(waiting.id(), Placement.NEW_REQUEST, null, "Sorted by a person.");
            MailFiling.unansweredBecause(message).ifPresent(because -> received.leaveUnanswered(waiting.id(), because));
            events.publishEvent(new MessageReceived(
                    waiting.id(),
                    Placement.NEW_REQUEST,
                    null,
                    settings.isGateway(message.from().address()),
                    waiting.arrivedAt(),
                    message,
                    original));
            return received.caseTaking(waiting.id())
                    .orElseThrow(() -> new IllegalStateException("No module registers requests."));
        } catch (IOException lost) {
            throw new UncheckedIOException("The message cannot be read again.", lost);
        }
    }

    private void add(Waiting waiting, CaseScope scope) {
        try (SpooledMessage original = filedMail.open(waiting.versionId())) {
            InboundMessage message = MessageParser.parse(original);
            received.place(waiting.id(), Placement.EXISTING_CASE, null, "Sorted by a person.");
            caseMail.add(waiting.id(), scope, null, message, original, "A person placed it here.");
        } catch (IOException lost) {
            throw new UncheckedIOException("The message cannot be read again.", lost);
        }
    }

    private CaseNumber newFile() {
        CaseNumber file = sequences.nextMessageNumber();
        caseFile.open(file);
        return file;
    }

    private Map<String, Object> facts(InboundMessage message, Verdict verdict, Instant arrivedAt) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("senderName", message.from().name());
        facts.put("senderEmail", message.from().address());
        facts.put("subject", message.subject().isEmpty() ? "(no subject)" : message.subject());
        facts.put("receivedOn", LocalDate.ofInstant(arrivedAt, clock.getZone()).toString());
        String text = message.text();
        if (!text.isBlank()) {
            facts.put("messageText", text.length() <= TEXT_SHOWN ? text : text.substring(0, TEXT_SHOWN) + " …");
        }
        List<String> files = new ArrayList<>();
        message.attachments().forEach(attachment -> files.add(attachment.fileName()));
        if (!files.isEmpty()) {
            facts.put("messageFiles", files);
        }
        if (!message.unread().isEmpty()) {
            facts.put("unreadParts", message.unread().stream().map(Unread::line).toList());
        }
        facts.put("placementReason", verdict.reason());
        facts.put("messagePlacement", verdict.placement().key());
        if (verdict.scope() != null) {
            facts.put("placementCase", verdict.scope().caseNumber().value());
        }
        facts.values().removeIf(java.util.Objects::isNull);
        return facts;
    }
}
