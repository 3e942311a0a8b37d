package eu.socieux.records;

/**
 * What a step is about: a whole case, or one activity of it.
 *
 * @param activityNumber 1 to 4, or null when the step concerns the whole case
 */
public record CaseScope(CaseNumber caseNumber, Integer activityNumber) {

    public static CaseScope wholeCase(CaseNumber caseNumber) {
        return new CaseScope(caseNumber, null);
    }
}
