package eu.socieux.portal.process;

import java.time.Instant;

/**
 * A step that waits for somebody.
 *
 * @param name in the language of the reader
 * @param activityNumber null when it concerns the whole case
 * @param role group that it is offered to, null when to none
 * @param assignee user id, null while nobody has claimed it
 * @param due null when it has no service level
 */
public record OpenTask(
        String id, String name, Integer activityNumber, String role, String assignee, Instant createdAt, Instant due) {}
