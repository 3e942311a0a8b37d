package eu.socieux.documents.process;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;

/** Tells the first time a process comes to a task from a further one. */
final class TaskRound {

    private TaskRound() {}

    /**
     * When the task was opened, if the same process instance completed it before; empty the first time. Instances of a
     * task that are open side by side are one round. Usable inside an engine command only.
     */
    static Optional<Instant> openedAgainAt(DelegateTask task) {
        // Whoever completes a task need not have the right to read its history
        Callable<Long> completedBefore = () -> task.getProcessEngineServices()
                .getHistoryService()
                .createHistoricTaskInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .taskDefinitionKey(task.getTaskDefinitionKey())
                .taskDeleteReason(TaskEntity.DELETE_REASON_COMPLETED)
                .finishedBefore(task.getCreateTime())
                .count();
        return Context.getCommandContext().runWithoutAuthorization(completedBefore) == 0
                ? Optional.empty()
                : Optional.of(task.getCreateTime().toInstant());
    }
}
