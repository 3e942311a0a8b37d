package eu.socieux.tasklist;

import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.DocumentPictures;
import eu.socieux.documents.DocumentSettings;
import eu.socieux.documents.DocumentStatus;
import eu.socieux.documents.DocumentSubject;
import eu.socieux.documents.DocumentSubjects;
import eu.socieux.documents.DocumentType;
import eu.socieux.documents.DocumentVersion;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.documents.NoPicture;
import eu.socieux.documents.RefusedDocument;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.documents.process.ExpectedDocument;
import eu.socieux.documents.process.TaskDocuments;
import eu.socieux.forms.FormComponent;
import eu.socieux.forms.process.TaskForms;
import eu.socieux.records.CaseRelations;
import eu.socieux.tasklist.DocumentsView.Expected;
import eu.socieux.tasklist.DocumentsView.Filed;
import eu.socieux.tasklist.DocumentsView.Version;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What people do with documents from a task. Callers have checked that the person may. */
@Component
class DocumentDesk {

    /** Letters are filed by the facility when it writes them. */
    private static final String LETTER = "letter_out";

    private static final int LONGEST_REASON = 500;

    private final Documents documents;
    private final CaseRelations relations;
    private final DocumentCatalogue catalogue;
    private final DocumentSubjects subjects;
    private final DocumentPictures pictures;
    private final DocumentSettings settings;
    private final TaskDocuments taskDocuments;
    private final TaskForms taskForms;
    private final Texts texts;

    DocumentDesk(
            Documents documents,
            CaseRelations relations,
            DocumentCatalogue catalogue,
            DocumentSubjects subjects,
            DocumentPictures pictures,
            DocumentSettings settings,
            TaskDocuments taskDocuments,
            TaskForms taskForms,
            Texts texts) {
        this.documents = documents;
        this.relations = relations;
        this.catalogue = catalogue;
        this.subjects = subjects;
        this.pictures = pictures;
        this.settings = settings;
        this.taskDocuments = taskDocuments;
        this.taskForms = taskForms;
        this.texts = texts;
    }

    DocumentsView view(StaffTask task, Locale locale) {
        List<RegisteredDocument> all = documents.ofCase(task.scope().caseNumber());
        return new DocumentsView(
                task.scope().caseNumber().value(),
                task.scope().activityNumber(),
                task.changeable(),
                settings.maxSize().toBytes(),
                taskDocuments.of(task.processDefinitionId(), task.element()).stream()
                        .flatMap(expected -> lines(task, expected, all, locale))
                        .toList(),
                Stream.concat(
                                all.stream(),
                                relations.livingIn(task.scope().caseNumber()).stream()
                                        .flatMap(merged -> documents.ofCase(merged).stream()))
                        .map(document -> filed(task, document, locale))
                        .toList(),
                catalogue.all().stream()
                        .filter(DocumentDesk::isUploadable)
                        .flatMap(type -> types(task, type.key(), locale))
                        .toList());
    }

    /** @throws Refusal 413 when a body of this length is more than is taken */
    void requireFitting(long length, Locale locale) {
        if (length > settings.maxSize().toBytes()) {
            throw Refusal.tooLarge(refused(RefusedDocument.Reason.TOO_LARGE, locale));
        }
    }

    /**
     * Files a document for the case or activity of the task. The content is read once and never held in memory.
     *
     * @param subject whom it is about, null when that is the case or activity, or it replaces a document
     * @param replaced id of the document that gets a further version, null for one of the type
     * @throws Refusal 400 or 413 when the register does not take it, 404 when there is nothing to replace
     */
    void file(
            StaffTask task,
            String type,
            String subject,
            Long replaced,
            String fileName,
            InputStream content,
            Locale locale) {
        String key = replaced == null
                ? uploadable(type, locale)
                : mine(task, replaced, locale).type();
        String about = replaced == null && subject != null ? member(task, subject, locale) : null;
        NewDocument document =
                new NewDocument(task.scope(), key, about, fileName, content, task.person(), NewDocument.UPLOAD);
        try {
            if (replaced == null) {
                documents.file(document);
            } else {
                documents.replace(replaced, document);
            }
        } catch (RefusedDocument refused) {
            String message = refused(refused.reason(), locale);
            throw refused.reason() == RefusedDocument.Reason.TOO_LARGE
                    ? Refusal.tooLarge(message)
                    : Refusal.wrong(message);
        }
    }

