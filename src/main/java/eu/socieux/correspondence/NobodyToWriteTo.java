package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;

/** A letter is due, but nobody is known in the role it goes to. */
public class NobodyToWriteTo extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NobodyToWriteTo(String letter, String role, CaseScope scope) {
        super("Nobody is known as '" + role + "' of case " + scope.caseNumber()
                + (scope.activityNumber() == null ? "" : ", activity " + scope.activityNumber())
                + ", so the letter '" + letter + "' cannot be written; complete the case file and try again.");
    }
}
