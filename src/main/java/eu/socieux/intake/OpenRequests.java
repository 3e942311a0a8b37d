package eu.socieux.intake;

import eu.socieux.records.CaseNumber;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which requests stand in the way of another of the same institution. During follow-up the process still runs, but the
 * action is closed and a new request may be made; and so it does while a lapsed request may still be taken up again, or
 * one is held for another.
 */
@Component
public class OpenRequests {

    private final JdbcClient jdbc;

    OpenRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of the cases whose process runs, those that are not closed, lapsed, held or merged. */
    @Transactional(readOnly = true)
    public Set<CaseNumber> among(Collection<CaseNumber> running) {
        Set<CaseNumber> open = new HashSet<>(running);
        if (open.isEmpty()) {
            return open;
        }
        jdbc.sql(
                        """
                        select case_number from (
                            select distinct on (case_number) case_number, name from milestone
                            where case_number in (:running)
                              and name in ('action_closed', 'request_lapsed', 'request_revived', 'request_held',
                                           'request_released', 'request_merged')
                            order by case_number, id desc) latest
                        where name not in ('request_revived', 'request_released')
                        """)
                .param("running", running.stream().map(CaseNumber::value).collect(Collectors.toSet()))
                .query((row, index) -> new CaseNumber(row.getString("case_number")))
                .list()
                .forEach(open::remove);
        return open;
    }
}
