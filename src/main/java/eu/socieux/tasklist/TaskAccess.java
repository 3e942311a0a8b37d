package eu.socieux.tasklist;

import eu.socieux.engine.CurrentStaff;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Who may see a task's case, and who may work on it: the engine's own rights on the task decide. A task that somebody
 * may not read does not exist for them.
 */
@Component
class TaskAccess {

    private final TaskService tasks;
    private final AuthorizationService authorizations;
    private final RepositoryService repository;
    private final CaseInEngine cases;
    private final CurrentStaff staff;
    private final Texts texts;

    TaskAccess(
            @Lazy TaskService tasks,
            @Lazy AuthorizationService authorizations,
            @Lazy RepositoryService repository,
            CaseInEngine cases,
            CurrentStaff staff,
            Texts texts) {
        this.tasks = tasks;
        this.authorizations = authorizations;
        this.repository = repository;
        this.cases = cases;
        this.staff = staff;
        this.texts = texts;
    }

    /**
     * The task, for somebody who may read it.
     *
     * @throws Refusal 401 when nobody is signed in, 404 when there is no such task for this person
     */
    StaffTask readable(String taskId, Locale locale) {
        String person = staff.userId().orElseThrow(() -> Refusal.notSignedIn(texts.say("refused.notSignedIn", locale)));
        // The engine adds the rights of the person to the query
        Task task = Optional.ofNullable(tasks.createTaskQuery().taskId(taskId).singleResult())
                .filter(found -> found.getProcessInstanceId() != null)
                .orElseThrow(() -> Refusal.notFound(texts.say("refused.noTask", locale)));
        return new StaffTask(
                task.getId(),
                task.getName(),
                task.getTaskDefinitionKey(),
                task.getProcessDefinitionId(),
                task.getProcessInstanceId(),
                cases.scopeOf(task),
                task.getAssignee(),
                task.getDueDate() == null ? null : task.getDueDate().toInstant(),
                person,
                mayChange(person, task));
    }

    /**
     * The task, for somebody who may work on it.
     *
     * @throws Refusal 401 and 404 as {@link #readable}, 403 when this person may only read
     */
    StaffTask changeable(String taskId, Locale locale) {
        StaffTask task = readable(taskId, locale);
        if (!task.changeable()) {
            throw Refusal.forbidden(texts.say("refused.mayNotChange", locale));
        }
        return task;
    }

    private boolean mayChange(String person, Task task) {
        List<String> groups = staff.roles();
        return authorizations.isUserAuthorized(person, groups, Permissions.UPDATE, Resources.TASK, task.getId())
                || authorizations.isUserAuthorized(
                        person,
                        groups,
                        ProcessDefinitionPermissions.UPDATE_TASK,
                        Resources.PROCESS_DEFINITION,
                        repository
                                .getProcessDefinition(task.getProcessDefinitionId())
                                .getKey());
    }
}
