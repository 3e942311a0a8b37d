package eu.socieux.engine.deployment;

import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** A process can run, keeps its history for a time, holds no code, and waits for nothing that never comes. */
@Component
@Order(1)
class ProcessCheck implements DeploymentCheck {

    private static final String NO_CODE =
            "Models hold no code. Use a building block of the catalogue, or ask the developers for a new one.";
    private static final Set<String> CATCHING = Set.of("intermediateCatchEvent", "boundaryEvent");
    private static final Set<String> FROM_OUTSIDE = Set.of("signalEventDefinition", "conditionalEventDefinition");
    private static final String MESSAGE = "[a-z]+\\.[a-z]+[A-Z]\\w+";

    @Override
    public void check(ModelSet models, Findings findings) {
        for (Model model : models.models()) {
            if (model.processes().isEmpty()) {
                findings.add(model.file(), "the file holds no process. Draw one, or leave the file out.");
            }
            model.processes().forEach(process -> check(model, process, findings));
            model.all(CallActivity.class).forEach(call -> check(models, model, call, findings));
            model.messageEvents().forEach(event -> check(model, event, findings));
            RawXml.everyElement(models.content(model.file()), element -> check(model, element, findings));
        }
    }

    private static void check(Model model, Process process, Findings findings) {
        if (!process.isExecutable()) {
            findings.add(model, process, "the process is not executable. Tick Executable in its properties.");
        }
        String timeToLive = process.getCamundaHistoryTimeToLiveString();
        if (timeToLive == null || timeToLive.isBlank()) {
            findings.add(
                    model,
                    process,
                    "the process has no time to live: it is not said how long its history is kept. Set History cleanup,"
                            + " Time to live, in its properties, for example P3650D for ten years.");
        }
    }

    private static void check(ModelSet models, Model model, CallActivity call, Findings findings) {
        String called = call.getCalledElement();
        if (called == null || models.landscape().stream().noneMatch(other -> other.defines(called))) {
            findings.add(
                    model,
                    call,
                    "there is no process '" + called + "' to call. Correct the called element, or deploy that process"
                            + " with this one.");
        }
        if (Model.extensions(call, CamundaIn.class).stream().noneMatch(in -> in.getCamundaBusinessKey() != null)) {
            findings.add(
                    model,
                    call,
                    "the called process would not know its case. Pass the business key on, as"
                            + " #{execution.processBusinessKey}, in In mappings.");
        }
    }

    private static void check(Model model, CatchEvent event, Findings findings) {
        if (!Model.properties(event).containsKey(EventProperty.FORM.key())) {
            findings.add(
                    model,
                    event,
                    "it waits for a message, and nothing in this system sends one: nobody could end this wait. Give it the"
                            + " extension properties form and recordedBy, so that people can record on the page of a case"
                            + " that it has happened; or use a user task that a role can complete, or a timer.");
        }
        if (!messageOf(event).matches(MESSAGE)) {
            findings.add(
                    model,
                    event,
                    "its message is called '" + messageOf(event)
                            + "'. Name it for the module and what happened there, as" + " intake.requestWithdrawn.");
        }
    }

    private static String messageOf(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition -> ((MessageEventDefinition) definition).getMessage())
                .filter(Objects::nonNull)
                .map(Message::getName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static void check(Model model, Element element, Findings findings) {
        if (RawXml.BPMN.equals(element.getNamespaceURI())) {
            checkBpmn(model, element, findings);
        }
        if (RawXml.CAMUNDA.equals(element.getNamespaceURI())) {
            switch (element.getLocalName()) {
                case "script" -> add(model, element, "it holds a script. " + NO_CODE, findings);
                case "connector" -> add(model, element, "it holds a connector. " + NO_CODE, findings);
                case "formData" ->
                    add(model, element, "it defines form fields in the model. Use a form file instead.", findings);
                default -> {
                    // All other extensions are checked where they matter
                }
            }
            if ("all".equals(element.getAttribute("variables"))) {
                add(
                        model,
                        element,
                        "it passes all variables on. Name those which the other process needs in its mappings.",
                        findings);
            }
        }
        if (has(element, "class")) {
            add(model, element, "it names a Java class. " + NO_CODE, findings);
        }
        if (has(element, "formKey")) {
            add(
                    model,
                    element,
                    "it has a form key. Use a Camunda form with the binding 'deployment' instead.",
                    findings);
        }
        if (has(element, "assignee") || has(element, "candidateUsers")) {
            add(
                    model,
                    element,
                    "it is given to a person by name. Name a role as candidate group instead: people leave.",
                    findings);
        }
    }

    private static void checkBpmn(Model model, Element element, Findings findings) {
        switch (element.getLocalName()) {
            case "scriptTask" -> add(model, element, "it is a script task. " + NO_CODE, findings);
            case "receiveTask" -> neverEnds(model, element, "a message", findings);
            case "serviceTask", "sendTask", "businessRuleTask" -> {
                if (has(element, "type")) {
                    add(
                            model,
                            element,
                            "it waits for an external worker, and there is none: nobody could end this wait. Use a"
                                    + " building block of the catalogue.",
                            findings);
                }
            }
            case "conditionExpression" -> {
                if (!element.getAttribute("language").isEmpty()) {
                    add(model, element, "its condition is a script. Write one comparison as ${…} instead.", findings);
                }
            }
            default -> {
                if (FROM_OUTSIDE.contains(element.getLocalName()) && isCatching(element)) {
                    neverEnds(model, element, "a signal or condition", findings);
                }
            }
        }
    }

    private static boolean isCatching(Element definition) {
        Element event = (Element) definition.getParentNode();
        return CATCHING.contains(event.getLocalName())
                || (event.getLocalName().equals("startEvent")
                        && ((Element) event.getParentNode()).getLocalName().equals("subProcess"));
    }

    private static void neverEnds(Model model, Element element, String what, Findings findings) {
        add(
                model,
                element,
                "it waits for " + what
                        + ", and nothing in this system sends one: nobody could end this wait. Use a user"
                        + " task that a role can complete, or a timer.",
                findings);
    }

    private static boolean has(Element element, String attribute) {
        return element.hasAttributeNS(RawXml.CAMUNDA, attribute)
                || (RawXml.CAMUNDA.equals(element.getNamespaceURI()) && element.hasAttribute(attribute));
    }

    private static void add(Model model, Element element, String reason, Findings findings) {
        if (model.content().getModelElementById(RawXml.idAround(element)) instanceof BaseElement known) {
            findings.add(model, known, reason);
        } else {
            findings.add(model.file(), reason);
        }
    }
}
