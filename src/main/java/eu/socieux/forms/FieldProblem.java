package eu.socieux.forms;

/**
 * What is wrong with one answer.
 *
 * @param key key of the field; the unknown key when the form has no such field
 * @param label what the person knows the field by
 * @param rule which rule was broken, to word it in another language
 * @param limit the limit of that rule, null where it has none
 * @param message the rule in English: "at most 150 characters"
 */
public record FieldProblem(String key, String label, Rule rule, String limit, String message) {

    /** The rules an answer can break. */
    public enum Rule {
        UNKNOWN_FIELD,
        REQUIRED,
        WRONG_KIND,
        NOT_AN_OPTION,
        MINIMUM,
        MAXIMUM,
        DECIMALS,
        STEP,
        TOO_SHORT,
        TOO_LONG,
        PATTERN,
        EMAIL,
        PHONE,
        FORBIDDEN_CHARACTERS,
        IN_THE_FUTURE,
        NOT_AFTER,
        SUBMISSION_TOO_LARGE
    }
}
