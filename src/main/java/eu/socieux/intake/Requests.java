package eu.socieux.intake;

import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Sequences;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The register of requests. */
@Component
@Transactional
public class Requests {

    static final String REGISTERED = "request_registered";
    static final String ORIGINAL = "request_original";

    private final Sequences sequences;
    private final CaseFile caseFile;
    private final Documents documents;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Requests(
            Sequences sequences,
            CaseFile caseFile,
            Documents documents,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            Clock clock) {
        this.sequences = sequences;
        this.caseFile = caseFile;
        this.documents = documents;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Registers a request: it gets a number, a case file with its documents, and its process, all or nothing.
     *
     * @throws eu.socieux.documents.RefusedDocument when a file of it cannot be kept
     */
    public CaseNumber register(NewRequest request) {
        CaseNumber number = sequences.nextCaseNumber();
        CaseScope scope = CaseScope.wholeCase(number);
        caseFile.open(number);
        insert(number, request);
        List<ReceivedFile> attachments =
                request.attachments().stream().filter(file -> !file.isEmpty()).toList();
        file(scope, ORIGINAL, request.original(), request);
        attachments.forEach(file -> file(scope, "request_attachment", file, request));
        caseFile.note(scope, REGISTERED, facts(request, attachments));
        caseFile.reach(scope, REGISTERED);
        events.publishEvent(new RequestRegistered(number));
        return number;
    }

    /** The line of a case; empty when there is no such case. */
    @Transactional(readOnly = true)
    public Optional<RegisteredRequest> find(CaseNumber caseNumber) {
        return jdbc.sql("select * from request where case_number = :caseNumber")
                .param("caseNumber", caseNumber.value())
                .query(Requests::request)
                .optional();
    }

    /** The requests registered last, newest first. */
    @Transactional(readOnly = true)
    public List<RegisteredRequest> latest(int count) {
        return jdbc.sql("select * from request order by registered_at desc, case_number desc limit :count")
                .param("count", count)
                .query(Requests::request)
                .list();
    }

    /** The case that was opened from what a person took down in a file; empty while there is none. */
    @Transactional(readOnly = true)
    public Optional<CaseNumber> ofFile(CaseNumber file) {
        return jdbc.sql("select case_number from request where file_number = :file")
                .param("file", file.value())
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }

    private void insert(CaseNumber number, NewRequest request) {
        jdbc.sql(
                        """
                        insert into request (case_number, channel, sender_name, sender_address, forwarded_by, subject,
                            message_id, detected_language, first_received_on, received_on, received_at, registered_at,
                            file_number)
                        values (:caseNumber, :channel, :senderName, :senderAddress, :forwardedBy, :subject,
                            :messageId, :language, :firstReceivedOn, :receivedOn, :receivedAt, :now, :file)
                        """)
                .param("caseNumber", number.value())
                .param("channel", request.channel().key())
                .param("senderName", request.senderName())
                .param("senderAddress", request.senderAddress())
                .param("forwardedBy", request.forwardedBy())
                .param("subject", request.subject())
                .param("messageId", request.messageId())
                .param("language", request.language())
                .param("firstReceivedOn", request.firstReceivedOn())
                .param("receivedOn", receivedOn(request))
                .param("receivedAt", Timestamp.from(request.receivedAt()))
                .param("now", Timestamp.from(clock.instant()))
                .param(
                        "file",
                        request.takenDown() == null
                                ? null
                                : request.takenDown().file().value())
                .update();
    }

    private void file(CaseScope scope, String type, ReceivedFile file, NewRequest request) {
        try (InputStream content = file.open()) {
            documents.file(new NewDocument(scope, type, null, file.name(), content, author(request), origin(request)));
        } catch (IOException lost) {
            throw new UncheckedIOException("The file " + file.name() + " cannot be read.", lost);
        }
    }

    private static String origin(NewRequest request) {
        return request.takenDown() != null
                ? NewDocument.UPLOAD
                : switch (request.channel()) {
                    case EMAIL, FAX -> NewDocument.MAIL;
                    case WEB -> NewDocument.LINK;
                    default -> NewDocument.UPLOAD;
                };
    }

    private static String author(NewRequest request) {
        if (request.takenDown() != null) {
            return request.takenDown().by();
        }
        return request.senderAddress() == null ? "unknown" : request.senderAddress();
    }

    private Map<String, Object> facts(NewRequest request, List<ReceivedFile> attachments) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (request.takenDown() != null) {
            facts.putAll(request.takenDown().facts());
        }
        facts.put("channel", request.channel().key());
        facts.put("subject", request.subject());
        facts.put("receivedOn", receivedOn(request).toString());
        facts.put("firstReceivedOn", request.firstReceivedOn().toString());
        facts.put("correspondenceLanguage", request.language());
        facts.put(
                "receivedDocuments",
                attachments.stream().map(ReceivedFile::name).toList());
        if (!request.unread().isEmpty()) {
            facts.put("unreadParts", request.unread());
        }
        note(facts, "senderName", request.senderName());
        note(facts, "senderEmail", request.senderAddress());
        note(facts, "contactEmail", request.contactAddress());
        note(facts, "forwardedBy", request.forwardedBy());
        return facts;
    }

    private static void note(Map<String, Object> facts, String key, String value) {
        if (value != null) {
            facts.put(key, value);
        }
    }

    private LocalDate receivedOn(NewRequest request) {
        return LocalDate.ofInstant(request.receivedAt(), clock.getZone());
    }

    private static RegisteredRequest request(ResultSet row, int index) throws SQLException {
        return new RegisteredRequest(
                new CaseNumber(row.getString("case_number")),
                Channel.of(row.getString("channel")),
                row.getString("sender_name"),
                row.getString("sender_address"),
                row.getString("forwarded_by"),
                row.getString("subject"),
                row.getString("detected_language"),
                row.getObject("first_received_on", LocalDate.class),
                row.getObject("received_on", LocalDate.class),
                row.getTimestamp("registered_at").toInstant());
    }
}
