package eu.socieux.tasklist;

import java.util.List;

/**
 * A case as the tab of one of its tasks shows it, in the language of the reader. Times are written out.
 *
 * @param title what it is about, empty when nobody has said it yet
 * @param stage name of the process it stands in
 * @param due deadline of the task in front of the reader, null when it has none
 * @param facts who and what, those that are known
 * @param standings where it stands, the outermost process first
 * @param related other cases that belong to it; none for readers who see no cases
 * @param received letters in, newest first, those of cases that were merged into it among them
 * @param written letters out, newest first, those of cases that were merged into it among them
 * @param comments oldest first
 * @param tasks open tasks of the case which the reader may read, soonest due first
 * @param changeable whether the reader may comment and write
 */
record CaseView(
        String number,
        Integer activityNumber,
        String title,
        String stage,
        String due,
        boolean late,
        List<Fact> facts,
        List<Standing> standings,
        List<Reached> milestones,
        List<Related> related,
        List<Received> received,
        List<Written> written,
        List<Note> comments,
        List<Open> tasks,
        boolean changeable) {

    /** A named value. */
    record Fact(String name, String value) {}

    /**
     * A process in which the case stands.
     *
     * @param elements names of the steps in which it stands
     * @param drawing size in pixels and place of the mark; null when the model cannot be drawn
     */
    record Standing(String processInstanceId, String process, List<String> elements, Drawn drawing) {}

    /** Size of a picture and middle of its first mark, in pixels. */
    record Drawn(double width, double height, double markX, double markY) {}

    /** A milestone, its activity (null for the whole case) and when it was reached. */
    record Reached(String name, Integer activityNumber, String at) {}

    /**
     * Another case.
     *
     * @param title what it is about, empty when nobody has said it yet
     * @param way how it belongs here: {@code linked}, {@code merged}, {@code mergedHere}, {@code held}, {@code heldHere}
     */
    record Related(String number, String title, String way) {}

    /**
     * A message that came in.
     *
     * @param version of the document that keeps it
     */
    record Received(long version, String name, String sender, Integer activityNumber, String at) {}

    /**
     * A letter to one recipient.
     *
     * @param state key of the state, pending, sending, sent, failed or not_sent
     * @param reason why it was not sent or failed, null when there is nothing to say
     */
    record Written(
            long id,
            String name,
            String subject,
            String recipient,
            String address,
            Integer activityNumber,
            String state,
            String stateName,
            String reason,
            String at) {}

    /** What somebody wrote beside a task. */
    record Note(String author, String at, String text) {}

    /**
     * An open task.
     *
     * @param here whether it is the one in front of the reader
     * @param role name of the group that it is offered to, empty when to none
     * @param due null when it has no service level
     */
    record Open(
            String id,
            String name,
            boolean here,
            Integer activityNumber,
            String role,
            String assignee,
            String due,
            boolean late) {}
}
