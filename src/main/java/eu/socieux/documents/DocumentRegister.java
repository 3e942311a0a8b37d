package eu.socieux.documents;

import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.io.InputStream;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The tables of the register. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DocumentRegister {

    private static final String DOCUMENTS =
            """
            select d.id as document, d.case_number, d.activity_number, d.type, d.subject, d.status, d.void_reason, v.*
            from document d join document_version v on v.document_id = d.id
            """;

    private final JdbcClient jdbc;
    private final CaseFacts facts;
    private final Clock clock;

    DocumentRegister(JdbcClient jdbc, CaseFacts facts, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.clock = clock;
    }

    /**
     * Where the next filing will go.
     *
     * @param document id of the document that gets a version, null for a new document
     * @param ordinal of the document among those of its type in its scope
     */
    record Place(Long document, CaseScope scope, String type, int ordinal, int number, String code) {}

    /** A file that was looked at, ready to be written. */
    record Filing(
            NewDocument document,
            SpooledFile file,
            String mediaType,
            String language,
            LocalDate formVersion,
            DocumentStatus status) {}

    /** The place of a new document of the case, which is held. */
    Place newDocument(CaseScope scope, String type) {
        int ordinal = jdbc.sql(
                        """
                        select count(*) + 1 from document
                        where case_number = :caseNumber and type = :type
                          and activity_number is not distinct from :activity::int
                        """)
                .param("caseNumber", scope.caseNumber().value())
                .param("activity", scope.activityNumber())
                .param("type", type)
                .query(Integer.class)
                .single();
        return place(null, scope, type, ordinal, 1);
    }

    /** The place of the next version of a document, whose case is held. */
    Place nextVersion(RegisteredDocument document) {
        int ordinal = jdbc.sql("select ordinal from document where id = :id")
                .param("id", document.id())
                .query(Integer.class)
                .single();
        int number = jdbc.sql("select max(number) + 1 from document_version where document_id = :id")
                .param("id", document.id())
                .query(Integer.class)
                .single();
        return place(document.id(), document.scope(), document.type(), ordinal, number);
    }

    /** Writes the version, and the document when it is its first; gives the id of the document. */
    long write(Place place, Filing filing, String fileName, InputStream content) {
        Long document = place.document() == null ? insert(place, filing) : update(place.document(), filing.status());
        Long version = jdbc.sql(
                        """
                        insert into document_version
                            (document_id, number, code, file_name, media_type, sha256, size, language, author, origin,
                             form_version, registered_at)
                        values (:document, :number, :code, :fileName, :mediaType, :sha256, :size, :language, :author,
                                :origin, :formVersion, :at)
                        returning id
                        """)
                .param("document", document)
                .param("number", place.number())
                .param("code", place.code())
                .param("fileName", fileName)
                .param("mediaType", filing.mediaType())
                .param("sha256", filing.file().sha256())
                .param("size", filing.file().size())
                .param("language", filing.language())
                .param("author", filing.document().author())
                .param("origin", filing.document().origin())
                .param("formVersion", filing.formVersion() == null ? null : Date.valueOf(filing.formVersion()))
                .param("at", Timestamp.from(clock.instant()))
                .query(Long.class)
                .single();
        jdbc.sql("insert into document_content (version_id, content) values (:version, :content)")
                .param("version", version)
                .param("content", new SqlBinaryValue(content, filing.file().size()), Types.VARBINARY)
                .update();
        return document;
    }

    /** Keeps that somebody filed a version once more, as it is. */
    void fileAgain(long version, String author) {
        jdbc.sql("insert into document_filed_again (version_id, author, filed_at) values (:version, :author, :at)")
                .param("version", version)
                .param("author", author)
                .param("at", Timestamp.from(clock.instant()))
                .update();
    }

    List<FiledAgain> filedAgain(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select a.version_id, a.author, a.filed_at
                        from document_filed_again a
                        join document_version v on v.id = a.version_id
                        join document d on d.id = v.document_id
                        where d.case_number = :caseNumber
                        order by a.filed_at
                        """)
                .param("caseNumber", caseNumber.value())
                .query((row, index) -> new FiledAgain(
                        row.getLong("version_id"),
                        row.getString("author"),
                        row.getTimestamp("filed_at").toInstant()))
                .list();
    }

    boolean filedAgainSince(long version, Instant since) {
        return jdbc.sql(
                        """
                        select exists (
                            select 1 from document_filed_again where version_id = :version and filed_at >= :since)
                        """)
                .param("version", version)
                .param("since", Timestamp.from(since))
                .query(Boolean.class)
                .single();
    }

    void setAside(long document, String author, String reason) {
        jdbc.sql(
                        """
                        update document set status = 'void', voided_by = :author, voided_at = :at, void_reason = :reason
                        where id = :id and status <> 'void'
                        """)
                .param("id", document)
                .param("author", author)
                .param("at", Timestamp.from(clock.instant()))
                .param("reason", reason)
                .update();
    }

    Optional<RegisteredDocument> document(long id) {
        return documents(jdbc.sql(DOCUMENTS + "where d.id = :id order by v.number desc")
                        .param("id", id))
                .stream()
                .findFirst();
    }

    Optional<RegisteredDocument> documentOfVersion(long version) {
        return documents(jdbc.sql(
                                DOCUMENTS
                                        + """
                        where d.id = (select document_id from document_version where id = :version)
                        order by v.number desc
                        """)
                        .param("version", version))
                .stream()
                .findFirst();
    }

    List<RegisteredDocument> ofCase(CaseNumber caseNumber) {
        return documents(jdbc.sql(DOCUMENTS + "where d.case_number = :caseNumber order by d.id, v.number desc")
                .param("caseNumber", caseNumber.value()));
    }

    /** What counts in this scope: filed for it, or for the whole case, and not set aside; newest first. */
    List<RegisteredDocument> counting(CaseScope scope, String type) {
        return documents(jdbc.sql(
                        DOCUMENTS
                                + """
                        where d.case_number = :caseNumber and d.type = :type and d.status <> 'void'
                          and (d.activity_number is null or d.activity_number = :activity::int)
                        order by (select max(id) from document_version where document_id = d.id) desc, v.number desc
                        """)
                .param("caseNumber", scope.caseNumber().value())
                .param("activity", scope.activityNumber())
                .param("type", type));
    }

    /** A slice of the content, empty behind its end. */
    byte[] slice(long version, long from, int length) {
        // Positions count from 1 in SQL
        return jdbc.sql(
                        """
                        select substring(content from :start::int for :length::int)
                        from document_content where version_id = :version
                        """)
                .param("start", from + 1)
                .param("length", length)
                .param("version", version)
                .query(byte[].class)
                .single();
    }

    private Place place(Long document, CaseScope scope, String type, int ordinal, int number) {
        Object action = facts.of(scope).get("actionCode");
        String owner = action == null ? scope.caseNumber().value() : action.toString();
        String activity = scope.activityNumber() == null ? "" : "/A" + scope.activityNumber();
        String several = ordinal == 1 ? "" : "-" + ordinal;
        return new Place(
                document, scope, type, ordinal, number, owner + activity + "/" + type + several + "/v" + number);
    }

    private Long insert(Place place, Filing filing) {
        return jdbc.sql(
                        """
                        insert into document (case_number, activity_number, type, ordinal, subject, status)
                        values (:caseNumber, :activity, :type, :ordinal, :subject, :status)
                        returning id
                        """)
                .param("caseNumber", place.scope().caseNumber().value())
                .param("activity", place.scope().activityNumber())
                .param("type", place.type())
                .param("ordinal", place.ordinal())
                .param("subject", filing.document().subject())
                .param("status", filing.status().key())
                .query(Long.class)
                .single();
    }

    private Long update(Long document, DocumentStatus status) {
        jdbc.sql("update document set status = :status where id = :id")
                .param("status", status.key())
                .param("id", document)
                .update();
        return document;
    }

    private static List<RegisteredDocument> documents(StatementSpec query) {
        Map<Long, RegisteredDocument> found = new LinkedHashMap<>();
        query.query(row -> {
            long id = row.getLong("document");
            RegisteredDocument document = found.get(id);
            if (document == null) {
                document = document(id, row);
                found.put(id, document);
            }
            document.versions().add(version(row, document.versions().isEmpty()));
        });
        return found.values().stream()
                .map(document -> new RegisteredDocument(
                        document.id(),
                        document.scope(),
                        document.type(),
                        document.subject(),
                        document.voidReason(),
                        List.copyOf(document.versions())))
                .toList();
    }

    private static RegisteredDocument document(long id, ResultSet row) throws SQLException {
        return new RegisteredDocument(
                id,
                new CaseScope(
                        new CaseNumber(row.getString("case_number")), row.getObject("activity_number", Integer.class)),
                row.getString("type"),
                row.getString("subject"),
                row.getString("void_reason"),
                new ArrayList<>());
    }

    private static DocumentVersion version(ResultSet row, boolean newest) throws SQLException {
        return new DocumentVersion(
                row.getLong("id"),
                row.getInt("number"),
                row.getString("code"),
                row.getString("file_name"),
                row.getString("media_type"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("language"),
                row.getString("author"),
                row.getString("origin"),
                row.getObject("form_version", LocalDate.class),
                row.getTimestamp("registered_at").toInstant(),
                newest ? DocumentStatus.of(row.getString("status")) : DocumentStatus.SUPERSEDED);
    }
}
