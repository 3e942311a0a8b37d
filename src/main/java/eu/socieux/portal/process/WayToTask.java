package eu.socieux.portal.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/** The steps between an event and a task that follows from it: letters are sent before the task opens. */
final class WayToTask {

    private WayToTask() {}

    /** Ids of the steps after the event on each way that leads to the task, the task among them. */
    static Set<String> from(FlowNode event, String task) {
        Set<FlowNode> after = new LinkedHashSet<>();
        Deque<FlowNode> toVisit = new ArrayDeque<>(Set.of(event));
        while (!toVisit.isEmpty()) {
            FlowNode node = toVisit.pop();
            if (!node.getId().equals(task)) {
                node.getOutgoing().stream()
                        .map(SequenceFlow::getTarget)
                        .filter(after::add)
                        .forEach(toVisit::push);
            }
        }
        Set<String> way = new HashSet<>(Set.of(task));
        Predicate<FlowNode> leadsOn = node -> node.getOutgoing().stream()
                .anyMatch(flow -> way.contains(flow.getTarget().getId()));
        while (after.stream()
                        .filter(leadsOn)
                        .map(FlowNode::getId)
                        .filter(way::add)
                        .count()
                > 0) {
            // Each turn adds the steps before those which are known to lead to the task
        }
        return way;
    }
}
