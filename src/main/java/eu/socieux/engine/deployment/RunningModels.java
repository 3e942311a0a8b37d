package eu.socieux.engine.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What the engine runs now: the newest version of every process and decision, with the files deployed beside it. */
@Component
class RunningModels implements Deployed {

    /** More processes than any facility has; the engine wants a limit from signed-in people. */
    private static final int ALL = 1000;

    private final RepositoryService repositoryService;

    RunningModels(@Lazy RepositoryService repositoryService) {
        this.repositoryService = repositoryService;
    }

    @Override
    public List<Model> models() {
        return definitions().stream()
                .map(process ->
                        new Model(process.getResourceName(), repositoryService.getBpmnModelInstance(process.getId())))
                .toList();
    }

    @Override
    public Optional<DmnModelInstance> decision(String key) {
        return newestDecision(key).map(found -> repositoryService.getDmnModelInstance(found.getId()));
    }

    @Override
    public Optional<File> file(String processKey, String baseName) {
        return newest(processKey)
                .map(ProcessDefinition::getDeploymentId)
                .flatMap(deployment -> names(deployment).stream()
                        .filter(name -> ModelSet.baseName(name).equals(baseName))
                        .findFirst()
                        .map(name -> new File(name, text(deployment, name))));
    }

    @Override
    public List<String> forms() {
        return definitions().stream()
                .map(ProcessDefinition::getDeploymentId)
                .distinct()
                .flatMap(deployment -> names(deployment).stream()
                        .filter(name -> name.endsWith(".form"))
                        .map(name -> text(deployment, name)))
                .toList();
    }

    Optional<ProcessDefinition> newest(String processKey) {
        return Optional.ofNullable(repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(processKey)
                .latestVersion()
                .singleResult());
    }

    Optional<DecisionDefinition> newestDecision(String key) {
        return Optional.ofNullable(repositoryService
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key)
                .latestVersion()
                .singleResult());
    }

    byte[] content(String deployment, String name) {
        try (InputStream content = repositoryService.getResourceAsStream(deployment, name)) {
            return content.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The deployed file " + name + " cannot be read.", unreadable);
        }
    }

    private String text(String deployment, String name) {
        return new String(content(deployment, name), StandardCharsets.UTF_8);
    }

    private List<ProcessDefinition> definitions() {
        return repositoryService.createProcessDefinitionQuery().latestVersion().listPage(0, ALL);
    }

    private List<String> names(String deployment) {
        return repositoryService.getDeploymentResourceNames(deployment);
    }
}
