package eu.socieux.portal;

import eu.socieux.portal.CaseSummary.Group;
import eu.socieux.portal.CaseSummary.Step;
import java.util.List;

/**
 * What the page of a case shows, in the language of the reader.
 *
 * @param title what the request is about, or who sent it; empty when neither is known
 * @param activities how many activities are planned, 0 before the plan
 */
record CaseView(
        String number,
        String title,
        int activities,
        List<Group> groups,
        List<Reached> milestones,
        List<Task> tasks,
        List<Filed> documents,
        List<Letter> letters,
        List<Related> related,
        List<Step> steps) {

    /** The case in which this one lives on; null unless it was merged. */
    public String mergedInto() {
        return related.stream()
                .filter(other -> other.way().equals("merged"))
                .map(Related::number)
                .findFirst()
                .orElse(null);
    }

    /**
     * Another case that belongs to this one.
     *
     * @param title empty when not known
     * @param institution empty when not known
     * @param way how: {@code linked}, {@code merged} into the other, {@code mergedHere} the other way round, {@code held}
     *     for the other, {@code heldHere} the other way round
     * @param since null when it came here through a third case
     * @param by who decided it; null when it came here through a third case
     * @param documents what is on file there, when it was merged into this one
     */
    record Related(
            String number,
            String title,
            String institution,
            String way,
            String since,
            String by,
            List<Joined> documents) {}

    /** A document of a case that was merged into this one, in its latest version. */
    record Joined(long id, String type, String fileName, String at, boolean viewable) {}

    /** A milestone and when it was reached. */
    record Reached(String name, Integer activityNumber, String at) {}

    /**
     * An open task.
     *
     * @param due empty when it has no service level
     */
    record Task(
            String id, String name, Integer activityNumber, String role, String assignee, String due, boolean late) {}

    /**
     * A document.
     *
     * @param voidReason null unless it was set aside
     * @param removable whether it can be set aside
     */
    record Filed(
            long id,
            String type,
            Integer activityNumber,
            String subject,
            String voidReason,
            boolean removable,
            List<Version> versions) {}

    /**
     * A version of a document.
     *
     * @param viewable whether a browser may show it
     * @param confirmed when it was filed again as it is, oldest first
     */
    record Version(
            long id,
            int number,
            String code,
            String fileName,
            String mediaType,
            String size,
            String sha256,
            String author,
            String origin,
            String at,
            String status,
            boolean viewable,
            List<Confirmed> confirmed) {}

    /** A person filed a version again as it is. */
    record Confirmed(String at, String author) {}

    /**
     * A letter to one recipient.
     *
     * @param nextAttemptAt null unless it waits
     * @param sentAt null unless it was sent
     * @param failed whether sending it can be tried again
     * @param printable whether it can go on paper in place of the mail
     */
    record Letter(
            long id,
            String name,
            String subject,
            String language,
            Integer activityNumber,
            String recipient,
            String address,
            String state,
            String reason,
            String writtenAt,
            String nextAttemptAt,
            String sentAt,
            boolean failed,
            boolean printable) {}
}
