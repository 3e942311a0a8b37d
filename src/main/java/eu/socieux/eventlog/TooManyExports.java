package eu.socieux.eventlog;

/** As many logs as allowed are being written already; try again when one is done. */
public final class TooManyExports extends RuntimeException {

    TooManyExports(int allowed) {
        super("%d event logs are being written already. Try again when one is done, or raise"
                .formatted(allowed)
                .concat(" socieux.event-log.parallel-exports."));
    }
}
