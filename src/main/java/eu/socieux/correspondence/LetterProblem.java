package eu.socieux.correspondence;

/**
 * Something that is wrong with the text of a letter.
 *
 * @param line where it stands in the text, from 1; 0 when it is about the whole
 * @param what the placeholder with its braces, the fact, the element or the attribute; empty when it is about the whole
 * @param message in English, with what to do
 */
public record LetterProblem(Kind kind, int line, String what, String message) {

    /** What can be wrong. */
    public enum Kind {
        /** There is no subject. */
        NO_SUBJECT,
        /** There is no text. */
        NO_BODY,
        /** It is longer than a letter may be. */
        TOO_LONG,
        /** It has signs of the template language of pages, which do nothing in letters. */
        OTHER_LANGUAGE,
        /** A placeholder closes a part that is not open. */
        CLOSES_NOTHING,
        /** A part is not closed. */
        NOT_CLOSED,
        /** A placeholder begins a part of a kind that there is not. */
        UNKNOWN_PART,
        /** A placeholder is no fact and no simple condition. */
        NO_FACT,
        /** A part stands in too many others. */
        TOO_DEEP,
        /** Nobody declared the fact. */
        UNKNOWN_FACT,
        /** The condition cannot be read. */
        UNREADABLE,
        /** The element is not one of those that letters have. */
        ELEMENT,
        /** The attribute is not one of those that letters have. */
        ATTRIBUTE
    }
}
