package eu.socieux.documents.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Choice;
import eu.socieux.engine.BuildingBlocks;
import eu.socieux.engine.deployment.EventProperty;
import eu.socieux.engine.deployment.Model;
import eu.socieux.engine.deployment.ModelSet;
import eu.socieux.engine.deployment.TaskProperty;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Walks processes backwards from a step, through those that call it and those called before it. */
final class DocumentSources {

    private final List<Model> landscape;
    private final BuildingBlocks blocks;

    DocumentSources(ModelSet models, BuildingBlocks blocks) {
        this.landscape = models.landscape();
        this.blocks = blocks;
    }

    /** Whether a step on some way to this one brings in or makes a document of the type. */
    boolean isProducedBefore(FlowNode step, String type) {
        Deque<FlowNode> toVisit = new ArrayDeque<>(before(step));
        Set<FlowNode> visited = new HashSet<>();
        while (!toVisit.isEmpty()) {
            FlowNode node = toVisit.pop();
            if (visited.add(node)) {
                if (produces(node, type)) {
                    return true;
                }
                toVisit.addAll(before(node));
                toVisit.addAll(inside(node));
            }
        }
        return false;
    }

    private Collection<FlowNode> before(FlowNode node) {
        if (node instanceof BoundaryEvent event) {
            return List.of((FlowNode) event.getAttachedTo());
        }
        if (!node.getIncoming().isEmpty()) {
            return node.getIncoming().stream().map(SequenceFlow::getSource).toList();
        }
        if (node.getParentElement() instanceof SubProcess around) {
            return around.triggeredByEvent() ? nodesOf(around.getParentElement()) : before(around);
        }
        return node.getParentElement() instanceof Process process ? callsOf(process.getId()) : List.of();
    }

    private Collection<FlowNode> callsOf(String process) {
        return landscape.stream()
                .flatMap(model -> model.all(CallActivity.class).stream())
                .filter(call -> process.equals(call.getCalledElement()))
                .flatMap(call -> before(call).stream())
                .toList();
    }

    /** The steps of a sub-process or of a called process, all of which may have run when it has ended. */
    private Collection<FlowNode> inside(FlowNode node) {
        if (node instanceof SubProcess around) {
            return nodesOf(around);
        }
        if (node instanceof CallActivity call) {
            return landscape.stream()
                    .flatMap(model -> model.processes().stream())
                    .filter(process -> process.getId().equals(call.getCalledElement()))
                    .flatMap(process -> nodesOf(process).stream())
                    .toList();
        }
        return List.of();
    }

    private static Collection<FlowNode> nodesOf(ModelElementInstance scope) {
        return scope.getChildElementsByType(FlowNode.class);
    }

    private boolean produces(FlowNode node, String type) {
        if (node instanceof UserTask) {
            return Model.list(node, TaskProperty.PRODUCED_DOCUMENTS.key()).stream()
                    .anyMatch(item -> item.split("\\s", 2)[0].equals(type));
        }
        if (node instanceof CatchEvent event) {
            return type.equals(Model.properties(event).get(EventProperty.PRODUCED_DOCUMENTS.key()));
        }
        return landscape.stream()
                .flatMap(model -> Stream.ofNullable(model.steps().get(node)))
                .flatMap(bean -> blocks.find(bean).stream())
                .flatMap(block -> Stream.of(block.inputs()))
                .filter(input -> input.choice() == Choice.GENERATED_DOCUMENT || input.choice() == Choice.DOCUMENT)
                .map(BuildingBlock.Input::name)
                .anyMatch(input -> type.equals(Model.inputs(node).get(input)));
    }
}
