package eu.socieux.directory.process;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.task.TaskQuery;

/**
 * A filter of Tasklist that everyone shares. Its expressions are evaluated anew for whoever looks.
 *
 * @param key names the filter for good, whatever administrators call it later
 * @param colour as #rrggbb
 * @param priority place in the list; Tasklist opens with the lowest
 */
record SharedFilter(
        String key, String title, String description, String colour, int priority, UnaryOperator<TaskQuery> criteria) {

    static final List<SharedFilter> ALL = List.of(
            new SharedFilter(
                    "my-tasks",
                    "My tasks",
                    "Tasks assigned to me",
                    "#0e47cb",
                    10,
                    query -> query.taskAssigneeExpression("${currentUser()}")),
            new SharedFilter(
                    "my-groups",
                    "My groups",
                    "Tasks that someone of my groups may take",
                    "#1c8540",
                    20,
                    query -> query.taskCandidateGroupInExpression("${currentUserGroups()}")),
            new SharedFilter(
                    "as-deputy",
                    "As deputy",
                    "Tasks assigned to people I stand in for today",
                    "#5b2a86",
                    25,
                    query -> query.taskCandidateUserExpression("${currentUser()}")
                            .includeAssignedTasks()),
            new SharedFilter(
                    "overdue",
                    "Overdue",
                    "Tasks whose service level has run out",
                    "#b3001b",
                    30,
                    query -> query.dueBeforeExpression("${now()}")),
            // The underscore is itself a wildcard of LIKE and matches, among others, itself.
            new SharedFilter(
                    "waiting",
                    "Waiting for outside parties",
                    "Steps that wait for a partner, a Delegation, participants or an expert",
                    "#8a6100",
                    40,
                    query -> query.taskDefinitionKeyLike("UserTask_Await%")));

    TaskQuery narrow(TaskQuery allTasks) {
        return criteria.apply(allTasks);
    }

    /** As Tasklist keeps them. */
    Map<String, Object> properties() {
        return Map.of(
                "description",
                description,
                "color",
                colour,
                "priority",
                priority,
                "refresh",
                true,
                "variables",
                List.of(Map.of("name", "caseNumber", "label", "Case")),
                "showUndefinedVariable",
                false);
    }
}
