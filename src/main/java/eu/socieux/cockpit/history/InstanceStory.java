package eu.socieux.cockpit.history;

import java.util.List;
import java.util.Set;

/**
 * One process instance from its beginning. Times are ISO 8601 in UTC. What the reader may not see is left out.
 *
 * @param deleteReason why it was ended from outside, null otherwise
 * @param callingInstance null when nobody called it, or the reader may not see the caller
 * @param calledInstances in order of their start
 * @param steps in order of their start; at most as many as the engine gives a signed-in person at once
 * @param cut whether there are more steps or operations than are given here
 * @param passedFlows ids of the sequence flows which the tokens took
 */
public record InstanceStory(
        PastInstance instance,
        String deleteReason,
        PastInstance callingInstance,
        List<PastInstance> calledInstances,
        List<Step> steps,
        boolean cut,
        Set<String> passedFlows,
        List<Variable> variables,
        List<Incident> incidents,
        List<Operation> operations) {

    /**
     * A step of the instance.
     *
     * @param performer user id, null for what is no task or was never taken
     * @param state {@code open}, {@code completed} or {@code cancelled}
     * @param calledInstance id, null for what calls nothing
     */
    public record Step(
            String id,
            String element,
            String name,
            String type,
            String startedAt,
            String endedAt,
            Long durationMillis,
            String performer,
            String state,
            String calledInstance) {}

    /**
     * The last value of a variable.
     *
     * @param step name of the step it belongs to, null when it belongs to the whole instance
     * @param value null also for values that are no text, number, date or truth value
     */
    public record Variable(String name, String type, String value, String step, String setAt) {}

    /** A job that failed, or another hindrance; {@code endedAt} is null while it stands. */
    public record Incident(String type, String element, String message, String since, String endedAt, String state) {}

    /** What somebody did to the instance. */
    public record Operation(
            String at,
            String user,
            String operation,
            String entity,
            String property,
            String oldValue,
            String newValue) {}
}
