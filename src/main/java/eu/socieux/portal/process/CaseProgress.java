package eu.socieux.portal.process;

import eu.socieux.records.CaseNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.stereotype.Component;

/**
 * How far a case has come, as far as people outside may know: its stages and whom it waits for. Checks no authorization,
 * and gives no name of a person, no decision and no answer; callers have a link of the sender.
 */
@Component
public class CaseProgress {

    private static final String OUTSIDE_PARTICIPANT = "outsideParticipant";
    private static final String COMMISSION = "commission";
    private static final String COMMISSION_GROUP = "approver";
    private static final String US = "us";
    private static final int MOST = 1000;

    private final ProcessEngineConfigurationImpl engine;
    private final HistoryService history;
    private final TaskService tasks;
    private final RepositoryService repository;

    CaseProgress(
            ProcessEngineConfigurationImpl engine,
            HistoryService history,
            TaskService tasks,
            RepositoryService repository) {
        this.engine = engine;
        this.history = history;
        this.tasks = tasks;
        this.repository = repository;
    }

    /**
     * Where a case stands.
     *
     * @param stages processes that run for it or have run, by key
     * @param waits whom it waits for, each once, those it has waited for longest first
     * @param closedAt null while it runs
     */
    public record Progress(Map<String, Stage> stages, List<Wait> waits, Instant closedAt) {}

    /**
     * A stage, once or several times begun.
     *
     * @param running whether it has not ended
     * @param since when it was begun last
     */
    public record Stage(boolean running, Instant since) {}

    /**
     * Somebody a case waits for.
     *
     * @param whom {@code us} or an outside participant of the models: {@code partner}, {@code delegation},
     *     {@code commission}, {@code expert}, {@code participants}
     * @param task id of the element in the model
     * @param stage key of its process
     */
    public record Wait(String whom, String task, String stage, Instant since) {}

    /** Where a case stands; empty when no process was ever started for it. */
    public Optional<Progress> of(CaseNumber number) {
        return unchecked(() -> {
            List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery()
                    .processInstanceBusinessKey(number.value())
                    .orderByProcessInstanceStartTime()
                    .asc()
                    .listPage(0, MOST);
            if (instances.isEmpty()) {
                return Optional.empty();
            }
            Map<String, Stage> stages = new LinkedHashMap<>();
            instances.forEach(instance -> stages.merge(
                    instance.getProcessDefinitionKey(),
                    new Stage(instance.getEndTime() == null, instant(instance.getStartTime())),
                    (earlier, later) -> new Stage(earlier.running() || later.running(), later.since())));
            return Optional.of(new Progress(stages, waits(number, instances), closedAt(instances)));
        });
    }

    private List<Wait> waits(CaseNumber number, List<HistoricProcessInstance> instances) {
        Map<String, String> stages = instances.stream()
                .collect(Collectors.toMap(
                        HistoricProcessInstance::getId, HistoricProcessInstance::getProcessDefinitionKey));
        Map<String, Wait> waits = new LinkedHashMap<>();
        tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, MOST)
                .stream()
                .map(task -> new Wait(
                        whom(task),
                        task.getTaskDefinitionKey(),
                        stages.getOrDefault(task.getProcessInstanceId(), ""),
                        instant(task.getCreateTime())))
                .forEach(wait -> waits.putIfAbsent(wait.whom(), wait));
        return List.copyOf(waits.values());
    }

    private String whom(Task task) {
        if (!(repository
                        .getBpmnModelInstance(task.getProcessDefinitionId())
                        .getModelElementById(task.getTaskDefinitionKey())
                instanceof UserTask element)) {
            return US;
        }
        return outside(element)
                .orElse(
                        element.getCamundaCandidateGroupsList() != null
                                        && element.getCamundaCandidateGroupsList()
                                                .contains(COMMISSION_GROUP)
                                ? COMMISSION
                                : US);
    }

    private static Optional<String> outside(UserTask element) {
        return element.getExtensionElements() == null
                ? Optional.empty()
                : element.getExtensionElements().getElements().stream()
                        .filter(CamundaProperties.class::isInstance)
                        .map(list -> ((CamundaProperties) list).getCamundaProperties())
                        .flatMap(Collection::stream)
                        .filter(property -> OUTSIDE_PARTICIPANT.equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .filter(value -> value != null && !value.isBlank())
                        .map(String::strip)
                        .findFirst();
    }

    private static Instant closedAt(List<HistoricProcessInstance> instances) {
        boolean running = instances.stream().anyMatch(instance -> instance.getEndTime() == null);
        return running
                ? null
                : instances.stream()
                        .map(instance -> instance.getEndTime().toInstant())
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    private <T> T unchecked(Callable<T> query) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(query));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
