package eu.socieux.records;

import java.time.Clock;
import java.time.Year;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers that restart every year. Drawn inside the caller's transaction, so that a rollback leaves no gap. */
@Component
public class Sequences {

    private final JdbcClient jdbc;
    private final Clock clock;

    Sequences(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The next case number of the current year. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseNumber nextCaseNumber() {
        int year = Year.now(clock).getValue();
        return CaseNumber.of(year, next("request", year));
    }

    /** The next number of the current year for a message that has to be sorted. */
    @Transactional(propagation = Propagation.MANDATORY)
    public CaseNumber nextMessageNumber() {
        int year = Year.now(clock).getValue();
        return CaseNumber.ofMessage(year, next("message", year));
    }

    /**
     * The next number of a kind in a year, starting at 1.
     *
     * @param kind what is counted: {@code request}, {@code action}, {@code message}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public int next(String kind, int year) {
        return jdbc.sql(
                        """
                        insert into number_sequence (kind, year, last) values (:kind, :year, 1)
                        on conflict (kind, year) do update set last = number_sequence.last + 1
                        returning last
                        """)
                .param("kind", kind)
                .param("year", year)
                .query(Integer.class)
                .single();
    }
}
