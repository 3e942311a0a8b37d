package eu.socieux.cockpit.history;

import eu.socieux.cockpit.history.InstanceStory.Incident;
import eu.socieux.cockpit.history.InstanceStory.Operation;
import eu.socieux.cockpit.history.InstanceStory.Step;
import eu.socieux.cockpit.history.InstanceStory.Variable;
import jakarta.ws.rs.core.Response.Status;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstanceQuery;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;

/** Reads process instances through the engine's own queries, which leave out what the signed-in person may not see. */
@Component
class PastCases {

    /** What the engine gives a signed-in person at once (query-max-results-limit). */
    private static final int MOST = 2000;

    private final HistoryService historyService;
    private final RepositoryService repositoryService;
    private final ZoneId zone;

    PastCases(HistoryService historyService, RepositoryService repositoryService, Clock clock) {
        this.historyService = historyService;
        this.repositoryService = repositoryService;
        this.zone = clock.getZone();
    }

    /** Which instances a list may show; the period is of their end. */
    enum State {
        FINISHED,
        COMPLETED,
        TERMINATED,
        /** The period is of their start. */
        RUNNING
    }

    /**
     * What a list shows.
     *
     * @param definitionId null for any version
     * @param definitionKey null for any process
     * @param number part of a case number, null for any
     * @param from first day, null for no beginning
     * @param to last day, null for no end
     */
    record Filter(
            String definitionId, String definitionKey, String number, State state, LocalDate from, LocalDate to) {}

    /** Those that began or ended last come first. */
    PastInstances list(Filter filter, int first, int most) {
        HistoricProcessInstanceQuery query = query(filter);
        long total = query.count();
        return new PastInstances(
                total,
                query.listPage(first, most).stream().map(PastInstance::of).toList());
    }

    /** @throws RestException 404 when there is no such instance for the signed-in person */
    InstanceStory story(String instanceId) {
        HistoricProcessInstance instance = find(instanceId)
                .orElseThrow(() -> new RestException(
                        Status.NOT_FOUND, "There is no process instance " + instanceId + " that you may read."));
        List<HistoricActivityInstance> steps = historyService
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .orderByHistoricActivityInstanceStartTime()
                .asc()
                .orderPartiallyByOccurrence()
                .asc()
                .listPage(0, MOST);
        List<UserOperationLogEntry> operations = historyService
                .createUserOperationLogQuery()
                .processInstanceId(instanceId)
                .orderByTimestamp()
                .asc()
                .listPage(0, MOST);
        Map<String, String> names = steps.stream()
                .collect(Collectors.toMap(HistoricActivityInstance::getId, PastCases::nameOf, (one, other) -> one));
        return new InstanceStory(
                PastInstance.of(instance),
                instance.getDeleteReason(),
                Optional.ofNullable(instance.getSuperProcessInstanceId())
                        .flatMap(this::find)
                        .map(PastInstance::of)
                        .orElse(null),
                called(instanceId),
                steps.stream().map(PastCases::step).toList(),
                steps.size() == MOST || operations.size() == MOST,
                PathTaken.flows(repositoryService.getBpmnModelInstance(instance.getProcessDefinitionId()), steps),
                variables(instance, names),
                incidents(instanceId),
                operations.stream().map(PastCases::operation).toList());
    }

