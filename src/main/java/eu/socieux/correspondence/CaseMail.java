package eu.socieux.correspondence;

import eu.socieux.correspondence.process.AwaitedAnswers;
import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Files messages to cases: as what the case waits for, so that the step that waits finds it, and in sight of those who
 * work on the case.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class CaseMail {

    static final String RECEIVED = "message_received";
    static final String MESSAGE = "message_in";
    static final String FILE = "other";

    private final Documents documents;
    private final DocumentCatalogue catalogue;
    private final CaseFile caseFile;
    private final MessageLog letters;
    private final ReceivedMessages received;
    private final AwaitedAnswers awaited;

    CaseMail(
            Documents documents,
            DocumentCatalogue catalogue,
            CaseFile caseFile,
            MessageLog letters,
            ReceivedMessages received,
            AwaitedAnswers awaited) {
        this.documents = documents;
        this.catalogue = catalogue;
        this.caseFile = caseFile;
        this.letters = letters;
        this.received = received;
        this.awaited = awaited;
    }

    /** Whether somebody would see what is added to a case. */
    boolean isWorkedOn(CaseNumber caseNumber) {
        return awaited.isWorkedOn(caseNumber);
    }

    /**
     * Adds a message to a case.
     *
     * @param letter what it answers; null when that is not known
     */
    void add(
            long id,
            CaseScope scope,
            WrittenLetter letter,
            InboundMessage message,
            SpooledMessage original,
            String reason) {
        String role = letter != null ? letter.recipientRole() : roleOfSender(scope, message);
        Optional<String> answer = message.automatic() ? Optional.empty() : awaited.documentType(scope, role);
        List<InboundAttachment> files =
                message.attachments().stream().filter(file -> file.size() > 0).toList();
        boolean fileIsTheAnswer = answer.isPresent() && files.size() == 1;
        boolean all = answer.isPresent() && catalogue.type(answer.get()).several();
        long version = file(
                scope, all || (answer.isPresent() && !fileIsTheAnswer) ? answer.get() : MESSAGE, message, original);
        files(scope, all || fileIsTheAnswer ? answer.get() : FILE, message, files);
        received.assign(id, scope.caseNumber(), version);
        caseFile.note(scope, RECEIVED, facts(message, reason));
        awaited.tell(id, scope, role, comment(message, answer.orElse(null), reason));
    }

    /** Files a message and what came with it where it belongs to no case yet; gives the version of the original. */
    long fileUnsorted(CaseNumber file, InboundMessage message, SpooledMessage original) {
        CaseScope scope = CaseScope.wholeCase(file);
        long version = file(scope, MESSAGE, message, original);
        files(
                scope,
                FILE,
                message,
                message.attachments().stream()
                        .filter(attachment -> attachment.size() > 0)
                        .toList());
        return version;
    }

    private String roleOfSender(CaseScope scope, InboundMessage message) {
        return message.from().address() == null
                ? null
                : letters.roleOf(scope.caseNumber(), message.from().address()).orElse(null);
    }

    private long file(CaseScope scope, String type, InboundMessage message, SpooledMessage original) {
        String name = message.subject().isEmpty() ? "message" : message.subject();
        try (InputStream content = original.open()) {
            return documents
                    .file(new NewDocument(scope, type, null, name + ".eml", content, author(message), NewDocument.MAIL))
                    .latest()
                    .id();
        } catch (IOException lost) {
            throw new UncheckedIOException("The message “" + name + "” cannot be read again.", lost);
        }
    }

    private void files(CaseScope scope, String type, InboundMessage message, List<InboundAttachment> files) {
        for (InboundAttachment file : files) {
            try (InputStream content = file.open()) {
                documents.file(new NewDocument(
                        scope, type, null, file.fileName(), content, author(message), NewDocument.MAIL));
            } catch (IOException lost) {
                throw new UncheckedIOException("The attachment " + file.fileName() + " cannot be read again.", lost);
            }
        }
    }

    private static Map<String, Object> facts(InboundMessage message, String reason) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("messageFrom", author(message));
        facts.put("messageSubject", message.subject());
        facts.put("placementReason", reason);
        facts.put("unreadParts", message.unread().stream().map(Unread::line).toList());
        return facts;
    }

    private static String comment(InboundMessage message, String type, String reason) {
        StringBuilder text = new StringBuilder(message.automatic() ? "Automatic message" : "New message")
                .append(" from ")
                .append(author(message))
                .append(": “")
                .append(message.subject())
                .append("”. ")
                .append(reason);
        if (type != null) {
            text.append(" It is filed as ").append(type.replace('_', ' ')).append('.');
        }
        message.unread().forEach(line -> text.append(' ').append(line.line()));
        return text.toString();
    }

    static String author(InboundMessage message) {
        return message.from().address() == null ? "unknown" : message.from().address();
    }
}
