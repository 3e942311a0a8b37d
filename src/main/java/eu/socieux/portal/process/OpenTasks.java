package eu.socieux.portal.process;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import eu.socieux.engine.TaskNames;
import eu.socieux.records.CaseNumber;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.springframework.stereotype.Component;

/**
 * The open tasks of cases. The engine shows a person only the tasks of their own groups; where a case stands is for
 * everybody who sees the case, so these queries check nothing. Callers do.
 */
@Component
public class OpenTasks {

    private static final String ACTIVITY_NUMBER = "activityNumber";
    /** More than a case has; the engine wants a limit. */
    private static final int MOST = 1000;

    private final ProcessEngineConfigurationImpl engine;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final TaskNames names;

    OpenTasks(ProcessEngineConfigurationImpl engine, TaskService tasks, RuntimeService runtime, TaskNames names) {
        this.engine = engine;
        this.tasks = tasks;
        this.runtime = runtime;
        this.names = names;
    }

    /** The open tasks of one case, oldest first, called as in this language. */
    public List<OpenTask> of(CaseNumber caseNumber, Locale reader) {
        return unchecked(() -> {
            List<Task> open = open(caseNumber.value());
            Map<String, Integer> activities = activities(instances(open));
            return open.stream()
                    .map(task -> openTask(task, activities.get(task.getProcessInstanceId()), reader))
                    .toList();
        });
    }

    private <T> T unchecked(Callable<T> query) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(query));
    }

    private List<Task> open(String caseNumber) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, MOST);
    }

    private static Set<String> instances(List<Task> open) {
        return open.stream().map(Task::getProcessInstanceId).collect(toSet());
    }

    private Map<String, Integer> activities(Set<String> instances) {
        if (instances.isEmpty()) {
            return Map.of();
        }
        return runtime
                .createVariableInstanceQuery()
                .processInstanceIdIn(instances.toArray(String[]::new))
                .variableName(ACTIVITY_NUMBER)
                .listPage(0, MOST)
                .stream()
                .filter(variable -> variable.getValue() instanceof Number)
                .collect(toMap(
                        VariableInstance::getProcessInstanceId,
                        variable -> ((Number) variable.getValue()).intValue(),
                        (one, same) -> one));
    }

    private String name(Task task, Locale reader) {
        return names.of(task.getTaskDefinitionKey(), task.getName(), reader);
    }

    private OpenTask openTask(Task task, Integer activityNumber, Locale reader) {
        String role = tasks.getIdentityLinksForTask(task.getId()).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .findFirst()
                .orElse(null);
        return new OpenTask(
                task.getId(),
                name(task, reader),
                activityNumber,
                role,
                task.getAssignee(),
                instant(task.getCreateTime()),
                instant(task.getDueDate()));
    }

    private static Instant instant(Date date) {
        return date == null ? null : date.toInstant();
    }
}
