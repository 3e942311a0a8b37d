package eu.socieux.tasklist.desk;

import eu.socieux.engine.Refusal;
import eu.socieux.tasklist.desk.Cards.Card;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work on several tasks at once. Each task is its own transaction and has its own outcome: one that cannot be taken
 * spoils none of the others. The rights are the engine's, as for a single task.
 */
@Component
class WorkList {

    static final int MOST = 200;

    private static final Logger log = LoggerFactory.getLogger(WorkList.class);

    private final TaskService tasks;
    private final Staff staff;
    private final Cards cards;
    private final TransactionTemplate alone;

    WorkList(TaskService tasks, Staff staff, Cards cards, PlatformTransactionManager transactions) {
        this.tasks = tasks;
        this.staff = staff;
        this.cards = cards;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Which tasks are shown. */
    enum View {
        /** Those of the person's groups that nobody has taken. */
        OPEN,
        /** Those assigned to the person. */
        MINE,
        /** Those of the person's groups that colleagues have taken. */
        TEAM
    }

    /** What is to happen with tasks. */
    enum Action {
        CLAIM,
        GIVE_BACK,
        ASSIGN
    }

    /** What happened with a task; all but the first three mean that nothing did. */
    enum Outcome {
        CLAIMED,
        RETURNED,
        ASSIGNED,
        TAKEN,
        NOT_YOURS,
        NOT_IN_GROUP,
        NOT_ALLOWED,
        GONE,
        REFUSED,
        FAILED
    }

    /** A colleague who may be given tasks. */
    record Person(String id, String name) {}

    /** @param more whether there are more tasks than the {@value #MOST} shown, which are due first */
    record Page(List<Card> tasks, boolean more, List<Person> people) {}

    /**
     * What happened with one task.
     *
     * @param person who has the task, where the outcome is about a person
     * @param reason why it was refused, in English, else null
     */
    record Result(String task, Outcome outcome, String person, String reason) {}

    /** The tasks of a view, those due first at the top. */
    Page show(View view, String person, Set<String> groups, Locale locale) {
        List<Person> people = colleagues(groups);
        if (groups.isEmpty() && view != View.MINE) {
            return new Page(List.of(), false, people);
        }
        List<Task> found = query(view, person, groups)
                .orderByDueDate()
                .asc()
                .orderByTaskId()
                .asc()
                .listPage(0, MOST + 1);
        List<Task> shown = found.stream()
                .filter(task -> view != View.TEAM || !person.equals(task.getAssignee()))
                .limit(MOST)
                .toList();
        return new Page(cards.of(shown, locale), found.size() > MOST, people);
    }

    /** Does it with each task, in the order given. */
    List<Result> act(Action action, List<String> taskIds, String actor, String receiver) {
        return taskIds.stream()
                .distinct()
                .map(taskId -> act(action, taskId, actor, receiver))
                .toList();
    }

    private Result act(Action action, String taskId, String actor, String receiver) {
        try {
            return alone.execute(status -> {
                // What the person may not see is, for them, not there.
                Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
                if (task == null) {
                    return new Result(taskId, Outcome.GONE, null, null);
                }
                return switch (action) {
                    case CLAIM -> claim(task, actor);
                    case GIVE_BACK -> giveBack(task, actor);
                    case ASSIGN -> assign(task, receiver);
                };
            });
        } catch (AuthorizationException forbidden) {
            return new Result(taskId, Outcome.NOT_ALLOWED, null, null);
        } catch (TaskAlreadyClaimedException taken) {
            return new Result(taskId, Outcome.TAKEN, null, null);
        } catch (NullValueException gone) {
            return new Result(taskId, Outcome.GONE, null, null);
        } catch (RuntimeException failed) {
            return notDone(taskId, failed);
        }
    }

    /** The tasks before this one are done with, so a fault must not hide what became of them. */
    private static Result notDone(String taskId, RuntimeException failed) {
        // What a listener of ours refuses arrives wrapped.
        Throwable refusal = failed;
        while (refusal != null && !(refusal instanceof Refusal || refusal instanceof BadUserRequestException)) {
            refusal = refusal.getCause();
        }
        if (refusal != null) {
            return new Result(taskId, Outcome.REFUSED, null, refusal.getMessage());
        }
        log.error("Work on the task {} failed.", taskId, failed);
        return new Result(taskId, Outcome.FAILED, null, null);
    }

    private Result claim(Task task, String actor) {
        if (task.getAssignee() != null && !task.getAssignee().equals(actor)) {
            return new Result(task.getId(), Outcome.TAKEN, task.getAssignee(), null);
        }
        tasks.claim(task.getId(), actor);
        return new Result(task.getId(), Outcome.CLAIMED, actor, null);
    }

    private Result giveBack(Task task, String actor) {
        if (!actor.equals(task.getAssignee())) {
            return new Result(task.getId(), Outcome.NOT_YOURS, task.getAssignee(), null);
        }
        tasks.setAssignee(task.getId(), null);
        return new Result(task.getId(), Outcome.RETURNED, null, null);
    }

    private Result assign(Task task, String receiver) {
        Set<String> groups = staff.groupsOf(receiver);
        boolean member = staff.unchecked(() -> tasks.getIdentityLinksForTask(task.getId())).stream()
                .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType())
                        && link.getGroupId() != null
                        && groups.contains(link.getGroupId()));
        if (!member) {
            return new Result(task.getId(), Outcome.NOT_IN_GROUP, receiver, null);
        }
        tasks.setAssignee(task.getId(), receiver);
        return new Result(task.getId(), Outcome.ASSIGNED, receiver, null);
    }

    private TaskQuery query(View view, String person, Set<String> groups) {
        TaskQuery query = tasks.createTaskQuery();
        List<String> ofGroups = List.copyOf(groups);
        return switch (view) {
            case OPEN -> query.taskCandidateGroupIn(ofGroups);
            case MINE -> query.taskAssignee(person);
            case TEAM ->
                query.taskCandidateGroupIn(ofGroups).includeAssignedTasks().taskAssigned();
        };
    }

    private List<Person> colleagues(Set<String> groups) {
        return groups.stream()
                .flatMap(group -> staff.ofGroup(group).stream())
                .distinct()
                .map(member -> new Person(member.id(), member.name()))
                .sorted(Comparator.comparing(Person::name))
                .toList();
    }
}
