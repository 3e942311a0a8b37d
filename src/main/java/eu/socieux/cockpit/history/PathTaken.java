package eu.socieux.cockpit.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;

/**
 * Finds the sequence flows that tokens took. The engine keeps only steps: a step was reached through the flow whose
 * source ended last before it began, a joining gateway through all whose sources had ended.
 */
final class PathTaken {

    private final BpmnModelInstance model;
    private final List<HistoricActivityInstance> steps;

    private PathTaken(BpmnModelInstance model, List<HistoricActivityInstance> steps) {
        this.model = model;
        this.steps = steps;
    }

    /** @param steps in the order in which they began */
    static Set<String> flows(BpmnModelInstance model, List<HistoricActivityInstance> steps) {
        PathTaken path = new PathTaken(model, steps);
        Set<String> taken = new TreeSet<>();
        for (int index = 0; index < steps.size(); index++) {
            path.into(index).forEach(flow -> taken.add(flow.getId()));
        }
        return taken;
    }

    private List<SequenceFlow> into(int index) {
        HistoricActivityInstance step = steps.get(index);
        if (!(model.getModelElementById(step.getActivityId()) instanceof FlowNode node)) {
            return List.of();
        }
        List<Arrival> arrivals = node.getIncoming().stream()
                .map(flow -> arrival(flow, index))
                .filter(arrival -> arrival.place >= 0)
                .toList();
        if (node instanceof ParallelGateway || node instanceof InclusiveGateway) {
            return arrivals.stream().map(Arrival::flow).toList();
        }
        return arrivals.stream()
                .max(Comparator.comparing(Arrival::at).thenComparing(Arrival::place))
                .map(Arrival::flow)
                .map(List::of)
                .orElse(List.of());
    }

    /** When the source of the flow last ended before a step began; place -1 when it never did. */
    private Arrival arrival(SequenceFlow flow, int before) {
        Instant began = steps.get(before).getStartTime().toInstant();
        Arrival latest = new Arrival(flow, Instant.MIN, -1);
        for (int place = 0; place < before; place++) {
            HistoricActivityInstance source = steps.get(place);
            if (!source.getActivityId().equals(flow.getSource().getId())
                    || source.isCanceled()
                    || source.getEndTime() == null) {
                continue;
            }
            Instant ended = source.getEndTime().toInstant();
            if (!ended.isAfter(began) && !ended.isBefore(latest.at)) {
                latest = new Arrival(flow, ended, place);
            }
        }
        return latest;
    }

    private record Arrival(SequenceFlow flow, Instant at, int place) {}
}
