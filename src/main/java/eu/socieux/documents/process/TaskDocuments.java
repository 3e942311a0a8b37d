package eu.socieux.documents.process;

import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.pvm.PvmActivity;
import org.springframework.stereotype.Component;

/** Which documents a task waits for, for those who show the task and offer places to upload them. */
@Component
public class TaskDocuments {

    private final RepositoryService repositoryService;

    TaskDocuments(RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    /** The documents which a user task of a deployed process expects, in the order of the model; none when it has none. */
    public List<ExpectedDocument> of(String processDefinitionId, String taskDefinitionKey) {
        PvmActivity task = ((RepositoryServiceImpl) repositoryService)
                .getDeployedProcessDefinition(processDefinitionId)
                .findActivity(taskDefinitionKey);
        if (task != null && task.getProperty(DocumentGate.PROPERTY) instanceof List<?> expected) {
            return expected.stream().map(ExpectedDocument.class::cast).toList();
        }
        return List.of();
    }
}
