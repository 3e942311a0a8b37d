package eu.socieux.recruitment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The applications on the database. */
@Component
class ApplicationRegister {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ApplicationRegister(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void add(Call call, Application application) {
        jdbc.sql(
                        """
                        insert into application
                            (call_id, number, reference, family_name, given_name, gender, nationality, employer,
                             employer_kind, employer_country, position, email, language, motivation, complete,
                             language_met, received_at)
                        select id, :number, :applicationReference, :familyName, :givenName, :gender, :nationality,
                               :employer, :employerKind, :employerCountry, :position, :email, :language, :motivation,
                               :complete, :languageMet, :receivedAt
                        from call where reference = :call
                        """)
                .param("call", call.reference())
                .param("number", application.number())
                .param("applicationReference", application.reference())
                .param("familyName", application.familyName())
                .param("givenName", application.givenName())
                .param("gender", application.gender())
                .param("nationality", application.nationality())
                .param("employer", application.employer())
                .param("employerKind", application.employerKind())
                .param("employerCountry", application.employerCountry())
                .param("position", application.position())
                .param("email", application.email())
                .param("language", application.language())
                .param("motivation", application.motivation())
                .param("complete", application.complete())
                .param("languageMet", application.languageMet())
                .param("receivedAt", Timestamp.from(application.receivedAt()))
                .update();
    }

    /** In the order of registration. */
    List<Application> of(Call call) {
        return jdbc.sql(
                        """
                        select application.* from application join call on call.id = call_id
                        where call.reference = :call order by number
                        """)
                .param("call", call.reference())
                .query(ApplicationRegister::application)
                .list();
    }

    /** Records whether an application is admissible, which undoes any earlier scores and ranking. */
    void judge(Application application, Admissibility admissibility) {
        jdbc.sql(
                        """
                        update application
                        set admissible = :admissible, reason = :reason, scores = null, average = null, rank = null,
                            result = :result
                        where reference = :application
                        """)
                .param("admissible", admissibility.admissible())
                .param("reason", admissibility.admissible() ? null : admissibility.reason())
                .param("result", admissibility.admissible() ? null : SelectionResult.NOT_ADMISSIBLE.code())
                .param("application", application.reference())
                .update();
    }

    /** Records the points of an application, each averaged over the assessors. */
    void score(Application application, Map<String, BigDecimal> scores, BigDecimal average) {
        jdbc.sql("update application set scores = :scores::jsonb, average = :average where reference = :application")
                .param("scores", write(scores))
                .param("average", average)
                .param("application", application.reference())
                .update();
    }

    void place(Application application, int rank, SelectionResult result) {
        jdbc.sql("update application set rank = :rank, result = :result where reference = :application")
                .param("rank", rank)
                .param("result", result.code())
                .param("application", application.reference())
                .update();
    }

    void decide(Application application, SelectionResult result) {
        jdbc.sql("update application set result = :result where reference = :application")
                .param("result", result.code())
                .param("application", application.reference())
                .update();
    }

    private static Application application(ResultSet row, int index) throws SQLException {
        return new Application(
                row.getInt("number"),
                row.getString("reference"),
                row.getString("family_name"),
                row.getString("given_name"),
                row.getString("gender"),
                row.getString("nationality"),
                row.getString("employer"),
                row.getString("employer_kind"),
                row.getString("employer_country"),
                row.getString("position"),
                row.getString("email"),
                row.getString("language"),
                row.getString("motivation"),
                row.getBoolean("complete"),
                row.getBoolean("language_met"),
                row.getTimestamp("received_at").toInstant(),
                row.getObject("admissible", Boolean.class),
                row.getString("reason"),
                row.getBigDecimal("average"),
                row.getObject("rank", Integer.class),
                SelectionResult.ofCode(row.getString("result")));
    }

    private String write(Map<String, BigDecimal> scores) {
        try {
            return json.writeValueAsString(scores);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException("These scores cannot be kept as JSON: " + scores, unwritable);
        }
    }
}
