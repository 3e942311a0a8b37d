package eu.socieux.correspondence.process;

import eu.socieux.calendar.process.Deadlines;
import eu.socieux.correspondence.LetterPosted;
import eu.socieux.engine.deployment.Model;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts the wait for an answer to a letter on paper from the day on which the letter was sent. The step that writes a
 * letter is followed by the wait for its answer, so the wait has begun when a person sends the letter: its due date and
 * its reminders are moved then.
 */
@Component
class WaitsForPaper {

    private static final int MOST_WAITS = 200;
    private static final String SERVICE_LEVEL = "serviceLevel";
    private static final String OUTSIDE = "outsideParticipant";

    private final ProcessEngineConfigurationImpl engine;
    private final HistoryService historyService;
    private final TaskService taskService;
    private final ManagementService managementService;
    private final RepositoryService repositoryService;
    private final Deadlines deadlines;

    WaitsForPaper(
            @Lazy ProcessEngineConfigurationImpl engine,
            @Lazy HistoryService historyService,
            @Lazy TaskService taskService,
            @Lazy ManagementService managementService,
            @Lazy RepositoryService repositoryService,
            Deadlines deadlines) {
        this.engine = engine;
        this.historyService = historyService;
        this.taskService = taskService;
        this.managementService = managementService;
        this.repositoryService = repositoryService;
        this.deadlines = deadlines;
    }

    /** Whoever sends letters need not have a right on every case. */
    @EventListener
    void letterPosted(LetterPosted letter) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    countFromPosting(letter);
                    return null;
                }));
    }

    private void countFromPosting(LetterPosted letter) {
        HistoricActivityInstance writer = historyService
                .createHistoricActivityInstanceQuery()
                .activityInstanceId(letter.cause())
                .singleResult();
        if (writer == null) {
            // Written by hand: no step waits for it.
            return;
        }
        BpmnModelInstance model = repositoryService.getBpmnModelInstance(writer.getProcessDefinitionId());
        // The engine keeps milliseconds
        Instant written = letter.writtenAt().truncatedTo(ChronoUnit.MILLIS);
        taskService.createTaskQuery().processInstanceId(writer.getProcessInstanceId()).listPage(0, MOST_WAITS).stream()
                .filter(task -> !task.getCreateTime().toInstant().isBefore(written))
                .forEach(task -> count(task, model, letter));
    }

    private void count(Task task, BpmnModelInstance model, LetterPosted letter) {
        UserTask wait = model.getModelElementById(task.getTaskDefinitionKey());
        Map<String, String> properties = Model.properties(wait);
        if (!isOf(properties.get(OUTSIDE), letter.recipientRole())) {
            return;
        }
        Optional.ofNullable(properties.get(SERVICE_LEVEL))
                .flatMap(level -> due(level, task.getDueDate(), task, letter))
                .ifPresent(due -> {
                    task.setDueDate(due);
                    taskService.saveTask(task);
                });
        for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
            if (event.getAttachedTo().equals(wait)) {
                dateOf(event).flatMap(Deadlines::serviceLevelIn).ifPresent(level -> move(task, event, level, letter));
            }
        }
    }

    private void move(Task task, BoundaryEvent event, String level, LetterPosted letter) {
        List<Job> timers = managementService
                .createJobQuery()
                .processInstanceId(task.getProcessInstanceId())
                .activityId(event.getId())
                .timers()
                .listPage(0, MOST_WAITS);
        timers.forEach(timer -> due(level, timer.getDuedate(), task, letter)
                .ifPresent(due -> managementService.setJobDuedate(timer.getId(), due)));
    }

    /**
     * When time that runs out now at some moment is to run out with the day entered; empty when it stays. Time is given
     * and not taken away, but for what a day gave that was entered wrong.
     */
    private Optional<Date> due(String level, Date now, Task task, LetterPosted letter) {
        Date due = deadlines.after(level, letter.sentAt());
        if (letter.noLongerAt() != null && isSame(deadlines.after(level, letter.noLongerAt()), now)) {
            Date without = deadlines.after(level, task.getCreateTime().toInstant());
            return Optional.of(isLater(due, without) ? due : without);
        }
        return isLater(due, now) ? Optional.of(due) : Optional.empty();
    }

    private static Optional<String> dateOf(BoundaryEvent event) {
        return event.getEventDefinitions().stream()
                .flatMap(definition -> definition.getChildElementsByType(TimeDate.class).stream())
                .map(TimeDate::getTextContent)
                .findFirst();
    }

    /** Roles of recipients are named as the parties that are waited for, some of them in the plural. */
    private static boolean isOf(String outside, String role) {
        return outside != null && (outside.equals(role) || (outside + "s").equals(role));
    }

    private static boolean isSame(Date date, Date other) {
        return other != null && date.toInstant().equals(other.toInstant());
    }

    private static boolean isLater(Date date, Date than) {
        return than == null || date.toInstant().isAfter(than.toInstant());
    }
}
