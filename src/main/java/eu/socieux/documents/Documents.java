package eu.socieux.documents;

import eu.socieux.documents.DocumentRegister.Filing;
import eu.socieux.documents.DocumentRegister.Place;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The register of documents. Everything that is filed stays: a newer version supersedes, a document filed in error is
 * set aside.
 */
@Component
@Transactional
public class Documents {

    private static final String PDF = "application/pdf";

    private final DocumentCatalogue catalogue;
    private final DocumentRegister register;
    private final CaseFile caseFile;
    private final FileInspection inspection;
    private final DocumentSettings settings;
    private final TransactionOperations transactions;

    Documents(
            DocumentCatalogue catalogue,
            DocumentRegister register,
            CaseFile caseFile,
            FileInspection inspection,
            DocumentSettings settings,
            TransactionOperations transactions) {
        this.catalogue = catalogue;
        this.register = register;
        this.caseFile = caseFile;
        this.inspection = inspection;
        this.settings = settings;
        this.transactions = transactions;
    }

    /**
     * Files a document. Of a type that a case or activity has once, and of anything generated, a further filing for the
     * same subject is the next version; of other types it is a document of its own. The same bytes filed again are the
     * same document; when a person files them, the register keeps who did and when. The content is read before a
     * transaction is opened, unless the caller has one: a slow line holds no connection to the database.
     *
     * @throws RefusedDocument when it is empty, too large, a program, or of an unknown type
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public RegisteredDocument file(NewDocument document) {
        return file(document, file -> inspect(document, file));
    }

    /**
     * Files, like {@link #file(NewDocument)}, what this application has printed with {@link PdfWriter}. Kind and language
     * being known, it is not looked into.
     *
     * @param language ISO code of the language it is written in
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public RegisteredDocument filePrinted(NewDocument document, String language) {
        return file(document, file -> new Filing(document, file, PDF, language, null, DocumentStatus.FINAL));
    }

    private RegisteredDocument file(NewDocument document, Function<SpooledFile, Filing> inspection) {
        DocumentType type = catalogue.type(document.type());
        try (SpooledFile file = spool(document)) {
            Filing filing = inspection.apply(file);
            return inTransaction(() -> {
                caseFile.hold(document.scope().caseNumber());
                List<RegisteredDocument> alike = alike(document.scope(), document.type(), document.subject());
                return alike.stream()
                        .filter(found -> found.latest().sha256().equals(file.sha256()))
                        .findFirst()
                        .map(found -> filedAgain(found, document))
                        .orElseGet(() -> write(place(document.scope(), type, alike), filing));
            });
        }
    }

    /**
     * Files the next version of a document of the same case; scope, type and subject stay as they are. The content is
     * read as {@link #file} reads it.
     *
     * @throws RefusedDocument when it is empty, too large or a program
     * @throws IllegalArgumentException when there is no such document in the case
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public RegisteredDocument replace(long documentId, NewDocument document) {
        CaseNumber caseNumber = document.scope().caseNumber();
        try (SpooledFile file = spool(document)) {
            Filing filing = inspect(document, file);
            return inTransaction(() -> {
                caseFile.hold(caseNumber);
                RegisteredDocument old = register.document(documentId)
                        .filter(found -> found.scope().caseNumber().equals(caseNumber))
                        .filter(found -> found.status() != DocumentStatus.VOID)
                        .orElseThrow(() -> new IllegalArgumentException("There is no document " + documentId
                                + " in case " + caseNumber + " which this one could replace."));
                return old.latest().sha256().equals(file.sha256())
                        ? filedAgain(old, document)
                        : write(register.nextVersion(old), filing);
            });
        }
    }

    /**
     * The kind of a file that somebody brings in, found from its bytes; nothing is filed.
     *
     * @param fileName as the sender called it
     * @param content read once, closed by the caller
     * @return its media type
     * @throws RefusedDocument when it is empty, too large or a program
     */
    @Transactional(propagation = Propagation.SUPPORTS)
    public String inspect(String fileName, InputStream content) {
        try (SpooledFile file = SpooledFile.of(content, FileName.safe(fileName, ""), settings.maxSize())) {
            String mediaType = inspection.mediaType(file);
            if (settings.refusedMediaTypes().contains(mediaType)) {
                throw RefusedDocument.program(FileName.safe(fileName, ""), mediaType);
            }
            return mediaType;
        }
    }

    /** The documents of a case and its activities, in the order they were first filed, those set aside included. */
    @Transactional(readOnly = true)
    public List<RegisteredDocument> ofCase(CaseNumber caseNumber) {
        return register.ofCase(caseNumber);
    }

