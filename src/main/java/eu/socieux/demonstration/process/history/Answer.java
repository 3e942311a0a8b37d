package eu.socieux.demonstration.process.history;

import java.util.List;
import java.util.Map;

/**
 * What somebody answers to a form.
 *
 * @param fields answers that are not left to the form, by key
 * @param papers types of the documents that come with the answer
 */
record Answer(Map<String, Object> fields, List<String> papers) {

    Answer {
        papers = List.copyOf(papers);
    }

    static Answer of(Map<String, Object> fields, String... papers) {
        return new Answer(fields, List.of(papers));
    }
}
