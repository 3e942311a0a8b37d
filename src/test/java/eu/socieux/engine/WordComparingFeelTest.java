package eu.socieux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WordComparingFeelTest {

    private final FeelEngine whole = new ScalaFeelEngineFactory(List.of()).createInstance();
    private final FeelEngine shortened = new WordComparingFeel(whole);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"approval\"",
                " \"approval\" ",
                "\"Approval\"",
                "\"\"",
                "\"approval\",\"panel\"",
                "not(\"approval\")",
                "\"a\\\"b\"",
                "-",
                "\"approval \""
            })
    void every_cell_means_what_it_means_to_the_engine(String cell) {
        for (Object input : new Object[] {"approval", "panel", "", "a\"b", null, 5, true}) {
            assertThat(holds(shortened, cell, input))
                    .as("%s with %s", cell, input)
                    .isEqualTo(holds(whole, cell, input));
        }
    }

    private static boolean holds(FeelEngine feel, String cell, Object input) {
        return feel.evaluateSimpleUnaryTests(
                cell,
                "cellInput",
                Variables.createVariables().putValue("cellInput", input).asVariableContext());
    }
}
