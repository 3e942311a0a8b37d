package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;
import java.util.Map;

/**
 * Facts that depend on the letter itself: the link to answer with, the date by which an answer is due. They are asked
 * for once per recipient while the letter is written, in the same transaction.
 */
public interface LetterFacts {

    /** The facts by key, for example {@code answerLink} or {@code dueOn}; empty when the letter needs none. */
    Map<String, Object> of(CaseScope scope, String letter, Correspondent recipient);
}
