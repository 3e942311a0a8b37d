package eu.socieux.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

/**
 * Compares a text with the one word of a cell of a decision table itself. The engine's FEEL parses each cell anew each
 * time, which for a table like that of the service levels takes longer than all else in completing a task.
 */
final class WordComparingFeel implements FeelEngine {

    private static final Pattern WORD = Pattern.compile("\"([^\"\\\\]*)\"");

    private final FeelEngine feel;

    WordComparingFeel(FeelEngine feel) {
        this.feel = feel;
    }

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // as the engine declares it
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        return feel.evaluateSimpleExpression(expression, variables);
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String inputVariable, VariableContext variables) {
        Matcher word = WORD.matcher(tests.strip());
        TypedValue input = variables.resolve(inputVariable);
        if (word.matches() && input != null && input.getValue() instanceof String text) {
            return text.equals(word.group(1));
        }
        return feel.evaluateSimpleUnaryTests(tests, inputVariable, variables);
    }
}
