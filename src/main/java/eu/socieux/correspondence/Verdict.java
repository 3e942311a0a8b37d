package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;

/**
 * What the rules say about a message.
 *
 * @param certain whether it is placed so; otherwise it is only proposed, and a person decides
 * @param scope the case and activity it belongs to; null when to none
 * @param letter the letter which it answers, or returns; null when it names none
 * @param reason for the person who decides, and for the record
 */
record Verdict(boolean certain, Placement placement, CaseScope scope, WrittenLetter letter, String reason) {

    static Verdict certain(Placement placement, CaseScope scope, WrittenLetter letter, String reason) {
        return new Verdict(true, placement, scope, letter, reason);
    }

    static Verdict proposed(Placement placement, CaseScope scope, String reason) {
        return new Verdict(false, placement, scope, null, reason);
    }

    /** The same for the case into which the one it belongs to was merged. */
    Verdict followed(CaseScope current) {
        return new Verdict(
                certain,
                placement,
                current,
                letter,
                "%s %s was merged into %s.".formatted(reason, scope.caseNumber(), current.caseNumber()));
    }

    Verdict onlyProposed(String because) {
        return new Verdict(false, placement, scope, letter, because + " " + reason);
    }
}