    /** Who filed versions of this case's documents once more as they are, oldest first. */
    @Transactional(readOnly = true)
    public List<FiledAgain> filedAgain(CaseNumber caseNumber) {
        return register.filedAgain(caseNumber);
    }

    /**
     * Whether a document of this type counts here. For an activity, documents of the activity and of the whole case
     * count, never those of another activity; for the case, only its own.
     */
    @Transactional(readOnly = true)
    public boolean onFile(CaseScope scope, String type) {
        return !register.counting(scope, type).isEmpty();
    }

    /**
     * Whether a document of this type that counts here was filed, renewed, or by a person filed again as it is, at this
     * time or later.
     */
    @Transactional(readOnly = true)
    public boolean onFileSince(CaseScope scope, String type, Instant since) {
        return register.counting(scope, type).stream()
                .anyMatch(document -> !document.latest().registeredAt().isBefore(since)
                        || register.filedAgainSince(document.latest().id(), since));
    }

    /**
     * The document of this type that was filed or renewed last, among those that count here.
     *
     * @param subject whom or what it has to be about, null for any
     */
    @Transactional(readOnly = true)
    public Optional<RegisteredDocument> latest(CaseScope scope, String type, String subject) {
        return register.counting(scope, type).stream()
                .filter(document -> subject == null || subject.equals(document.subject()))
                .findFirst();
    }

    /** The document that a version belongs to, with all its versions. */
    @Transactional(readOnly = true)
    public Optional<RegisteredDocument> withVersion(long versionId) {
        return register.documentOfVersion(versionId);
    }

    /**
     * The bytes of a version, read from the database while the stream is read; no transaction needs to be open then.
     */
    public InputStream content(long versionId) {
        return new StoredContent((from, length) ->
                Objects.requireNonNull(transactions.execute(status -> register.slice(versionId, from, length))));
    }

    /** Sets a document aside that was filed in error: it stays on file, and counts for nothing. */
    public void setAside(long documentId, String author, String reason) {
        register.setAside(documentId, author, reason);
    }

    /**
     * The place which a generated document will take; nobody else can take it until the transaction ends.
     *
     * @throws IllegalArgumentException when there is no such case
     */
    Place placeOfGenerated(CaseScope scope, DocumentType type, String subject) {
        caseFile.hold(scope.caseNumber());
        return alike(scope, type.key(), subject).stream()
                .findFirst()
                .map(register::nextVersion)
                .orElseGet(() -> register.newDocument(scope, type.key()));
    }

    /** Files what was made for the place. */
    RegisteredDocument fileGenerated(Place place, NewDocument document, String language, DocumentStatus status) {
        try (SpooledFile file = spool(document)) {
            LocalDate formVersion = catalogue.type(place.type()).formVersion();
            return write(place, new Filing(document, file, PDF, language, formVersion, status));
        }
    }

    private RegisteredDocument inTransaction(Supplier<RegisteredDocument> filing) {
        return Objects.requireNonNull(transactions.execute(status -> filing.get()));
    }

    private SpooledFile spool(NewDocument document) {
        return SpooledFile.of(
                document.content(), FileName.safe(document.fileName(), ""), settings.limit(document.origin()));
    }

    private Filing inspect(NewDocument document, SpooledFile file) {
        String mediaType = inspection.mediaType(file);
        if (document.isBroughtIn() && settings.refusedMediaTypes().contains(mediaType)) {
            throw RefusedDocument.program(FileName.safe(document.fileName(), ""), mediaType);
        }
        String language = inspection.language(file, mediaType).orElse(null);
        return new Filing(document, file, mediaType, language, null, DocumentStatus.FINAL);
    }

    private Place place(CaseScope scope, DocumentType type, List<RegisteredDocument> alike) {
        return type.several() || alike.isEmpty()
                ? register.newDocument(scope, type.key())
                : register.nextVersion(alike.get(0));
    }

    private List<RegisteredDocument> alike(CaseScope scope, String type, String subject) {
        return register.counting(scope, type).stream()
                .filter(found -> found.scope().equals(scope))
                .filter(found -> Objects.equals(found.subject(), subject))
                .toList();
    }

    /** Mail is delivered twice at times; only a person says by it that the document still holds. */
    private RegisteredDocument filedAgain(RegisteredDocument found, NewDocument document) {
        if (document.isBroughtIn()) {
            register.fileAgain(found.latest().id(), document.author());
        }
        return found;
    }

    private RegisteredDocument write(Place place, Filing filing) {
        String fileName = FileName.safe(filing.document().fileName(), inspection.extension(filing.mediaType()));
        try (InputStream content = Files.newInputStream(filing.file().path())) {
            return register.document(register.write(place, filing, fileName, content))
                    .orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The file " + fileName + " could not be read again.", unreadable);
        }
    }
}
