package eu.socieux.links.process;

import eu.socieux.records.CaseScope;
import java.time.Instant;

/**
 * An open task that can be answered by link.
 *
 * @param outside who is waited for, as models write it; null when the model does not say
 * @param filedAs document type as which the answer is filed, null when it is not
 * @param due null when it has no service level
 */
public record WaitingTask(
        String id,
        String name,
        String key,
        String processInstanceId,
        String processDefinitionId,
        CaseScope scope,
        String outside,
        String filedAs,
        Instant due) {}
