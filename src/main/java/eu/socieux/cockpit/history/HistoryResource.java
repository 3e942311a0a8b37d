package eu.socieux.cockpit.history;

import eu.socieux.cockpit.history.PastCases.Filter;
import eu.socieux.cockpit.history.PastCases.State;
import eu.socieux.eventlog.EventLogFormat;
import eu.socieux.eventlog.EventLogSelection;
import eu.socieux.eventlog.EventLogSize;
import eu.socieux.eventlog.EventLogs;
import eu.socieux.eventlog.TooManyExports;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;

/**
 * What the History pages ask for, and event logs. Days are ISO 8601 ({@code 2026-03-31}), in the facility's zone, first
 * and last included. Whoever may read the history of no process is answered 403, and what they may not read is as if it
 * were not there.
 */
@Component
public class HistoryResource {

    private static final int LONGEST_PAGE = 200;

    private final ReadableHistory readable;
    private final PastCases cases;
    private final EventLogs eventLogs;
    private final Clock clock;

    HistoryResource(ReadableHistory readable, PastCases cases, EventLogs eventLogs, Clock clock) {
        this.readable = readable;
        this.cases = cases;
        this.eventLogs = eventLogs;
        this.clock = clock;
    }

    /**
     * What the pages can offer.
     *
     * @param mayNamePeople whether the person may have an event log with real names
     */
    public record Offer(List<ReadableHistory.ReadableProcess> processes, boolean mayNamePeople) {}

    /** What the pages can offer the person. */
    @GET
    @Path("offer")
    @Produces(MediaType.APPLICATION_JSON)
    public Offer offer() {
        return new Offer(readable.processes(), eventLogs.mayNamePeople(readable.roles()));
    }

    /**
     * A list of instances.
     *
     * @param state finished, completed, terminated or running
     * @param first how many to skip
     * @param most at most 200
     */
    @GET
    @Path("instances")
    @Produces(MediaType.APPLICATION_JSON)
    public PastInstances instances(
            @QueryParam("definition") String definitionId,
            @QueryParam("process") String processKey,
            @QueryParam("number") String number,
            @QueryParam("state") @DefaultValue("finished") String state,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("first") @DefaultValue("0") int first,
            @QueryParam("most") @DefaultValue("50") int most) {
        readable.processes();
        if (first < 0 || most < 1 || most > LONGEST_PAGE) {
            throw wrong("first is 0 or more, most is 1 to " + LONGEST_PAGE + ".", null);
        }
        return cases.list(
                new Filter(
                        present(definitionId), present(processKey), present(number), state(state), day(from), day(to)),
                first,
                most);
    }

    /** One instance from its beginning. */
    @GET
    @Path("instances/{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public InstanceStory instance(@PathParam("id") String id) {
        readable.processes();
        return cases.story(id);
    }

    /** How much an event log would hold. */
    @GET
    @Path("event-log/size")
    @Produces(MediaType.APPLICATION_JSON)
    public EventLogSize eventLogSize(
            @QueryParam("process") List<String> processes,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        return eventLogs.size(selection(processes, from, to));
    }

    /**
     * An event log, written while it is sent.
     *
     * @param format {@code xes} or {@code ocel}
     * @param processes ids of processes; all readable ones when left out
     * @param names {@code real} for user ids and addresses, which needs a role named in
     *     {@code socieux.event-log.real-names-roles}; pseudonyms otherwise
     */
    @GET
    @Path("event-log/{format: xes|ocel}")
    public Response eventLog(
            @PathParam("format") String format,
            @QueryParam("process") List<String> processes,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("names") @DefaultValue("pseudonyms") String names) {
        EventLogSelection selection = selection(processes, from, to);
        EventLogFormat standard = EventLogFormat.valueOf(format.toUpperCase(Locale.ROOT));
        boolean real = realNames(names);
        StreamingOutput file = out -> {
            try {
                eventLogs.write(selection, standard, real, out);
            } catch (TooManyExports busy) {
                throw new RestException(Status.SERVICE_UNAVAILABLE, busy, busy.getMessage());
            }
        };
        return Response.ok(file, standard.mediaType())
                .header("Content-Disposition", "attachment; filename=\"" + fileName(standard) + "\"")
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private String fileName(EventLogFormat standard) {
        return "socieux-event-log-" + LocalDate.now(clock) + "." + standard.extension();
    }

    private EventLogSelection selection(List<String> processes, String from, String to) {
        Set<String> among = readable.among(Set.copyOf(processes));
        try {
            return new EventLogSelection(among, day(from), day(to));
        } catch (IllegalArgumentException wrong) {
            throw wrong(wrong.getMessage(), wrong);
        }
    }

    private boolean realNames(String names) {
        return switch (names) {
            case "pseudonyms" -> false;
            case "real" -> {
                if (!eventLogs.mayNamePeople(readable.roles())) {
                    throw new RestException(
                            Status.FORBIDDEN,
                            "Event logs with real names are for the roles in socieux.event-log.real-names-roles."
                                    + " Ask for one with pseudonyms.");
                }
                yield true;
            }
            default -> throw wrong("names is pseudonyms or real.", null);
        };
    }

    private static State state(String state) {
        try {
            return State.valueOf(state.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw wrong("state is finished, completed, terminated or running.", unknown);
        }
    }

    private static LocalDate day(String text) {
        if (present(text) == null) {
            return null;
        }
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException malformed) {
            throw wrong("A day reads like 2026-03-31.", malformed);
        }
    }

    private static String present(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static RestException wrong(String message, Exception cause) {
        return new RestException(Status.BAD_REQUEST, cause, message);
    }
}
