package eu.socieux.engine.deployment;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlocks;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;

/**
 * Machine steps are building blocks with their inputs, and an expression is one comparison or one call, of building
 * blocks and of variables that something sets.
 */
@Component
@Order(3)
class ExpressionCheck implements DeploymentCheck {

    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final String LITERAL = "(?:'[^']*'|\"[^\"]*\"|-?\\d+(?:\\.\\d+)?)";
    private static final String ARGUMENTS = "\\(\\s*(?:" + LITERAL + "\\s*(?:,\\s*" + LITERAL + "\\s*)*)?\\)";
    private static final String OPERAND = "(" + LITERAL + "|[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*(?:" + ARGUMENTS + ")?)?)";
    private static final Pattern ONE_COMPARISON = Pattern.compile(
            "\\s*(?:!|not\\s+|empty\\s+)?" + OPERAND + "\\s*(?:(?:==|!=|<=|>=|<|>|\\+|-)\\s*" + OPERAND + "\\s*)?");
    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z_]\\w*)(?:\\.(\\w+)(\\(.*\\))?)?");

    /** Set by the engine or by us wherever a process runs. */
    private static final Set<String> EVERYWHERE = Set.of(
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances",
            "caseNumber",
            "activityNumber");

    private final BuildingBlocks blocks;

    ExpressionCheck(BuildingBlocks blocks) {
        this.blocks = blocks;
    }

    @Override
    public void check(ModelSet models, Findings findings) {
        for (Model model : models.models()) {
            model.steps().forEach((step, bean) -> check(model, step, bean, findings));
            Set<String> variables = variables(models, model);
            RawXml.everyElement(models.content(model.file()), element -> {
                Consumer<String> report = reason -> add(model, element, reason, findings);
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    checkText(((Attr) element.getAttributes().item(i)).getValue(), variables, report);
                }
                checkText(RawXml.ownText(element), variables, report);
            });
        }
    }

    private void check(Model model, BaseElement step, String bean, Findings findings) {
        if (!blocks.isDelegate(bean)) {
            findings.add(
                    model,
                    step,
                    (bean.isEmpty() ? "no building block is named" : "there is no building block '" + bean + "'")
                            + ". Choose one as delegate expression: "
                            + String.join(
                                    ", ",
                                    blocks.names().stream()
                                            .filter(blocks::isDelegate)
                                            .map(name -> "${" + name + "}")
                                            .toList())
                            + ".");
            return;
        }
        BuildingBlock block = blocks.find(bean).orElseThrow();
        Map<String, String> given = Model.inputs(step);
        for (BuildingBlock.Input input : block.inputs()) {
            if (input.required() && given.getOrDefault(input.name(), "").isBlank()) {
                findings.add(
                        model,
                        step,
                        "“" + block.title() + "” needs the input '" + input.name() + "': " + input.meaning() + ".");
            }
        }
        Set<String> known = new TreeSet<>(
                Stream.of(block.inputs()).map(BuildingBlock.Input::name).toList());
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> findings.add(
                        model, step, "“" + block.title() + "” knows no input '" + name + "'. It takes " + known + "."));
    }

    private void checkText(String text, Set<String> variables, Consumer<String> report) {
        Matcher expression = EXPRESSION.matcher(text);
        while (expression.find()) {
            check(expression.group(), expression.group(1), variables, report);
        }
        String rest = expression.replaceAll("");
        if (rest.contains("${") || rest.contains("#{")) {
            report.accept("the expression in “" + text.strip() + "” does not end. Close it with }.");
        }
    }

    private void check(String expression, String code, Set<String> variables, Consumer<String> report) {
        Matcher comparison = ONE_COMPARISON.matcher(code);
        if (!comparison.matches()) {
            report.accept("the expression " + expression
                    + " is not understood. Write one comparison, such as ${screeningDecision == 'complete'}, or one call"
                    + " of a building block, such as ${deadlines.after('screening')}.");
            return;
        }
        Stream.of(comparison.group(1), comparison.group(2))
                .filter(Objects::nonNull)
                .map(REFERENCE::matcher)
                .filter(Matcher::matches)
                .forEach(operand -> checkOperand(
                        expression, operand.group(1), operand.group(2), operand.group(3) != null, variables, report));
    }

    private void checkOperand(
            String expression,
            String name,
            String member,
            boolean called,
            Set<String> variables,
            Consumer<String> report) {
        if (Set.of("true", "false", "null").contains(name)) {
            return;
        }
        if (name.equals("execution") || name.equals("task")) {
            if (member != null && !BuildingBlocks.SCOPE_MEMBERS.contains(member)) {
                report.accept("the expression " + expression + " may not use '" + member + "'. Models reach variables"
                        + " and building blocks only.");
            }
        } else if (blocks.names().contains(name)) {
            if (member != null && (!called || !blocks.hasMethod(name, member))) {
                report.accept("the expression " + expression + " is unknown: the building block '" + name
                        + "' offers no '" + member + "'.");
            }
        } else if (!variables.contains(name)) {
            report.accept("the expression " + expression + " names '" + name
                    + "', which is no building block, and no variable that anything in this process sets. Correct it, or"
                    + " list the answer under routingFields of the task that asks for it.");
        }
    }

    private Set<String> variables(ModelSet models, Model model) {
        Set<String> declared = new TreeSet<>(EVERYWHERE);
        declared.addAll(model.variables(this::outputs));
        model.all(MultiInstanceLoopCharacteristics.class).stream()
                .map(MultiInstanceLoopCharacteristics::getCamundaElementVariable)
                .filter(Objects::nonNull)
                .forEach(declared::add);
        model.all(BaseElement.class).forEach(element -> declared.addAll(inputNames(element)));
        for (Model caller : models.landscape()) {
            caller.all(CallActivity.class).stream()
                    .filter(call -> call.getCalledElement() != null && model.defines(call.getCalledElement()))
                    .forEach(call -> declared.addAll(Model.handedOver(call)));
        }
        return declared;
    }

    private static Set<String> inputNames(BaseElement element) {
        return Model.inputs(element).keySet();
    }

    private List<String> outputs(String bean) {
        return blocks.find(bean).stream()
                .flatMap(block -> Stream.of(block.outputs()).map(BuildingBlock.Output::name))
                .toList();
    }

    private static void add(Model model, Element element, String reason, Findings findings) {
        if (model.content().getModelElementById(RawXml.idAround(element)) instanceof BaseElement known) {
            findings.add(model, known, reason);
        } else {
            findings.add(model.file(), reason);
        }
    }
}
