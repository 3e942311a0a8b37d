package eu.socieux.cockpit.bottlenecks;

import eu.socieux.directory.Role;
import eu.socieux.engine.deployment.TaskProperty;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads from the deployed models what their elements are called and whom cases wait for there. */
@Component
class ProcessSteps {

    private final JdbcClient jdbc;
    private final BottleneckSettings settings;
    /** By id of the definition; what is deployed never changes. */
    private final Map<String, List<Step>> read = new ConcurrentHashMap<>();

    ProcessSteps(JdbcClient jdbc, BottleneckSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    /** The steps of these versions; where versions of one process differ, as its newest describes them. */
    List<Step> of(Collection<ProcessVersion> versions) {
        Map<List<String>, Step> steps = new LinkedHashMap<>();
        versions.stream()
                .sorted(Comparator.comparingInt(ProcessVersion::version))
                .flatMap(version -> read.computeIfAbsent(version.id(), id -> read(version)).stream())
                .forEach(step -> steps.put(List.of(step.definition(), step.activity()), step));
        return List.copyOf(steps.values());
    }

    private List<Step> read(ProcessVersion version) {
        return model(version.id()).map(model -> stepsOf(model, version.key())).orElse(List.of());
    }

    private List<Step> stepsOf(BpmnModelInstance model, String key) {
        List<Step> steps = new ArrayList<>();
        for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
            if (node instanceof UserTask task) {
                List<String> groups = groupsOf(task);
                steps.add(step(key, node, partyOf(task, groups), rolesOf(groups), repeats(task), steps.size()));
            } else if (node instanceof CallActivity) {
                steps.add(step(key, node, "called", "", false, steps.size()));
            } else if (node instanceof ReceiveTask || node instanceof IntermediateCatchEvent) {
                steps.add(step(key, node, isTimer(node) ? "date" : "event", "", false, steps.size()));
            }
        }
        return List.copyOf(steps);
    }

    private static boolean isTimer(FlowNode node) {
        return !node.getChildElementsByType(TimerEventDefinition.class).isEmpty();
    }

    private static Step step(String key, FlowNode node, String party, String roles, boolean repeats, int position) {
        String name = Optional.ofNullable(node.getName())
                .map(text -> text.replaceAll("\\s+", " "))
                .orElse(node.getId());
        return new Step(key, node.getId(), name, party, roles, repeats, position);
    }

    private String partyOf(UserTask task, List<String> groups) {
        return property(task, TaskProperty.OUTSIDE_PARTICIPANT)
                .orElseGet(() ->
                        !groups.isEmpty() && settings.commissionGroups().containsAll(groups) ? "commission" : "own");
    }

    private static boolean repeats(UserTask task) {
        return property(task, TaskProperty.REPEATS).isPresent();
    }

    private static Optional<String> property(UserTask task, TaskProperty wanted) {
        return properties(task)
                .filter(property -> wanted.key().equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    private static Stream<CamundaProperty> properties(UserTask task) {
        if (task.getExtensionElements() == null) {
            return Stream.empty();
        }
        return task.getExtensionElements().getElements().stream()
                .filter(CamundaProperties.class::isInstance)
                .flatMap(list -> ((CamundaProperties) list).getCamundaProperties().stream());
    }

    private static List<String> groupsOf(UserTask task) {
        return task.getCamundaCandidateGroupsList() == null ? List.of() : task.getCamundaCandidateGroupsList();
    }

    private static String rolesOf(List<String> groups) {
        return groups.stream()
                .map(group -> Arrays.stream(Role.values())
                        .filter(role -> role.groupId().equals(group))
                        .map(Role::displayName)
                        .findFirst()
                        .orElse(group))
                .collect(Collectors.joining(", "));
    }

    /** Straight from the deployment: the right to read the history of a process includes the names of its steps. */
    private Optional<BpmnModelInstance> model(String definitionId) {
        return jdbc.sql(
                        """
                        select file.bytes_
                        from act_re_procdef d
                        join act_ge_bytearray file on file.deployment_id_ = d.deployment_id_ and file.name_ = d.resource_name_
                        where d.id_ = :id
                        """)
                .param("id", definitionId)
                .query(byte[].class)
                .optional()
                .map(bytes -> Bpmn.readModelFromStream(new ByteArrayInputStream(bytes)));
    }
}
