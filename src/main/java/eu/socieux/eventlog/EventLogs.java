package eu.socieux.eventlog;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Event logs of cases for process mining. Who may read which process is for the caller to check. A log is written while
 * it is read, in one read-only transaction that sees the database as of its beginning; memory does not grow with it.
 */
@Component
public class EventLogs {

    private final CaseHistory history;
    private final EventLogSettings settings;
    private final TransactionTemplate snapshot;
    private final Semaphore places;
    private final ZoneId zone;

    EventLogs(CaseHistory history, EventLogSettings settings, PlatformTransactionManager transactions, Clock clock) {
        this.history = history;
        this.settings = settings;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        // A transaction of the caller could not see the whole log as of one moment.
        snapshot.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.places = new Semaphore(settings.parallelExports());
        this.zone = clock.getZone();
    }

    /** How much the log of this selection holds now. */
    public EventLogSize size(EventLogSelection selection) {
        return snapshot.execute(status -> history.size(selection));
    }

    /** Whether somebody with these roles may have a log in which people appear under their own names. */
    public boolean mayNamePeople(Collection<String> roles) {
        return roles.stream().anyMatch(settings.realNamesRoles()::contains);
    }

    /**
     * Writes a log. The stream is flushed, not closed.
     *
     * @param realNames whether people appear under their own user ids and addresses; ask {@link #mayNamePeople} first
     * @throws TooManyExports before anything is written, when as many logs as allowed are being written
     * @throws EventLogBroken when the stream refuses to take more
     */
    public void write(EventLogSelection selection, EventLogFormat format, boolean realNames, OutputStream out) {
        if (!places.tryAcquire()) {
            throw new TooManyExports(settings.parallelExports());
        }
        try {
            Pseudonyms people = realNames ? Pseudonyms.none() : Pseudonyms.keyed(settings.pseudonymKey());
            snapshot.executeWithoutResult(status -> {
                switch (format) {
                    case XES -> xes(selection, people, out);
                    case OCEL -> ocel(selection, people, out);
                }
            });
            out.flush();
        } catch (IOException broken) {
            throw new EventLogBroken(broken);
        } finally {
            places.release();
        }
    }

    private void xes(EventLogSelection selection, Pseudonyms people, OutputStream out) {
        XesFile file = XesFile.begin(out, people, zone);
        history.eventsByCase(selection, file::write);
        file.end();
    }

    private void ocel(EventLogSelection selection, Pseudonyms people, OutputStream out) {
        OcelFile file = new OcelFile(out, people, zone);
        // As many as there are steps and kinds of document in the models, however many cases there are.
        List<String> names = new ArrayList<>();
        history.eventNames(selection, row -> names.add(row.getString("name")));
        file.types(names);
        OcelObjects objects = new OcelObjects(history, selection, file, people);
        objects.write();
        file.endOfObjects();
        history.eventsByTime(selection, event -> file.event(event, objects.relationsOf(event)));
        file.end();
    }
}
