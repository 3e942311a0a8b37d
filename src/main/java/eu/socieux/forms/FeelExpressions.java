package eu.socieux.forms;

import java.util.Map;

/** Evaluates the FEEL expressions of forms, by the same engine that evaluates those of models and decisions. */
@FunctionalInterface
public interface FeelExpressions {

    /**
     * The value of an expression.
     *
     * @param expression FEEL without a leading {@code =}
     * @param facts what its names mean; a name that is absent means null
     * @return text, number, flag, list or null
     */
    Object evaluate(String expression, Map<String, Object> facts);
}
