package eu.socieux.tasklist.desk;

import static java.util.stream.Collectors.toMap;

import eu.socieux.directory.Deputies;
import eu.socieux.directory.Deputies.OpenTask;
import eu.socieux.directory.Deputyship;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Opens the tasks of a person to their deputy, as candidate, and closes them again. What is open follows from the days
 * and the assignees alone: it is put right when a task is assigned, when a deputy is named, and every few minutes, so a
 * restart or a missed midnight does no harm.
 */
@Component
class DeputyRights extends AbstractBpmnParseListener {

    private static final int PAGE = 1000;

    private final Deputies deputies;
    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final Staff staff;

    DeputyRights(Deputies deputies, @Lazy TaskService tasks, @Lazy AuthorizationService authorizations, Staff staff) {
        this.deputies = deputies;
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.staff = staff;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_ASSIGNMENT, this::assigned);
    }

    private void assigned(DelegateTask task) {
        deputies.inForce().stream()
                .filter(deputyship -> deputyship.person().equals(task.getAssignee()))
                .filter(this::areColleagues)
                .forEach(deputyship -> {
                    task.addCandidateUser(deputyship.deputy());
                    deputies.open(new OpenTask(task.getId(), deputyship.deputy(), deputyship.person()));
                });
    }

    /** Puts right what is open to whom. */
    @Scheduled(cron = "5 0/5 * * * *", zone = "Europe/Brussels")
    @Transactional
    public void putRight() {
        staff.unchecked(() -> {
            deputies.oneAtATime();
            List<Deputyship> inForce =
                    deputies.inForce().stream().filter(this::areColleagues).toList();
            Set<OpenTask> open = deputies.openTasks();
            Set<OpenTask> due = new HashSet<>();
            inForce.forEach(deputyship -> assignedTo(deputyship.person())
                    .forEach(task -> due.add(new OpenTask(task.getId(), deputyship.deputy(), deputyship.person()))));
            open.stream().filter(task -> takenOver(task, inForce)).forEach(due::add);
            Map<String, String> assignees = open.isEmpty() ? Map.of() : assignees(open);
            open.stream().filter(task -> !due.contains(task)).forEach(task -> close(task, assignees));
            due.stream().filter(task -> !open.contains(task)).forEach(this::open);
            return null;
        });
    }

    /** People change groups; who shares none with the person any more does not stand in for them. */
    private boolean areColleagues(Deputyship deputyship) {
        Set<String> groups = staff.groupsOf(deputyship.person());
        return staff.groupsOf(deputyship.deputy()).stream().anyMatch(groups::contains);
    }

    /** A deputy who has taken a task over goes on to act for the person, as long as the days last. */
    private boolean takenOver(OpenTask open, List<Deputyship> inForce) {
        return inForce.stream()
                        .anyMatch(deputyship -> deputyship.person().equals(open.person())
                                && deputyship.deputy().equals(open.deputy()))
                && tasks.createTaskQuery()
                                .taskId(open.taskId())
                                .taskAssignee(open.deputy())
                                .count()
                        > 0;
    }

    private void open(OpenTask task) {
        tasks.addCandidateUser(task.taskId(), task.deputy());
        deputies.open(task);
    }

    private void close(OpenTask task, Map<String, String> assignees) {
        deputies.close(task);
        if (!assignees.containsKey(task.taskId())) {
            // The task has ended, and its links and rights with it.
            return;
        }
        tasks.deleteCandidateUser(task.taskId(), task.deputy());
        if (!task.deputy().equals(assignees.get(task.taskId()))) {
            // The engine gives a right with the link, and does not take it back.
            authorizations
                    .createAuthorizationQuery()
                    .authorizationType(Authorization.AUTH_TYPE_GRANT)
                    .userIdIn(task.deputy())
                    .resourceType(Resources.TASK)
                    .resourceId(task.taskId())
                    .list()
                    .forEach(right -> authorizations.deleteAuthorization(right.getId()));
        }
    }

    /** Assignee by task; empty text for nobody. Tasks that have ended are missing. */
    private Map<String, String> assignees(Set<OpenTask> open) {
        String[] ids = open.stream().map(OpenTask::taskId).distinct().toArray(String[]::new);
        return tasks.createTaskQuery().taskIdIn(ids).listPage(0, ids.length).stream()
                .collect(toMap(Task::getId, task -> Objects.requireNonNullElse(task.getAssignee(), "")));
    }

    private List<Task> assignedTo(String person) {
        return tasks.createTaskQuery()
                .taskAssignee(person)
                .orderByTaskId()
                .asc()
                .listPage(0, PAGE);
    }
}
