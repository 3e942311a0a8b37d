package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;

/** Tells which nodes of a model no instance has passed since the count began. */
final class NodeCoverage {

    private final HistoryService historyService;
    private final String process;
    private final Set<String> earlierInstances;

    private NodeCoverage(HistoryService historyService, String process) {
        this.historyService = historyService;
        this.process = process;
        this.earlierInstances = Set.copyOf(instances());
    }

    /** Begins to count: instances that are there already do not. */
    static NodeCoverage from(HistoryService historyService, String process) {
        return new NodeCoverage(historyService, process);
    }

    /** Fails naming every node of the model that was not passed. */
    void assertComplete() {
        Set<String> left = nodes();
        for (String instance : instances()) {
            if (!earlierInstances.contains(instance)) {
                left.removeAll(passed(instance));
            }
        }
        assertThat(left).as("nodes of %s that no test passes", process).isEmpty();
    }

    private Set<String> nodes() {
        return Bpmn.readModelFromFile(new File("processes/" + process + ".bpmn"))
                .getModelElementsByType(FlowNode.class)
                .stream()
                .map(FlowNode::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> instances() {
        return historyService.createHistoricProcessInstanceQuery().processDefinitionKey(process).list().stream()
                .map(HistoricProcessInstance::getId)
                .toList();
    }

    private Set<String> passed(String instance) {
        return historyService.createHistoricActivityInstanceQuery().processInstanceId(instance).list().stream()
                .map(HistoricActivityInstance::getActivityId)
                .collect(Collectors.toSet());
    }
}