    /** @throws Refusal 400 without a reason, 404 when there is no such document to set aside */
    void setAside(StaffTask task, long documentId, String reason, Locale locale) {
        RegisteredDocument document = mine(task, documentId, locale);
        String why = reason == null ? "" : reason.replaceAll("\\p{Cc}", " ").strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            throw Refusal.wrong(texts.say("refused.reason", locale, LONGEST_REASON));
        }
        documents.setAside(document.id(), task.person(), why);
    }

    /** @throws Refusal 404 when the case of the task has no such version */
    DocumentVersion version(StaffTask task, long versionId, Locale locale) {
        return documents
                .withVersion(versionId)
                .filter(document -> relations.isSeenWith(
                        document.scope().caseNumber(), task.scope().caseNumber()))
                .map(document -> document.version(versionId))
                .orElseThrow(() -> Refusal.notFound(texts.say("refused.noDocument", locale)));
    }

    InputStream content(DocumentVersion version) {
        return documents.content(version.id());
    }

    /** @throws Refusal 409 or 503 when it cannot be shown */
    int pages(DocumentVersion version, Locale locale) {
        return picture(() -> pictures.pages(version), locale);
    }

    /** @throws Refusal 404, 409 or 503 when it cannot be shown */
    byte[] page(DocumentVersion version, int number, Locale locale) {
        return picture(() -> pictures.page(version, number), locale);
    }

    private <T> T picture(Supplier<T> drawn, Locale locale) {
        try {
            return drawn.get();
        } catch (NoPicture none) {
            String message = texts.say("noPicture." + none.reason(), locale);
            throw switch (none.reason()) {
                case NO_SUCH_PAGE -> Refusal.notFound(message);
                case BUSY -> Refusal.busy(none, message);
                case OTHER_KIND, DAMAGED, PROTECTED, TOO_HEAVY -> Refusal.conflict(none, message);
            };
        }
    }

    private String uploadable(String type, Locale locale) {
        return catalogue
                .find(type)
                .filter(DocumentDesk::isUploadable)
                .map(DocumentType::key)
                .orElseThrow(() -> Refusal.wrong(refused(RefusedDocument.Reason.UNKNOWN_TYPE, locale)));
    }

    private String member(StaffTask task, String reference, Locale locale) {
        return subjects.team(task.scope()).stream()
                .map(DocumentSubject::reference)
                .filter(reference::equals)
                .findFirst()
                .orElseThrow(() -> Refusal.wrong(texts.say("refused.noMember", locale)));
    }

    private RegisteredDocument mine(StaffTask task, long documentId, Locale locale) {
        return documents.ofCase(task.scope().caseNumber()).stream()
                .filter(document -> document.id() == documentId && isChangeable(task, document))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound(texts.say("refused.noDocument", locale)));
    }

    private static boolean isChangeable(StaffTask task, RegisteredDocument document) {
        return document.status() != DocumentStatus.VOID
                && !NewDocument.GENERATED.equals(document.latest().origin())
                && !isElsewhere(task, document);
    }

    private static boolean isElsewhere(StaffTask task, RegisteredDocument document) {
        if (isMerged(task, document)) {
            return true;
        }
        return task.scope().activityNumber() != null
                && document.scope().activityNumber() != null
                && !Objects.equals(
                        task.scope().activityNumber(), document.scope().activityNumber());
    }

    /** Whether it is on file in a case that was merged into that of the task: there it can be read. */
    private static boolean isMerged(StaffTask task, RegisteredDocument document) {
        return !document.scope().caseNumber().equals(task.scope().caseNumber());
    }

    private static boolean isUploadable(DocumentType type) {
        return !type.generated() && !type.key().equals(LETTER);
    }

    /** One line, or one for each member of the team where each needs a document of their own. */
    private Stream<Expected> lines(
            StaffTask task, ExpectedDocument expected, List<RegisteredDocument> all, Locale locale) {
        List<DocumentSubject> each = subjects.of(task.scope(), expected.type());
        return each.isEmpty()
                ? Stream.of(line(task, expected, null, all, locale))
                : each.stream().map(subject -> line(task, expected, subject, all, locale));
    }

    private Expected line(
            StaffTask task,
            ExpectedDocument expected,
            DocumentSubject subject,
            List<RegisteredDocument> all,
            Locale locale) {
        List<Long> counting = all.stream()
                .filter(document -> document.type().equals(expected.type()))
                .filter(document -> subject == null || subject.reference().equals(document.subject()))
                .filter(document -> document.status() != DocumentStatus.VOID)
                .filter(document -> document.scope().activityNumber() == null
                        || document.scope().equals(task.scope()))
                .map(RegisteredDocument::id)
                .toList();
        return new Expected(
                expected.type(),
                subject == null ? null : subject.reference(),
                label(expected.type(), subject, locale),
                expected.produced(),
                !counting.isEmpty() ? "filed" : expected.whenKey() == null ? "missing" : "depends",
                expected.whenKey() == null ? null : condition(task, expected, locale),
                isUploadable(catalogue.type(expected.type())),
                counting);
    }

    private Stream<DocumentsView.Type> types(StaffTask task, String type, Locale locale) {
        List<DocumentSubject> each = subjects.of(task.scope(), type);
        return each.isEmpty()
                ? Stream.of(new DocumentsView.Type(type, null, label(type, null, locale)))
                : each.stream()
                        .map(subject ->
                                new DocumentsView.Type(type, subject.reference(), label(type, subject, locale)));
    }

    private String label(String type, DocumentSubject subject, Locale locale) {
        String label = catalogue.label(type, locale);
        return subject == null ? label : texts.say("documents.of", locale, label, subject.name());
    }

    /** The question and the answer on which a document depends, as the form puts them. */
    private String condition(StaffTask task, ExpectedDocument expected, Locale locale) {
        FormComponent question =
                taskForms.schema(task.id()).field(expected.whenKey()).orElse(null);
        if (question == null) {
            return texts.say("documents.condition", locale, expected.whenKey(), expected.whenValue());
        }
        String answer = question.options() == null
                ? expected.whenValue()
                : question.options().fixed().stream()
                        .filter(option -> expected.whenValue().equals(String.valueOf(option.value())))
                        .map(FormComponent.Option::label)
                        .findFirst()
                        .orElse(expected.whenValue());
        String label = question.label() == null ? expected.whenKey() : question.label();
        return texts.say("documents.condition", locale, label, answer);
    }

    private Filed filed(StaffTask task, RegisteredDocument document, Locale locale) {
        return new Filed(
                document.id(),
                document.type(),
                catalogue.label(document.type(), locale),
                document.scope().activityNumber(),
                isMerged(task, document) ? document.scope().caseNumber().value() : document.subject(),
                isElsewhere(task, document),
                document.status() == DocumentStatus.VOID,
                document.voidReason(),
                task.changeable() && isChangeable(task, document),
                document.versions().stream()
                        .map(version -> version(version, locale))
                        .toList());
    }

    private Version version(DocumentVersion version, Locale locale) {
        return new Version(
                version.id(),
                version.number(),
                version.code(),
                version.fileName(),
                version.size(),
                version.author(),
                texts.say("origin." + version.origin(), locale),
                texts.moment(version.registeredAt(), locale),
                texts.term("documentStatus", version.status().key(), locale),
                DocumentPictures.shows(version.mediaType()));
    }

    private String refused(RefusedDocument.Reason reason, Locale locale) {
        return texts.say("refused.upload." + reason, locale, settings.maxSize().toMegabytes());
    }
}
