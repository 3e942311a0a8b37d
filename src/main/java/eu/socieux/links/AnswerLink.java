package eu.socieux.links;

import eu.socieux.records.CaseScope;
import java.time.Instant;
import java.util.UUID;

/**
 * A link with which one person answers one task.
 *
 * @param mark stands in the letter on file in place of the secret
 * @param taskId null while the task it was made for is not there yet
 * @param letter the letter that carries it
 * @param letterId id of that letter in the message log, null until it is sent
 * @param name of the recipient, null when not known
 * @param address e-mail address of the recipient
 * @param madeBy user id of the person who sent it, or {@code system}
 * @param opened how often its page was opened
 * @param submission what tells a repeated sending of the same answer from another one; null before
 */
public record AnswerLink(
        long id,
        UUID mark,
        CaseScope scope,
        String processInstanceId,
        String taskKey,
        String taskId,
        String letter,
        Long letterId,
        String name,
        String address,
        String language,
        Instant madeAt,
        String madeBy,
        Instant expiresAt,
        int opened,
        Instant lastOpenedAt,
        Instant revokedAt,
        Instant answeredAt,
        String submission) {

    /** How the recipient appears as author of what they send. */
    public String author() {
        return "by link: " + (name == null || name.isBlank() ? "" : name + " ") + "<" + address + ">";
    }

    /** Whether it can be opened at this moment, as long as its task is open. */
    boolean holds(Instant now) {
        return taskId != null && revokedAt == null && answeredAt == null && now.isBefore(expiresAt);
    }

    /** Under which name drafts of the recipient are kept, whichever link they came by. */
    String drafter() {
        return "link:" + address;
    }
}
