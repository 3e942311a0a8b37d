package eu.socieux.cockpit.migration;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;

/** What the Migration page asks for and does. Without the right to migrate, everything is answered 403. */
@Component
public class MigrationResource {

    private static final int LONGEST_PAGE = 100;
    /** A batch of more is split by the person: one message holds the ids. */
    private static final int MOST_AT_ONCE = 10_000;

    private final Versions versions;
    private final DryRun dryRun;
    private final Migrations migrations;
    private final MigrationRight right;
    private final RuntimeService runtimeService;

    MigrationResource(
            Versions versions,
            DryRun dryRun,
            Migrations migrations,
            MigrationRight right,
            RuntimeService runtimeService) {
        this.versions = versions;
        this.dryRun = dryRun;
        this.migrations = migrations;
        this.right = right;
        this.runtimeService = runtimeService;
    }

    /**
     * Which instances to try.
     *
     * @param source id of the older version
     * @param target id of a newer version of the same process
     * @param first how many to skip
     * @param most 1 to 100
     */
    public record Attempt(String source, String target, int first, int most) {}

    /** Which instances to move. */
    public record Order(String source, String target, List<String> instances) {}

    /** The id of a migration that was started. */
    public record Started(String id) {}

    /** How many failed cases are tried again. */
    public record Retried(int jobs) {}

    /** Whether the person may migrate at all. */
    public record Right(boolean toMigrate) {}

    /** Whether the page is of use to the person; the one question that is never answered 403. */
    @GET
    @Path("right")
    @Produces(MediaType.APPLICATION_JSON)
    public Right right() {
        return new Right(right.toStart());
    }

    /** Processes with older versions on which cases run. */
    @GET
    @Path("processes")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Versions.MovableProcess> processes() {
        right.requireToStart();
        return versions.processes();
    }

    /** Steps of the older version that the newer one does not have. */
    @GET
    @Path("gone")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Versions.Gone> gone(@QueryParam("source") String source, @QueryParam("target") String target) {
        check(source, target);
        return versions.gone(source, target);
    }

    /** Tries instances; nothing is changed. */
    @POST
    @Path("dry-run")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public DryRun.Outcomes dryRun(Attempt attempt) {
        if (attempt == null || attempt.first() < 0 || attempt.most() < 1 || attempt.most() > LONGEST_PAGE) {
            throw wrong("first is 0 or more, most is 1 to " + LONGEST_PAGE + ".");
        }
        return dryRun.run(plan(attempt.source(), attempt.target()), attempt.first(), attempt.most());
    }

    /** Starts to move instances in the background. */
    @POST
    @Path("migrations")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Started start(Order order) {
        if (order == null
                || order.instances() == null
                || order.instances().isEmpty()
                || order.instances().size() > MOST_AT_ONCE
                || order.instances().contains(null)) {
            throw wrong("Name 1 to " + MOST_AT_ONCE + " instances.");
        }
        MigrationPlan plan = plan(order.source(), order.target());
        return new Started(
                migrations.start(plan, order.instances().stream().distinct().toList()));
    }

    /** Running and past migrations. */
    @GET
    @Path("migrations")
    @Produces(MediaType.APPLICATION_JSON)
    public List<Migrations.Migration> migrations() {
        right.requireToStart();
        return migrations.list();
    }

    /** Has the failed cases of a migration tried again. */
    @POST
    @Path("migrations/{id}/retry")
    @Produces(MediaType.APPLICATION_JSON)
    public Retried retry(@PathParam("id") String id) {
        right.requireToStart();
        right.requireToRetry(id);
        return new Retried(migrations.retry(id));
    }

    private MigrationPlan plan(String source, String target) {
        check(source, target);
        try {
            return runtimeService
                    .createMigrationPlan(source, target)
                    .mapEqualActivities()
                    .updateEventTriggers()
                    .build();
        } catch (MigrationPlanValidationException impossible) {
            throw new RestException(Status.CONFLICT, impossible, impossible.getMessage());
        }
    }

    private void check(String source, String target) {
        right.requireToStart();
        ProcessDefinition from = versions.find(source);
        ProcessDefinition to = versions.find(target);
        right.requireToMove(from.getKey());
        if (!from.getKey().equals(to.getKey()) || from.getVersion() >= to.getVersion()) {
            throw wrong("The target is a newer version of the same process.");
        }
    }

    private static RestException wrong(String message) {
        return new RestException(Status.BAD_REQUEST, message);
    }
}
