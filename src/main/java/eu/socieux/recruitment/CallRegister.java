package eu.socieux.recruitment;

import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The calls on the database. */
@Component
class CallRegister {

    private final JdbcClient jdbc;

    CallRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void open(Call call) {
        jdbc.sql(
                        """
                        insert into call (case_number, activity_number, reference, opens_on, closes_at)
                        values (:caseNumber, :activity, :reference, :opensOn, :closesAt)
                        """)
                .param("caseNumber", call.scope().caseNumber().value())
                .param("activity", call.scope().activityNumber())
                .param("reference", call.reference())
                .param("opensOn", call.opensOn())
                .param("closesAt", Timestamp.from(call.closesAt()))
                .update();
    }

    void extend(String reference, Instant closesAt) {
        jdbc.sql("update call set closes_at = :closesAt, extended = true where reference = :reference")
                .param("closesAt", Timestamp.from(closesAt))
                .param("reference", reference)
                .update();
    }

    Optional<Call> find(CaseScope scope) {
        return jdbc.sql("select * from call where case_number = :caseNumber and activity_number = :activity::int")
                .param("caseNumber", scope.caseNumber().value())
                .param("activity", scope.activityNumber())
                .query(CallRegister::call)
                .optional();
    }

    List<Call> ofCase(CaseNumber caseNumber) {
        return jdbc.sql("select * from call where case_number = :caseNumber order by activity_number")
                .param("caseNumber", caseNumber.value())
                .query(CallRegister::call)
                .list();
    }

    List<Call> open(LocalDate today, Instant now) {
        return jdbc.sql(
                        "select * from call where opens_on <= :today and closes_at > :now order by closes_at, reference")
                .param("today", today)
                .param("now", Timestamp.from(now))
                .query(CallRegister::call)
                .list();
    }

    private static Call call(ResultSet row, int index) throws SQLException {
        return new Call(
                new CaseScope(new CaseNumber(row.getString("case_number")), row.getInt("activity_number")),
                row.getString("reference"),
                row.getObject("opens_on", LocalDate.class),
                row.getTimestamp("closes_at").toInstant(),
                row.getBoolean("extended"));
    }
}
