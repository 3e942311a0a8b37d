package eu.socieux.forms;

import java.util.Map;
import java.util.Set;

/**
 * Answers that fit their form.
 *
 * @param values answer per key: text, {@code Long}, {@code BigDecimal}, {@code Boolean} or a list; only fields that
 *     were shown, could be changed and were answered
 * @param unanswered keys of the fields that were left empty or were not shown
 */
public record AcceptedAnswers(Map<String, Object> values, Set<String> unanswered) {}
