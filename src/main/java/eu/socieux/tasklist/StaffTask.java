package eu.socieux.tasklist;

import eu.socieux.records.CaseScope;
import java.time.Instant;

/**
 * A task in front of somebody who may read it.
 *
 * @param element id of the user task in the model
 * @param scope the case, and where there is one the activity, the task is about
 * @param due null when it has no service level
 * @param person user id of the one who looks at it
 * @param changeable whether this person may work on it
 */
record StaffTask(
        String id,
        String name,
        String element,
        String processDefinitionId,
        String processInstanceId,
        CaseScope scope,
        String assignee,
        Instant due,
        String person,
        boolean changeable) {}
