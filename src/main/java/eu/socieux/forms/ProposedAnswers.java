package eu.socieux.forms;

import eu.socieux.records.CaseScope;
import java.util.Map;

/**
 * Answers that a capability proposes for a form, for a person to accept or correct. They are offered where the form is
 * shown and are facts of nothing: letters and decisions know only what a person submitted.
 */
public interface ProposedAnswers {

    /**
     * Proposed answers by key, without those to which a person has given an answer already.
     *
     * @param form id of the form
     */
    Map<String, Object> of(CaseScope scope, String form);
}
