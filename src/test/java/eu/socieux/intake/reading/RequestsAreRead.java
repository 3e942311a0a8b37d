package eu.socieux.intake.reading;

import org.springframework.boot.test.context.TestComponent;

/** Reads what came in at once, where tests of other packages do not wait for the clock. */
@TestComponent
public class RequestsAreRead {

    private final RequestReadings readings;

    RequestsAreRead(RequestReadings readings) {
        this.readings = readings;
    }

    /** Reads every request in which something new came. */
    public void now() {
        readings.readWaiting();
    }
}
