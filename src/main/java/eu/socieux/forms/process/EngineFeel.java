package eu.socieux.forms.process;

import eu.socieux.forms.FeelExpressions;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.stereotype.Component;

/** The engine's own FEEL, without functions of ours: the browser evaluates the same expressions and has none. */
@Component
public class EngineFeel implements FeelExpressions {

    private final FeelEngine engine = new ScalaFeelEngineFactory(List.of()).createInstance();

    @Override
    public Object evaluate(String expression, Map<String, Object> facts) {
        return engine.evaluateSimpleExpression(
                expression, Variables.fromMap(facts).asVariableContext());
    }
}
