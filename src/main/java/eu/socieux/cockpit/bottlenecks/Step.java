package eu.socieux.cockpit.bottlenecks;

/**
 * A place in a model where cases can wait.
 *
 * @param definition key of the process
 * @param activity id of the element
 * @param name name of the element
 * @param party whom cases wait for there: own, partner, delegation, commission, expert, participants; called for the
 *     steps of a called process, event for a message, date for a planned moment, where nobody is late
 * @param roles names of the candidate groups of a task, with commas; empty for other elements
 * @param repeats whether the model lets it come again in the normal course, so that coming back is no return
 * @param position number of the element in its model, from 0
 */
record Step(
        String definition, String activity, String name, String party, String roles, boolean repeats, int position) {}
