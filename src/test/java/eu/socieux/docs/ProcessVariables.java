package eu.socieux.docs;

import eu.socieux.engine.deployment.Model;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.ConditionExpression;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOutputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Which variables of a process are set where, and what they decide. */
final class ProcessVariables {

    private static final Pattern ASSIGNMENT = Pattern.compile("setVariable\\('(\\w+)', *'?([^')]*)'?\\)");
    private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.'])([a-z]\\w*)(?![\\w(.'])");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Set<String> OF_THE_ENGINE = Set.of("execution", "loopCounter", "true", "false", "null");

    private final BuildingBlocks buildingBlocks;
    private final Map<String, Set<String>> setBy = new TreeMap<>();
    private final Map<String, Set<String>> usedBy = new TreeMap<>();

    ProcessVariables(BpmnModelInstance model, BuildingBlocks buildingBlocks) {
        this.buildingBlocks = buildingBlocks;
        model.getModelElementsByType(UserTask.class).forEach(task -> Properties.listOf(task, "routingFields")
                .forEach(field -> setBy(field, ProcessPages.label(task))));
        model.getModelElementsByType(ServiceTask.class)
                .forEach(task -> outputs(task, task.getCamundaDelegateExpression()));
        model.getModelElementsByType(BusinessRuleTask.class)
                .forEach(task -> outputs(task, task.getCamundaDelegateExpression()));
        model.getModelElementsByType(CallActivity.class).forEach(call -> {
            takenBack(call).forEach(variable -> setBy(variable, ProcessPages.label(call)));
            handedOver(call).forEach(expression -> uses("${" + expression + "}", ProcessPages.label(call)));
        });
        model.getModelElementsByType(CamundaExecutionListener.class).forEach(this::assignment);
        model.getModelElementsByType(CamundaOutputParameter.class)
                .forEach(output -> setBy(output.getCamundaName(), label(output)));
        model.getModelElementsByType(ConditionExpression.class).forEach(this::condition);
        model.getModelElementsByType(TimeDate.class).forEach(date -> uses(date.getTextContent(), label(date)));
        model.getModelElementsByType(MultiInstanceLoopCharacteristics.class).stream()
                .filter(several -> several.getLoopCardinality() != null)
                .forEach(several -> uses(several.getLoopCardinality().getTextContent(), ProcessPages.label((Activity)
                        several.getParentElement())));
    }

    /** Variable, set by, used by. */
    List<List<String>> rows() {
        Set<String> names = new TreeSet<>(setBy.keySet());
        names.addAll(usedBy.keySet());
        List<List<String>> rows = new ArrayList<>();
        for (String name : names) {
            rows.add(List.of(
                    Markdown.code(name),
                    String.join("<br>", setBy.getOrDefault(name, Set.of("the process that runs this one"))),
                    String.join("<br>", usedBy.getOrDefault(name, Set.of("–")))));
        }
        return rows;
    }

    /** What a call activity hands over to the called process, the business key left out. */
    static List<String> handedOver(CallActivity call) {
        return Model.extensions(call, CamundaIn.class).stream()
                .filter(in -> in.getCamundaTarget() != null)
                .map(in -> in.getCamundaSource() != null
                        ? in.getCamundaSource()
                        : in.getCamundaTarget() + " = " + in.getCamundaSourceExpression())
                .toList();
    }

    /** What a call activity takes back from the called process. */
    static List<String> takenBack(CallActivity call) {
        return Model.extensions(call, CamundaOut.class).stream()
                .map(CamundaOut::getCamundaTarget)
                .toList();
    }

    private void outputs(FlowElement task, String delegateExpression) {
        Matcher bean = BEAN.matcher(delegateExpression == null ? "" : delegateExpression);
        if (bean.matches()) {
            buildingBlocks.outputs(bean.group(1)).forEach(variable -> setBy(variable, ProcessPages.label(task)));
        }
    }

    private void assignment(CamundaExecutionListener listener) {
        Matcher assignment = ASSIGNMENT.matcher(String.valueOf(listener.getCamundaExpression()));
        if (assignment.find()) {
            setBy(assignment.group(1), label(listener) + " (" + Markdown.code(assignment.group(2)) + ")");
        }
    }

    private void condition(ConditionExpression condition) {
        FlowNode gateway = ((SequenceFlow) condition.getParentElement()).getSource();
        uses(condition.getTextContent(), ProcessPages.label(gateway));
    }

    private void uses(String text, String where) {
        Matcher expression = EXPRESSION.matcher(text);
        while (expression.find()) {
            Matcher name = NAME.matcher(QUOTED.matcher(expression.group(1)).replaceAll(""));
            while (name.find()) {
                if (!OF_THE_ENGINE.contains(name.group(1))) {
                    usedBy.computeIfAbsent(name.group(1), key -> new LinkedHashSet<>())
                            .add(where);
                }
            }
        }
    }

    private void setBy(String variable, String where) {
        setBy.computeIfAbsent(variable, key -> new LinkedHashSet<>()).add(where);
    }

    /** The label of the step, event or flow that something is part of. */
    private static String label(ModelElementInstance part) {
        ModelElementInstance element = part;
        while (!(element instanceof FlowElement)) {
            element = element.getParentElement();
        }
        return ProcessPages.label((FlowElement) element);
    }
}
