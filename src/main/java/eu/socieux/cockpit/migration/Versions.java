package eu.socieux.cockpit.migration;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.springframework.stereotype.Component;

/** The versions of processes, as far as the signed-in person may read them. */
@Component
class Versions {

    /** Of processes, and of versions of one process; both stay far below. */
    private static final int MOST = 500;

    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final MigrationRight right;

    Versions(RepositoryService repositoryService, RuntimeService runtimeService, MigrationRight right) {
        this.repositoryService = repositoryService;
        this.runtimeService = runtimeService;
        this.right = right;
    }

    /**
     * A process with its newest version.
     *
     * @param older versions on which cases run, newest first; empty when every case is up to date
     */
    public record MovableProcess(String key, String name, String newestId, int newest, List<Version> older) {}

    /** An older version, and how many instances run on it. */
    public record Version(String id, int version, long running) {}

    /** A step of the older version that the newer one does not have. */
    public record Gone(String element, String name) {}

    /** Processes whose cases the person may move, by name. */
    List<MovableProcess> processes() {
        return repositoryService
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .listPage(0, MOST)
                .stream()
                .filter(newest -> right.toMove(newest.getKey()))
                .map(this::process)
                .toList();
    }

    /**
     * A version that exists.
     *
     * @throws RestException 404 when there is none that the person may read
     */
    ProcessDefinition find(String id) {
        ProcessDefinition found = id == null
                ? null
                : repositoryService
                        .createProcessDefinitionQuery()
                        .processDefinitionId(id)
                        .singleResult();
        if (found == null) {
            throw new RestException(Status.NOT_FOUND, "There is no process version " + id + " that you may read.");
        }
        return found;
    }

    /** Steps of one version that another does not have, in the order of the model. */
    List<Gone> gone(String sourceId, String targetId) {
        BpmnModelInstance target = repositoryService.getBpmnModelInstance(targetId);
        return repositoryService.getBpmnModelInstance(sourceId).getModelElementsByType(FlowNode.class).stream()
                .filter(node -> target.getModelElementById(node.getId()) == null)
                .map(node -> new Gone(node.getId(), Objects.requireNonNullElse(node.getName(), node.getId())))
                .toList();
    }

    private MovableProcess process(ProcessDefinition newest) {
        List<Version> older = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(newest.getKey())
                .orderByProcessDefinitionVersion()
                .desc()
                .listPage(0, MOST)
                .stream()
                .filter(version -> version.getVersion() < newest.getVersion())
                .map(version -> new Version(version.getId(), version.getVersion(), running(version.getId())))
                .filter(version -> version.running() > 0)
                .toList();
        return new MovableProcess(
                newest.getKey(),
                Objects.requireNonNullElse(newest.getName(), newest.getKey()),
                newest.getId(),
                newest.getVersion(),
                older);
    }

    private long running(String definitionId) {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionId(definitionId)
                .count();
    }
}
