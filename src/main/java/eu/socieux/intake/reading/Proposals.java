package eu.socieux.intake.reading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.documents.NewDocument;
import eu.socieux.intake.reading.Proposal.Earlier;
import eu.socieux.intake.reading.RequestReader.Reading;
import eu.socieux.records.CaseNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The readings of requests, and what they propose. */
@Component
@Transactional
class Proposals {

    /** The types of documents that say something about the request: what came with it, and what came later. */
    static final Set<String> READ =
            Set.of("request_original", "request_attachment", "clarification_answer", "message_in", "other");

    /** A reading begun longer ago was interrupted; it is done again. */
    private static final Duration ABANDONED = Duration.ofMinutes(30);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    Proposals(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** A case to read, and the newest version of a document in it. */
    record Waiting(CaseNumber caseNumber, long newestVersion) {}

    /** The cases in which something came that was not read, as long as nothing has been decided in them. */
    @Transactional(readOnly = true)
    List<Waiting> waiting(int most) {
        return jdbc.sql(
                        """
                        select d.case_number, max(v.id) as newest
                        from request r
                        join document d on d.case_number = r.case_number
                        join document_version v on v.document_id = d.id
                        where d.type in (:types)
                          and v.origin <> :generated
                          and not exists (select 1 from milestone m
                                          where m.case_number = r.case_number and m.name <> 'request_registered')
                        group by d.case_number
                        having not exists (select 1 from request_reading done
                                           where done.case_number = d.case_number and done.newest_version >= max(v.id)
                                             and (done.read_at is not null or done.begun_at > :abandoned))
                        order by newest limit :most
                        """)
                .param("abandoned", Timestamp.from(clock.instant().minus(ABANDONED)))
                .param("types", READ)
                .param("generated", NewDocument.GENERATED)
                .param("most", most)
                .query((row, index) -> new Waiting(new CaseNumber(row.getString("case_number")), row.getLong("newest")))
                .list();
    }

    /** Takes a case for reading; empty when another node has it. */
    Optional<Long> begin(Waiting waiting) {
        return jdbc.sql(
                        """
                        insert into request_reading (case_number, newest_version, begun_at)
                        values (:caseNumber, :newest, :now)
                        on conflict (case_number, newest_version) do update set begun_at = excluded.begun_at
                        where request_reading.read_at is null and request_reading.begun_at <= :abandoned
                        returning id
                        """)
                .param("caseNumber", waiting.caseNumber().value())
                .param("newest", waiting.newestVersion())
                .param("now", Timestamp.from(clock.instant()))
                .param("abandoned", Timestamp.from(clock.instant().minus(ABANDONED)))
                .query(Long.class)
                .optional();
    }

    /** Keeps what was read. */
    void keep(long readingId, Reading reading) {
        for (Proposal proposal : reading.proposals()) {
            jdbc.sql(
                            """
                            insert into request_proposal
                                (reading_id, field, value, certainty, document, place, quote, earlier)
                            values (:reading, :field, :value::jsonb, :certainty, :document, :place, :quote,
                                :earlier::jsonb)
                            """)
                    .param("reading", readingId)
                    .param("field", proposal.field())
                    .param("value", write(proposal.value()))
                    .param("certainty", proposal.certainty().name())
                    .param("document", storable(proposal.source().document()))
                    .param("place", storable(proposal.source().place()))
                    .param("quote", storable(proposal.source().quote()))
                    .param("earlier", write(proposal.earlier()))
                    .update();
        }
        end(readingId, null, reading.unread());
    }

    /** Notes that a case could not be read; it is not tried again until something new comes. */
    void fail(long readingId, String reason) {
        end(readingId, reason, List.of());
    }

    /** What the newest reading of a case proposes; empty when there is none. */
    @Transactional(readOnly = true)
    List<Proposal> of(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select p.* from request_proposal p
                        where p.reading_id = (select max(r.id) from request_reading r
                                              where r.case_number = :caseNumber and r.read_at is not null
                                                and r.failure is null)
                        order by p.id
                        """)
                .param("caseNumber", caseNumber.value())
                .query((row, index) -> proposal(row))
                .list();
    }

    /** The scans of a case that only a person can read. */
    @Transactional(readOnly = true)
    List<String> unread(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select unnest(unread) from request_reading
                        where id = (select max(id) from request_reading
                                    where case_number = :caseNumber and read_at is not null and failure is null)
                        """)
                .param("caseNumber", caseNumber.value())
                .query(String.class)
                .list();
    }

    private void end(long readingId, String failure, List<String> unread) {
        jdbc.sql(
                        "update request_reading set read_at = :now, failure = :failure, unread = :unread::text[] where id = :id")
                .param("now", Timestamp.from(clock.instant()))
                .param("failure", failure)
                .param("unread", arrayLiteral(unread))
                .param("id", readingId)
                .update();
    }

    private static String arrayLiteral(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + storable(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    private Proposal proposal(ResultSet row) throws SQLException {
        try {
            List<Earlier> earlier = new ArrayList<>();
            json.readTree(row.getString("earlier")).forEach(one -> earlier.add(json.convertValue(one, Earlier.class)));
            return new Proposal(
                    row.getString("field"),
                    json.readValue(row.getString("value"), Object.class),
                    Certainty.valueOf(row.getString("certainty")),
                    new Source(row.getString("document"), row.getString("place"), row.getString("quote")),
                    earlier);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A proposal holds something other than JSON.", broken);
        }
    }

    private String write(Object value) {
        try {
            return storable(json.writeValueAsString(value).replace("\\u0000", ""));
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("A proposal cannot be kept as JSON.", unwritable);
        }
    }

    /** PostgreSQL holds no zero character, and files from outside may. */
    private static String storable(String text) {
        return text.replace("\u0000", "");
    }
}
