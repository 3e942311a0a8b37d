package eu.socieux.forms.process;

import eu.socieux.forms.FeelExpressions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The engine's own FEEL, without functions of ours: the browser evaluates the same expressions and has none. */
@Component
public class EngineFeel implements FeelExpressions {

    /** Made with the first expression: loading it would lengthen every start. */
    private final SingletonSupplier<FeelEngine> engine =
            SingletonSupplier.of(() -> new ScalaFeelEngineFactory(List.of()).createInstance());

    @Override
    public Object evaluate(String expression, Map<String, Object> facts) {
        return engine.obtain()
                .evaluateSimpleExpression(expression, Variables.fromMap(facts).asVariableContext());
    }
}
