package eu.socieux.intake.reading;

import java.util.List;

/**
 * A value proposed for a field of the screening form.
 *
 * @param field key in the form
 * @param value text, whole number, or list of texts
 * @param earlier what was said before it, or in a version that is no longer valid, newest first
 */
record Proposal(String field, Object value, Certainty certainty, Source source, List<Earlier> earlier) {

    /** A value that no longer holds. */
    record Earlier(Object value, Source source) {}

    Proposal {
        earlier = List.copyOf(earlier);
    }
}
