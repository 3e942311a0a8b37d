package eu.socieux.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.records.CaseNumber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of requests that are being filled in, of their files, and of mails with a link to them. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class WebRequestRegister {

    private static final TypeReference<Map<String, Object>> ANSWERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final IntakeSettings settings;
    private final Clock clock;

    WebRequestRegister(JdbcClient jdbc, ObjectMapper json, IntakeSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /** A mail with a link that is to leave. */
    record Wish(long id, long request, String address, String language, int attempts, Instant expiresAt) {}

    long add(String language, Map<String, Object> answers) {
        return jdbc.sql(
                        """
                        insert into web_request (language, answers, started_at, changed_at, expires_at)
                        values (:language, :answers, :now, :now, :expires) returning id
                        """)
                .param("language", language)
                .param("answers", write(answers))
                .param("now", now())
                .param("expires", expiry())
                .query(Long.class)
                .single();
    }

    void addToken(long request, byte[] hash) {
        jdbc.sql("insert into web_request_token (hash, web_request_id, made_at) values (:hash, :request, :now)")
                .param("hash", hash)
                .param("request", request)
                .param("now", now())
                .update();
    }

    /** The request with this secret, while it is kept; the row is held when it is about to be changed. */
    Optional<WebRequest> find(byte[] hash, boolean hold) {
        return jdbc.sql(
                        """
                        select r.* from web_request_token t join web_request r on r.id = t.web_request_id
                        where t.hash = :hash and r.expires_at > :now
                        """
                                + (hold ? "for update of r" : ""))
                .param("hash", hash)
                .param("now", now())
                .query(this::request)
                .optional();
    }

    /** The request as it is now; nobody else changes it until the end of the transaction. */
    Optional<WebRequest> hold(long id) {
        return jdbc.sql("select * from web_request where id = :id for update")
                .param("id", id)
                .query(this::request)
                .optional();
    }

    void keep(long id, Map<String, Object> answers, int step, String address) {
        jdbc.sql(
                        """
                        update web_request set answers = :answers, step = :step, address = coalesce(:address, address),
                            changed_at = :now, expires_at = :expires
                        where id = :id and case_number is null
                        """)
                .param("id", id)
                .param("answers", write(answers))
                .param("step", step)
                .param("address", address)
                .param("now", now())
                .param("expires", expiry())
                .update();
    }

    /** Notes where a link to it may be sent again; a request that somebody has a link to is kept as long as a changed one. */
    void reached(long id, String address) {
        jdbc.sql(
                        """
                        update web_request set address = :address, changed_at = :now, expires_at = :expires
                        where id = :id and case_number is null
                        """)
                .param("id", id)
                .param("address", address)
                .param("now", now())
                .param("expires", expiry())
                .update();
    }

    /** The request is a case now: what was typed and brought in is on file there. */
    void sent(long id, CaseNumber caseNumber) {
        jdbc.sql(
                        """
                        update web_request set case_number = :caseNumber, sent_at = :now, answers = '{}', address = null
                        where id = :id
                        """)
                .param("id", id)
                .param("caseNumber", caseNumber.value())
                .param("now", now())
                .update();
        jdbc.sql("delete from web_request_file where web_request_id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from web_request_mail where web_request_id = :id and sent_at is null")
                .param("id", id)
                .update();
    }

    int removeExpired() {
        return jdbc.sql("delete from web_request where expires_at <= :now")
                .param("now", now())
                .update();
    }

    void addFile(long request, String name, byte[] content) {
        jdbc.sql(
                        """
                        insert into web_request_file (web_request_id, file_name, size, content, brought_at)
                        values (:request, :name, :size, :content, :now)
                        """)
                .param("request", request)
                .param("name", name)
                .param("size", content.length)
                .param("content", content)
                .param("now", now())
                .update();
    }

    List<WebFile> files(long request) {
        return jdbc.sql("select id, file_name, size from web_request_file where web_request_id = :request order by id")
                .param("request", request)
                .query((row, index) -> new WebFile(row.getLong("id"), row.getString("file_name"), row.getLong("size")))
                .list();
    }

    byte[] content(long file) {
        return jdbc.sql("select content from web_request_file where id = :id")
                .param("id", file)
                .query((row, index) -> row.getBytes("content"))
                .single();
    }

    void removeFile(long request, long file) {
        jdbc.sql("delete from web_request_file where id = :id and web_request_id = :request")
                .param("id", file)
                .param("request", request)
                .update();
    }

    /** The requests that are still being filled in by somebody with this address, those changed last first. */
    List<WebRequest> of(String address, int most) {
        return jdbc.sql(
                        """
                        select * from web_request
                        where lower(address) = lower(:address) and case_number is null and expires_at > :now
                        order by changed_at desc limit :most
                        """)
                .param("address", address)
                .param("now", now())
                .param("most", most)
                .query(this::request)
                .list();
    }

    /** Wishes for a mail with a link; not more to one address than the settings allow. */
    boolean wish(long request, String address, String language) {
        return jdbc.sql(
                                """
                        insert into web_request_mail (web_request_id, address, language, wished_at, next_attempt_at)
                        select :request, lower(:address), :language, :now, :now
                        where (select count(*) from web_request_mail
                            where address = lower(:address) and wished_at > :dayAgo) < :most
                        """)
                        .param("request", request)
                        .param("address", address)
                        .param("language", language)
                        .param("now", now())
                        .param("dayAgo", Timestamp.from(clock.instant().minus(Duration.ofDays(1))))
                        .param("most", settings.linksPerDay())
                        .update()
                == 1;
    }

    /** Takes the next mail that is due, and puts off its next attempt by this long; no other node gets the same one. */
    Optional<Wish> claim(Duration untilNextAttempt) {
        return jdbc.sql(
                        """
                        update web_request_mail m set attempts = attempts + 1, next_attempt_at = :later
                        from web_request r
                        where r.id = m.web_request_id and m.id = (select id from web_request_mail
                            where next_attempt_at <= :now order by id limit 1 for update skip locked)
                        returning m.id, m.web_request_id, m.address, m.language, m.attempts, r.expires_at
                        """)
                .param("now", now())
                .param("later", Timestamp.from(clock.instant().plus(untilNextAttempt)))
                .query((row, index) -> new Wish(
                        row.getLong("id"),
                        row.getLong("web_request_id"),
                        row.getString("address"),
                        row.getString("language"),
                        row.getInt("attempts"),
                        row.getTimestamp("expires_at").toInstant()))
                .optional();
    }

    void mailed(long wish) {
        jdbc.sql("update web_request_mail set sent_at = :now, next_attempt_at = null where id = :id")
                .param("id", wish)
                .param("now", now())
                .update();
    }

    void givenUp(long wish) {
        jdbc.sql("update web_request_mail set next_attempt_at = null where id = :id")
                .param("id", wish)
                .update();
    }

    private WebRequest request(ResultSet row, int index) throws SQLException {
        String number = row.getString("case_number");
        Timestamp sentAt = row.getTimestamp("sent_at");
        return new WebRequest(
                row.getLong("id"),
                row.getString("language"),
                read(row.getString("answers")),
                row.getInt("step"),
                row.getString("address"),
                row.getTimestamp("expires_at").toInstant(),
                number == null ? null : new CaseNumber(number),
                sentAt == null ? null : sentAt.toInstant());
    }

    private String write(Map<String, Object> answers) {
        try {
            return json.writeValueAsString(answers);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalArgumentException("These answers cannot be kept as JSON: " + answers.keySet(), unwritable);
        }
    }

    private Map<String, Object> read(String stored) {
        try {
            return json.readValue(stored, ANSWERS);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A kept request holds something other than a JSON object.", broken);
        }
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Timestamp expiry() {
        return Timestamp.from(clock.instant().plus(settings.draftsKeptFor()));
    }
}
