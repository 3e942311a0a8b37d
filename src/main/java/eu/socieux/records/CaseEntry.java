package eu.socieux.records;

import java.time.Instant;
import java.util.Map;

/**
 * One entry in a case file: the answers given in one step.
 *
 * @param element id of the model element the entry was made in, or the name of the machine step
 * @param form id of the form that was filled, null for a machine's entry
 * @param author user id, or {@code system}
 * @param onBehalfOf user id of the one for whom the author stood in, null when they acted for themselves
 * @param channel how it came: {@code tasklist}, {@code rest}, {@code email}, {@code link}, {@code system}
 * @param answers form key to JSON value (text, number, boolean, list)
 */
public record CaseEntry(
        CaseScope scope,
        String element,
        String form,
        String author,
        String onBehalfOf,
        String channel,
        Map<String, Object> answers,
        Instant enteredAt) {

    /** An entry by somebody who acted for themselves. */
    public CaseEntry(
            CaseScope scope,
            String element,
            String form,
            String author,
            String channel,
            Map<String, Object> answers,
            Instant enteredAt) {
        this(scope, element, form, author, null, channel, answers, enteredAt);
    }
}
