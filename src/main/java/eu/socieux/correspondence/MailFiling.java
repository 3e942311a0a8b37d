package eu.socieux.correspondence;

import eu.socieux.correspondence.MessageReceived.Kind;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files one message, once, in one transaction. */
@Component
@Transactional
class MailFiling {

    private static final Pattern CASE_NUMBER = Pattern.compile("\\bR-\\d{4}-\\d{3,}\\b");
    private static final String TYPE = "other";

    private final ReceivedMessages received;
    private final MessageLog letters;
    private final Documents documents;
    private final CaseFile caseFile;
    private final CorrespondenceSettings settings;
    private final MailboxSettings mailbox;
    private final ApplicationEventPublisher events;

    MailFiling(
            ReceivedMessages received,
            MessageLog letters,
            Documents documents,
            CaseFile caseFile,
            CorrespondenceSettings settings,
            MailboxSettings mailbox,
            ApplicationEventPublisher events) {
        this.received = received;
        this.letters = letters;
        this.documents = documents;
        this.caseFile = caseFile;
        this.settings = settings;
        this.mailbox = mailbox;
        this.events = events;
    }

    /** Files the message, unless it has been filed before. */
    void file(byte[] original, Instant arrivedAt) {
        InboundMessage message = MessageParser.parse(original);
        Optional<Long> entered = received.enter(ContentHash.of(original), message, arrivedAt);
        if (entered.isEmpty()) {
            return;
        }
        long id = entered.get();
        if (isArchiveCopy(message)) {
            received.archiveCopy(id);
            return;
        }
        Optional<CaseScope> answered = answeredCase(message);
        boolean fromGateway = settings.isGateway(message.from().address());
        Kind kind =
                answered.isPresent() ? Kind.ANSWER : message.automatic() && !fromGateway ? Kind.AUTOMATIC : Kind.NEW;
        if (answered.isPresent()) {
            fileAnswer(id, answered.get(), message, original);
        } else {
            received.keep(id, original);
        }
        CaseNumber caseNumber = answered.map(CaseScope::caseNumber).orElse(null);
        events.publishEvent(new MessageReceived(id, kind, caseNumber, fromGateway, arrivedAt, message, original));
    }

    /** Our own letter come back as the copy we asked for: nothing to file, but proof that it left. */
    private boolean isArchiveCopy(InboundMessage message) {
        return message.messageId() != null
                && mailbox.address().equalsIgnoreCase(message.from().address())
                && letters.archived(message.messageId());
    }

    private Optional<CaseScope> answeredCase(InboundMessage message) {
        return message.references().stream()
                .flatMap(id -> letters.scopeOf(id).stream())
                .findFirst()
                .or(() -> received.caseOf(message.references()).map(CaseScope::wholeCase))
                .or(() -> caseInSubject(message.subject()).map(CaseScope::wholeCase));
    }

    private Optional<CaseNumber> caseInSubject(String subject) {
        Matcher number = CASE_NUMBER.matcher(subject);
        return number.find() ? Optional.of(new CaseNumber(number.group())).filter(caseFile::exists) : Optional.empty();
    }

    private void fileAnswer(long id, CaseScope scope, InboundMessage message, byte[] original) {
        String author =
                message.from().address() == null ? "unknown" : message.from().address();
        String name = message.subject().isEmpty() ? "message" : message.subject();
        documents.file(new NewDocument(scope, TYPE, null, name + ".eml", original, author, NewDocument.MAIL));
        for (InboundAttachment attachment : message.attachments()) {
            if (attachment.content().length > 0) {
                documents.file(new NewDocument(
                        scope, TYPE, null, attachment.fileName(), attachment.content(), author, NewDocument.MAIL));
            }
        }
        received.assign(id, scope.caseNumber());
    }
}