    private HistoricProcessInstanceQuery query(Filter filter) {
        HistoricProcessInstanceQuery query = historyService.createHistoricProcessInstanceQuery();
        if (filter.definitionId() != null) {
            query.processDefinitionId(filter.definitionId());
        }
        if (filter.definitionKey() != null) {
            query.processDefinitionKey(filter.definitionKey());
        }
        if (filter.number() != null) {
            query.processInstanceBusinessKeyLike("%" + filter.number().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        boolean running = filter.state() == State.RUNNING;
        switch (filter.state()) {
            case FINISHED -> query.finished();
            case COMPLETED -> query.completed();
            // A state alone would include what ends in this moment.
            case TERMINATED ->
                query.finished()
                        .or()
                        .externallyTerminated()
                        .internallyTerminated()
                        .endOr();
            case RUNNING -> query.unfinished();
        }
        if (filter.from() != null) {
            Date from = Date.from(beginning(filter.from()));
            query = running ? query.startedAfter(from) : query.finishedAfter(from);
        }
        if (filter.to() != null) {
            // The engine takes the moment itself too.
            Date to = Date.from(beginning(filter.to().plusDays(1)).minusMillis(1));
            query = running ? query.startedBefore(to) : query.finishedBefore(to);
        }
        query = running
                ? query.orderByProcessInstanceStartTime().desc()
                : query.orderByProcessInstanceEndTime().desc();
        return query.orderByProcessInstanceId().asc();
    }

    private Optional<HistoricProcessInstance> find(String instanceId) {
        return Optional.ofNullable(historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult());
    }

    private List<PastInstance> called(String instanceId) {
        return page(historyService
                        .createHistoricProcessInstanceQuery()
                        .superProcessInstanceId(instanceId)
                        .orderByProcessInstanceStartTime()
                        .asc())
                .stream()
                .map(PastInstance::of)
                .toList();
    }

    private List<Variable> variables(HistoricProcessInstance instance, Map<String, String> stepNames) {
        return page(historyService
                        .createHistoricVariableInstanceQuery()
                        .processInstanceId(instance.getId())
                        .disableBinaryFetching()
                        .disableCustomObjectDeserialization()
                        .orderByVariableName()
                        .asc())
                .stream()
                .map(variable -> new Variable(
                        variable.getName(),
                        variable.getTypeName(),
                        value(variable),
                        stepNames.get(variable.getActivityInstanceId()),
                        PastInstance.time(variable.getCreateTime())))
                .toList();
    }

    private List<Incident> incidents(String instanceId) {
        return page(historyService
                        .createHistoricIncidentQuery()
                        .processInstanceId(instanceId)
                        .orderByCreateTime()
                        .asc())
                .stream()
                .map(PastCases::incident)
                .toList();
    }

    private Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static <T> List<T> page(Query<?, T> query) {
        return query.listPage(0, MOST);
    }

    private static Step step(HistoricActivityInstance step) {
        String state = "open";
        if (step.getEndTime() != null) {
            state = step.isCanceled() ? "cancelled" : "completed";
        }
        return new Step(
                step.getId(),
                step.getActivityId(),
                nameOf(step),
                step.getActivityType(),
                PastInstance.time(step.getStartTime()),
                PastInstance.time(step.getEndTime()),
                step.getDurationInMillis(),
                step.getAssignee(),
                state,
                step.getCalledProcessInstanceId());
    }

    private static String nameOf(HistoricActivityInstance step) {
        return step.getActivityName() == null || step.getActivityName().isBlank()
                ? step.getActivityId()
                : step.getActivityName();
    }

    private static String value(HistoricVariableInstance variable) {
        Object value = variable.getValue();
        if (value instanceof Date date) {
            return PastInstance.time(date);
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean ? value.toString() : null;
    }

    private static Incident incident(HistoricIncident incident) {
        String state = "open";
        if (!incident.isOpen()) {
            state = incident.isDeleted() ? "deleted" : "resolved";
        }
        return new Incident(
                incident.getIncidentType(),
                incident.getActivityId(),
                incident.getIncidentMessage(),
                PastInstance.time(incident.getCreateTime()),
                PastInstance.time(incident.getEndTime()),
                state);
    }

    private static Operation operation(UserOperationLogEntry entry) {
        return new Operation(
                PastInstance.time(entry.getTimestamp()),
                entry.getUserId(),
                entry.getOperationType(),
                entry.getEntityType(),
                entry.getProperty(),
                entry.getOrgValue(),
                entry.getNewValue());
    }
}
