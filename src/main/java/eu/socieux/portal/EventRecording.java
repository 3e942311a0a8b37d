package eu.socieux.portal;

import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.forms.AcceptedAnswers;
import eu.socieux.forms.FieldProblem;
import eu.socieux.forms.FormValidation;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.portal.process.CaseEvent;
import eu.socieux.portal.process.CaseEvents;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what staff record of a case into its file, and tells the case; all of it or nothing. */
@Component
public class EventRecording {

    private static final String CHANNEL = "page";

    private final CaseEvents events;
    private final CaseFacts facts;
    private final CaseFile caseFile;
    private final FormValidation validation;
    private final Documents documents;

    EventRecording(
            CaseEvents events, CaseFacts facts, CaseFile caseFile, FormValidation validation, Documents documents) {
        this.events = events;
        this.facts = facts;
        this.caseFile = caseFile;
        this.validation = validation;
        this.documents = documents;
    }

    /**
     * The document that comes with an event.
     *
     * @param content read once
     */
    public record Paper(String fileName, InputStreamSource content) {}

    /** What somebody with these roles may record of a case now. */
    @Transactional(readOnly = true)
    List<CaseEvent> open(CaseNumber number, Set<String> roles) {
        return events.of(number).stream()
                .filter(event -> event.roles().stream().anyMatch(roles::contains))
                .toList();
    }

    /** One of them; empty when the case does not wait for it, or the roles do not suffice. */
    @Transactional(readOnly = true)
    public Optional<CaseEvent> find(CaseNumber number, String message, Integer activity, Set<String> roles) {
        return open(number, roles).stream()
                .filter(event -> event.message().equals(message))
                .filter(event -> activity == null || activity.equals(event.activityNumber()))
                .findFirst();
    }

    /** Whether this was recorded before and is still being dealt with, so that nobody may record it now. */
    @Transactional(readOnly = true)
    boolean isUnderWay(CaseNumber number, String message) {
        return events.isUnderWay(number, message);
    }

    /** What is known of the case or activity which an event concerns. */
    @Transactional(readOnly = true)
    Map<String, Object> facts(CaseNumber number, CaseEvent event) {
        return facts.of(new CaseScope(number, event.activityNumber()));
    }

    /** What is wrong with these answers; empty when nothing is. */
    @Transactional(readOnly = true)
    List<FieldProblem> problems(CaseNumber number, CaseEvent event, Map<String, Object> answers) {
        try {
            validation.check(event.form(), answers, facts(number, event));
            return List.of();
        } catch (SubmissionRefused refused) {
            return refused.problems();
        }
    }

    /**
     * Records that an event has happened.
     *
     * @param file null when there is none
     * @throws SubmissionRefused naming the answers to correct
     * @throws eu.socieux.documents.RefusedDocument when the file cannot be filed
     * @throws CaseEvents.CaseMovedOn when the case no longer waits for the event
     * @throws CaseEvents.RecordedBefore when somebody else recorded it first
     */
    @Transactional
    public void record(CaseNumber number, CaseEvent event, Map<String, Object> answers, Paper file, String author) {
        caseFile.hold(number);
        CaseScope scope = new CaseScope(number, event.activityNumber());
        AcceptedAnswers accepted = validation.check(event.form(), answers, facts.of(scope));
        caseFile.enter(scope, event.element(), event.form().id(), author, CHANNEL, accepted.values());
        if (file != null) {
            file(scope, event.documentType(), file, author);
        }
        events.happened(event);
    }

    private void file(CaseScope scope, String type, Paper file, String author) {
        try (InputStream content = file.content().getInputStream()) {
            documents.file(new NewDocument(scope, type, null, file.fileName(), content, author, NewDocument.UPLOAD));
        } catch (IOException lost) {
            throw new UncheckedIOException("The uploaded file could not be read.", lost);
        }
    }
}
