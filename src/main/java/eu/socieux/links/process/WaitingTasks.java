package eu.socieux.links.process;

import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.PvmScope;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The tasks of running cases that can be answered by link. Checks no authorization: people without an account have
 * none, and their link is what lets them in.
 */
@Component
public class WaitingTasks {

    private static final int MOST_INSTANCES = 200;

    private final ProcessEngine engine;

    WaitingTasks(@Lazy ProcessEngine engine) {
        this.engine = engine;
    }

    /**
     * Where a link of a letter leads.
     *
     * @param taskId null while the task is not there yet
     */
    public record Target(String processInstanceId, String taskKey, String taskId) {}

    /** Where the link leads that this letter carries in this case; empty when it carries none. */
    public Optional<Target> carriedBy(String letter, CaseScope scope) {
        return freely(() -> engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(scope.caseNumber().value())
                .listPage(0, MOST_INSTANCES)
                .stream()
                .filter(instance -> scope.equals(scopeOf(instance)))
                .flatMap(instance -> activities(definition(instance.getProcessDefinitionId()))
                        .filter(activity -> rule(activity)
                                .filter(rule -> rule.letters().contains(letter))
                                .isPresent())
                        .map(activity -> target(instance, activity.getId())))
                .reduce((one, other) -> one.taskId() != null ? one : other.taskId() != null ? other : one));
    }

    /** The task, while it is open and can be answered by link. */
    public Optional<WaitingTask> find(String taskId) {
        return freely(() -> Optional.ofNullable(engine.getTaskService()
                        .createTaskQuery()
                        .taskId(taskId)
                        .active()
                        .singleResult())
                .flatMap(task -> rule(task).map(rule -> waiting(task, rule))));
    }

    private WaitingTask waiting(Task task, LinkRule rule) {
        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        return new WaitingTask(
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey(),
                task.getProcessInstanceId(),
                task.getProcessDefinitionId(),
                scopeOf(instance),
                rule.outside(),
                rule.filedAs(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant());
    }

    private Target target(ProcessInstance instance, String taskKey) {
        List<Task> open = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey(taskKey)
                .orderByTaskCreateTime()
                .desc()
                .listPage(0, 1);
        return new Target(
                instance.getId(), taskKey, open.isEmpty() ? null : open.get(0).getId());
    }

    private CaseScope scopeOf(ProcessInstance instance) {
        Object activity =
                engine.getRuntimeService().getVariable(instance.getId(), CaseExecution.ACTIVITY_NUMBER.name());
        return new CaseScope(
                new CaseNumber(instance.getBusinessKey()),
                activity instanceof Number number ? number.intValue() : null);
    }

    private Optional<LinkRule> rule(Task task) {
        return task.getProcessDefinitionId() == null
                ? Optional.empty()
                : Optional.ofNullable(
                                definition(task.getProcessDefinitionId()).findActivity(task.getTaskDefinitionKey()))
                        .flatMap(WaitingTasks::rule);
    }

    private static Optional<LinkRule> rule(PvmScope activity) {
        return activity.getProperty(LinkRule.PROPERTY) instanceof LinkRule rule ? Optional.of(rule) : Optional.empty();
    }

    private static Stream<ActivityImpl> activities(ScopeImpl scope) {
        Collection<ActivityImpl> inside = scope.getActivities();
        return Stream.concat(inside.stream(), inside.stream().flatMap(WaitingTasks::activities));
    }

    private ProcessDefinitionEntity definition(String id) {
        return configuration().getDeploymentCache().findDeployedProcessDefinitionById(id);
    }

    private <T> T freely(Callable<T> question) {
        return configuration()
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(question));
    }

    private ProcessEngineConfigurationImpl configuration() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
