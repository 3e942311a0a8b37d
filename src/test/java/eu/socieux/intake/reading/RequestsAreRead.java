package eu.socieux.intake.reading;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what came in at once, where tests of other packages do not wait for the clock. */
@TestComponent
public class RequestsAreRead {

    private final RequestReadings readings;
    private final Proposals proposals;
    private final JdbcClient jdbc;

    RequestsAreRead(RequestReadings readings, Proposals proposals, JdbcClient jdbc) {
        this.readings = readings;
        this.proposals = proposals;
        this.jdbc = jdbc;
    }

    /** Reads every request in which something new came. */
    public void now() {
        readings.readWaiting();
    }

    /** Reads until nothing waits, and nothing is still being read by the clock. */
    public boolean all() {
        now();
        return proposals.waiting(1).isEmpty()
                && jdbc.sql("select not exists (select 1 from request_reading where read_at is null)")
                        .query(Boolean.class)
                        .single();
    }
}
