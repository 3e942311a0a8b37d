package eu.socieux.records;

import java.util.Map;

/**
 * Facts of a case that follow from a capability's own records: lists of applications, codes, names. Forms, letters and
 * documents see them beside what was entered.
 */
public interface ComputedFacts {

    /** Facts of a case or of one of its activities, by key; empty when there are none yet. */
    Map<String, Object> of(CaseScope scope);

    /**
     * Facts of one item of a step that is done once for each item of a list.
     *
     * @param index position of the item, from 0
     */
    default Map<String, Object> ofItem(CaseScope scope, int index) {
        return Map.of();
    }
}
