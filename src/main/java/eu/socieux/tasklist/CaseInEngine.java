package eu.socieux.tasklist;

import static java.util.Comparator.comparing;

import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Comment;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A case as the engine knows it. Whoever may read a task may know where its case stands, but has no rights on the other
 * processes of the case, so these questions check nothing. Callers have made sure that the person may read the task.
 */
@Component
class CaseInEngine {

    /** More than a case has; the engine wants a limit. */
    private static final int MOST = 1000;

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final RepositoryService repository;
    private final TaskService tasks;

    CaseInEngine(
            @Lazy ProcessEngineConfigurationImpl engine,
            @Lazy RuntimeService runtime,
            @Lazy HistoryService history,
            @Lazy RepositoryService repository,
            @Lazy TaskService tasks) {
        this.engine = engine;
        this.runtime = runtime;
        this.history = history;
        this.repository = repository;
        this.tasks = tasks;
    }

    /**
     * A process instance in which the case stands.
     *
     * @param elements ids of the elements in which it stands, in no order
     */
    record Standing(String processInstanceId, String processDefinitionId, Set<String> elements) {}

    /** The case, and where there is one the activity, a task is about. */
    CaseScope scopeOf(Task task) {
        return unchecked(() -> {
            String number = instance(task.getProcessInstanceId()).getBusinessKey();
            Integer activity = runtime
                    .createVariableInstanceQuery()
                    .processInstanceIdIn(task.getProcessInstanceId())
                    .variableName(CaseExecution.ACTIVITY_NUMBER.name())
                    .listPage(0, 1)
                    .stream()
                    .map(VariableInstance::getValue)
                    .filter(Number.class::isInstance)
                    .map(value -> ((Number) value).intValue())
                    .findFirst()
                    .orElse(null);
            return new CaseScope(new CaseNumber(number), activity);
        });
    }

    /** The process a task belongs to and those which called it, the outermost first. */
    List<Standing> standings(StaffTask task) {
        return unchecked(() -> {
            List<Standing> found = new ArrayList<>();
            Optional<String> next = Optional.of(task.processInstanceId());
            while (next.isPresent()) {
                ProcessInstance instance = instance(next.get());
                found.add(
                        0,
                        new Standing(instance.getId(), instance.getProcessDefinitionId(), elements(instance.getId())));
                next = caller(instance.getId());
            }
            return found;
        });
    }

    /** The model of a deployed process. */
    BpmnModelInstance model(String processDefinitionId) {
        return unchecked(() -> repository.getBpmnModelInstance(processDefinitionId));
    }

    /** What staff wrote beside the tasks of a case, oldest first. */
    List<Comment> comments(CaseNumber number) {
        return unchecked(
                () -> history
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .listPage(0, MOST)
                        .stream()
                        .map(HistoricProcessInstance::getId)
                        .flatMap(instance -> tasks.getProcessInstanceComments(instance).stream())
                        .sorted(comparing(Comment::getTime))
                        .toList());
    }

    /** The group that a task is offered to, empty when to none. */
    Optional<String> groupOf(String taskId) {
        return unchecked(() -> tasks.getIdentityLinksForTask(taskId).stream()
                .filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType()))
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .findFirst());
    }

    private ProcessInstance instance(String id) {
        return runtime.createProcessInstanceQuery().processInstanceId(id).singleResult();
    }

    private Optional<String> caller(String processInstanceId) {
        return Optional.ofNullable(runtime.createProcessInstanceQuery()
                        .subProcessInstanceId(processInstanceId)
                        .singleResult())
                .map(ProcessInstance::getId);
    }

    private Set<String> elements(String processInstanceId) {
        Set<String> elements = new LinkedHashSet<>();
        collect(runtime.getActivityInstance(processInstanceId), elements);
        return elements;
    }

    private static void collect(ActivityInstance activity, Set<String> elements) {
        Stream.of(activity.getChildTransitionInstances()).forEach(waiting -> elements.add(waiting.getActivityId()));
        for (ActivityInstance child : activity.getChildActivityInstances()) {
            if (child.getChildActivityInstances().length == 0 && child.getChildTransitionInstances().length == 0) {
                // The activities of a multi-instance body stand under an id of the engine's own
                elements.add(child.getActivityId().replaceFirst("#multiInstanceBody$", ""));
            }
            collect(child, elements);
        }
    }

    private <T> T unchecked(Callable<T> question) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(question));
    }
}
