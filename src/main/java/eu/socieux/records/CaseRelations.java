package eu.socieux.records;

import eu.socieux.records.CaseRelation.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which cases belong together, and how. A merger is for good; a case that is merged can be merged again with its target. */
@Component
@Transactional
public class CaseRelations {

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseRelations(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Notes that a case belongs to another; once more changes nothing. What was held for a case that is merged is held
     * for the other from now on.
     *
     * @param madeBy user id of whoever decided it
     * @throws IllegalArgumentException when it is the same case
     */
    public void relate(CaseNumber caseNumber, CaseNumber otherCase, Kind kind, String madeBy) {
        if (caseNumber.equals(otherCase)) {
            throw new IllegalArgumentException("The case " + caseNumber + " cannot be related to itself.");
        }
        jdbc.sql(
                        """
                        insert into case_relation (case_number, other_case, kind, made_by, made_at)
                        values (:case, :other, :kind, :by, :now)
                        on conflict do nothing
                        """)
                .param("case", caseNumber.value())
                .param("other", otherCase.value())
                .param("kind", kind.key())
                .param("by", madeBy)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (kind == Kind.MERGED) {
            jdbc.sql(
                            """
                            update case_relation set other_case = :other
                            where other_case = :case and kind = 'held' and ended_at is null and case_number <> :other
                            """)
                    .param("case", caseNumber.value())
                    .param("other", otherCase.value())
                    .update();
        }
    }

    /** Notes that a held case goes on. */
    public void release(CaseNumber caseNumber) {
        jdbc.sql(
                        """
                        update case_relation set ended_at = :now
                        where case_number = :case and kind = 'held' and ended_at is null
                        """)
                .param("case", caseNumber.value())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** The cases that wait for another now, those that have waited longest first. */
    @Transactional(readOnly = true)
    public List<CaseRelation> held() {
        return jdbc.sql("select * from case_relation where kind = 'held' and ended_at is null order by id")
                .query(CaseRelations::relation)
                .list();
    }

    /** Every relation of a case, from it and to it, oldest first; a hold that is over is left out. */
    @Transactional(readOnly = true)
    public List<CaseRelation> of(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        select * from case_relation
                        where (case_number = :case or other_case = :case) and ended_at is null order by id
                        """)
                .param("case", caseNumber.value())
                .query(CaseRelations::relation)
                .list();
    }

    /** The case in which this one lives on: itself, unless it was merged, and perhaps the other merged in turn. */
    @Transactional(readOnly = true)
    public CaseNumber current(CaseNumber caseNumber) {
        return Optional.ofNullable(mergedInto(List.of(caseNumber.value())).get(caseNumber.value()))
                .map(CaseNumber::new)
                .orElse(caseNumber);
    }

    /**
     * Of many cases those that were merged, with the case in which each lives on.
     *
     * @return case number by case number
     */
    @Transactional(readOnly = true)
    public Map<String, String> mergedInto(Collection<String> caseNumbers) {
        Map<String, String> targets = new HashMap<>();
        if (caseNumbers.isEmpty()) {
            return targets;
        }
        jdbc.sql(
                        """
                        with recursive way as (
                            select case_number, other_case, 1 as steps from case_relation
                            where kind = 'merged' and case_number in (:cases)
                            union
                            select way.case_number, next.other_case, steps + 1 from way
                            join case_relation next on next.case_number = way.other_case and next.kind = 'merged')
                            cycle other_case set is_cycle using path
                        select distinct on (case_number) case_number, other_case from way
                        where not is_cycle order by case_number, steps desc
                        """)
                .param("cases", caseNumbers)
                .query(row -> {
                    targets.put(row.getString("case_number"), row.getString("other_case"));
                });
        return targets;
    }

    /** The cases that were merged into this one, directly or through others, by number. */
    @Transactional(readOnly = true)
    public List<CaseNumber> livingIn(CaseNumber caseNumber) {
        return jdbc.sql(
                        """
                        with recursive way as (
                            select case_number from case_relation where kind = 'merged' and other_case = :case
                            union
                            select before.case_number from way
                            join case_relation before on before.other_case = way.case_number and before.kind = 'merged')
                        select case_number from way where case_number <> :case order by case_number
                        """)
                .param("case", caseNumber.value())
                .query((row, index) -> new CaseNumber(row.getString("case_number")))
                .list();
    }

    /** Whether what is filed in the first case is seen with the second: it is that case, or was merged into it. */
    @Transactional(readOnly = true)
    public boolean isSeenWith(CaseNumber filedIn, CaseNumber caseNumber) {
        return filedIn.equals(caseNumber) || livingIn(caseNumber).contains(filedIn);
    }

    private static CaseRelation relation(ResultSet row, int index) throws SQLException {
        return new CaseRelation(
                new CaseNumber(row.getString("case_number")),
                new CaseNumber(row.getString("other_case")),
                Kind.of(row.getString("kind")),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant(),
                instant(row.getTimestamp("ended_at")));
    }

    private static Instant instant(Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
