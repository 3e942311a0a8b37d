package eu.socieux.analyst;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A copy of the process of evaluation under a name of its own, with its forms, for tests to change. */
public final class Trial {

    public static final String KEY = "evaluation-trial";
    public static final String FILE = KEY + ".bpmn";

    private Trial() {}

    /** The model as it can be deployed. */
    public static String model() {
        return read("processes/evaluation.bpmn")
                .replace("<bpmn:process id=\"evaluation\"", "<bpmn:process id=\"" + KEY + "\"")
                .replace("bpmnElement=\"evaluation\"", "bpmnElement=\"" + KEY + "\"");
    }

    /**
     * The model with an event, “Report stopped”, that ends the wait for the draft.
     *
     * @param message name of its message
     * @param properties its extension properties, each as name=value
     */
    public static String modelWithEvent(String message, String... properties) {
        String given = Stream.of(properties)
                .map(property -> property.split("=", 2))
                .map(property -> "<camunda:property name=\"%s\" value=\"%s\" />".formatted(property[0], property[1]))
                .collect(Collectors.joining());
        return model().replace(
                        "</bpmn:process>",
                        """
                        <bpmn:boundaryEvent id="BoundaryEvent_ReportStopped" name="Report stopped" \
                        attachedToRef="UserTask_DraftEvaluationReport">
                          <bpmn:extensionElements><camunda:properties>%s</camunda:properties></bpmn:extensionElements>
                          <bpmn:outgoing>Flow_ReportStopped</bpmn:outgoing>
                          <bpmn:messageEventDefinition id="MessageEventDefinition_ReportStopped" \
                        messageRef="Message_ReportStopped" />
                        </bpmn:boundaryEvent>
                        <bpmn:endEvent id="EndEvent_ReportStopped" name="Report stopped">
                          <bpmn:incoming>Flow_ReportStopped</bpmn:incoming>
                        </bpmn:endEvent>
                        <bpmn:sequenceFlow id="Flow_ReportStopped" sourceRef="BoundaryEvent_ReportStopped" \
                        targetRef="EndEvent_ReportStopped" />
                        </bpmn:process>
                        <bpmn:message id="Message_ReportStopped" name="%s" />
                        """
                                .formatted(given, message)
                                .strip());
    }

    /** The model and its forms, without folders as Modeler sends them. */
    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILE, model());
        files.put("draft-evaluation-report.form", read("forms/evaluation/draft-evaluation-report.form"));
        files.put("validate-evaluation.form", read("forms/evaluation/validate-evaluation.form"));
        return files;
    }

    /** A file of the checkout. */
    public static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
