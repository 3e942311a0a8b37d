package eu.socieux.portal.process;

import eu.socieux.engine.deployment.TaskProperty;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the deployed models say to the register of requests: through which stages a case goes, and for whom it waits in
 * each of its tasks. Everybody who sees cases may know that, so these queries check nothing. Callers do.
 */
@Component
public class CaseModels {

    /** More than there are processes; the engine wants a limit. */
    private static final int MOST = 1000;

    private final ProcessEngineConfigurationImpl engine;
    private final RepositoryService repository;
    /** By id of the definition; what is deployed never changes. */
    private final Map<String, Map<String, String>> parties = new ConcurrentHashMap<>();

    private final Map<String, List<String>> called = new ConcurrentHashMap<>();

    CaseModels(@Lazy ProcessEngineConfigurationImpl engine, @Lazy RepositoryService repository) {
        this.engine = engine;
        this.repository = repository;
    }

    /** The stages of cases: the processes which another process calls, in its order, by key with their names. */
    public Map<String, String> stages() {
        return unchecked(() -> {
            Map<String, ProcessDefinition> latest =
                    repository.createProcessDefinitionQuery().latestVersion().listPage(0, MOST).stream()
                            .collect(Collectors.toMap(ProcessDefinition::getKey, definition -> definition));
            Map<String, String> stages = new LinkedHashMap<>();
            latest.values().stream()
                    .sorted((one, other) -> one.getKey().compareTo(other.getKey()))
                    .flatMap(definition -> called.computeIfAbsent(definition.getId(), this::called).stream())
                    .filter(latest::containsKey)
                    .forEach(key -> stages.put(key, latest.get(key).getName()));
            return stages;
        });
    }

    /**
     * For whom the tasks of a process wait.
     *
     * @param definition id of the process definition
     * @return by id of the task: the code of an {@link eu.socieux.directory.OutsideParticipant}, or the group that does
     *     the task; tasks for nobody are missing
     */
    public Map<String, String> parties(String definition) {
        return parties.computeIfAbsent(
                definition,
                id -> unchecked(
                        () -> repository.getBpmnModelInstance(id).getModelElementsByType(UserTask.class).stream()
                                .filter(task -> party(task).isPresent())
                                .collect(Collectors.toUnmodifiableMap(
                                        UserTask::getId, task -> party(task).orElseThrow()))));
    }

    private List<String> called(String definition) {
        return repository.getBpmnModelInstance(definition).getModelElementsByType(CallActivity.class).stream()
                .map(CallActivity::getCalledElement)
                .filter(key -> key != null)
                .toList();
    }

    private static Optional<String> party(UserTask task) {
        return outside(task).or(() -> {
            List<String> groups = task.getCamundaCandidateGroupsList();
            return groups == null ? Optional.empty() : groups.stream().findFirst();
        });
    }

    private static Optional<String> outside(UserTask task) {
        if (task.getExtensionElements() == null) {
            return Optional.empty();
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> TaskProperty.OUTSIDE_PARTICIPANT.key().equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    private <T> T unchecked(Callable<T> query) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(query));
    }
}
