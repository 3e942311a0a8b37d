package eu.socieux.eventlog;

import java.time.Instant;

/**
 * Something that happened in a case.
 *
 * @param id unique in the log
 * @param caseNumber never null, as are {@code at}, {@code name} and {@code transition}
 * @param country ISO code of the country of the case, null while unknown
 * @param name what happened, as people call it: the name of the step, or the kind of document, letter or milestone
 * @param transition of the standard lifecycle of XES
 * @param element id of the step in its model, null for what is no step, as are process and version
 * @param activityNumber null when it concerns the whole case
 * @param performer user id or address; null when the system did it
 * @param role group whose task it is, null for what is no task
 * @param task id, null for what is no task
 * @param document id, null for what is not about a document
 * @param expert address of the expert concerned, null for nobody
 */
record LoggedEvent(
        String id,
        String caseNumber,
        String country,
        Instant at,
        String name,
        String transition,
        String element,
        String process,
        Integer processVersion,
        Integer activityNumber,
        String performer,
        String role,
        String task,
        Long document,
        String expert) {}
