package eu.socieux.engine.deployment;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Definitions;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * One process file.
 *
 * @param file its name in the deployment
 */
public record Model(String file, BpmnModelInstance content) {

    private static final Pattern SET_VARIABLE =
            Pattern.compile("[$#]\\{execution\\.setVariable\\('(\\w+)',\\s*'[^']*'\\)}");
    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");

    /** The processes which the file defines. */
    public Collection<Process> processes() {
        return all(Process.class);
    }

    /** Every element of a kind, in the order of the file. */
    public <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
        return content.getModelElementsByType(type);
    }

    /** Whether the file defines this process. */
    public boolean defines(String processKey) {
        return processes().stream().anyMatch(process -> process.getId().equals(processKey));
    }

    /** The machine steps, each with the name of the building block that does it; empty text where none is named. */
    public Map<BaseElement, String> steps() {
        Map<BaseElement, String> steps = new LinkedHashMap<>();
        all(ServiceTask.class).forEach(task -> steps.put(task, bean(task.getCamundaDelegateExpression())));
        all(SendTask.class).forEach(task -> steps.put(task, bean(task.getCamundaDelegateExpression())));
        all(BusinessRuleTask.class).stream()
                .filter(task -> task.getCamundaDecisionRef() == null)
                .forEach(task -> steps.put(task, bean(task.getCamundaDelegateExpression())));
        return steps;
    }

    /**
     * The events inside processes that wait for a message: people record on the page of the case that it has happened.
     */
    public List<CatchEvent> messageEvents() {
        return all(CatchEvent.class).stream()
                .filter(event ->
                        event.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance))
                .filter(event -> !(event instanceof StartEvent && event.getParentElement() instanceof Process))
                .toList();
    }

    private static String bean(String expression) {
        Matcher bean = BEAN.matcher(expression == null ? "" : expression.strip());
        return bean.matches() ? bean.group(1) : "";
    }

    /**
     * The process variables which answers, calls, listeners, decisions and building blocks of this file set, and those
     * which it can be called with.
     *
     * @param outputs the variables which a building block sets, by its name
     */
    public Set<String> variables(Function<String, List<String>> outputs) {
        Set<String> declared = new TreeSet<>();
        all(UserTask.class).forEach(task -> declared.addAll(list(task, "routingFields")));
        all(StartEvent.class).forEach(start -> declared.addAll(list(start, "routingFields")));
        all(CallActivity.class).forEach(call -> extensions(call, CamundaOut.class)
                .forEach(out -> declared.add(out.getCamundaTarget())));
        all(BusinessRuleTask.class).stream()
                .map(BusinessRuleTask::getCamundaResultVariable)
                .filter(Objects::nonNull)
                .forEach(declared::add);
        all(CamundaExecutionListener.class).forEach(listener -> {
            Matcher set = SET_VARIABLE.matcher(String.valueOf(listener.getCamundaExpression()));
            if (set.matches()) {
                declared.add(set.group(1));
            }
        });
        steps().values().forEach(bean -> declared.addAll(outputs.apply(bean)));
        return declared;
    }

    /** The variables which a call activity hands over. */
    public static List<String> handedOver(CallActivity call) {
        return extensions(call, CamundaIn.class).stream()
                .map(CamundaIn::getCamundaTarget)
                .filter(Objects::nonNull)
                .toList();
    }

    /** The extension properties of an element, by name, those without a value left out. */
    public static Map<String, String> properties(BaseElement element) {
        Map<String, String> found = new LinkedHashMap<>();
        extensions(element, CamundaProperties.class).stream()
                .flatMap(holder -> holder.getCamundaProperties().stream())
                .filter(property -> property.getCamundaName() != null
                        && property.getCamundaValue() != null
                        && !property.getCamundaValue().isBlank())
                .forEach(property -> found.put(
                        property.getCamundaName(), property.getCamundaValue().strip()));
        return found;
    }

    /** The items of an extension property that is a comma list; none when it is not set. */
    public static List<String> list(BaseElement element, String property) {
        return Stream.of(properties(element).getOrDefault(property, "").split(",", -1))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** The text of the input parameters of an element, by name. */
    public static Map<String, String> inputs(BaseElement element) {
        Map<String, String> found = new LinkedHashMap<>();
        extensions(element, CamundaInputOutput.class).stream()
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .forEach(input ->
                        found.put(input.getCamundaName(), input.getTextContent().strip()));
        return found;
    }

    /** The extension elements of a kind. */
    public static <T extends ModelElementInstance> List<T> extensions(BaseElement element, Class<T> type) {
        return element.getExtensionElements() == null
                ? List.of()
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(type)
                        .list();
    }

    /** The element of the diagram that this is part of, as an analyst sees it: "Screen request" (UserTask_ScreenRequest). */
    static String nameOf(ModelElementInstance element) {
        ModelElementInstance at = element;
        while (at != null && !(at instanceof FlowElement) && !(at instanceof Process) && !(at instanceof Definitions)) {
            at = at.getParentElement();
        }
        String name =
                at instanceof FlowElement step ? step.getName() : at instanceof Process all ? all.getName() : null;
        String id = at instanceof BaseElement known ? known.getId() : null;
        return name == null || name.isBlank()
                ? String.valueOf(id)
                : "“" + name.strip().replaceAll("\\s+", " ") + "” (" + id + ")";
    }
}
