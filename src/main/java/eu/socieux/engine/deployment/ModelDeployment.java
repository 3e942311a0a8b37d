package eu.socieux.engine.deployment;

import eu.socieux.engine.EngineSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the processes, decisions and forms of the software as one deployment at start, and nothing when they are
 * those of the last start. Names are those of the checkout, whether the application runs from a jar or from classes:
 * otherwise each change of packaging would make a new version of every model. A newer version which an analyst deployed
 * stays, unless the settings say otherwise: nobody's change is undone unseen.
 */
@Component
class ModelDeployment implements SmartInitializingSingleton {

    static final String SOURCE = "application start";

    private static final Logger log = LoggerFactory.getLogger(ModelDeployment.class);
    private static final String NAME = "SOCIEUX";

    private final RepositoryService repositoryService;
    private final RunningModels running;
    private final DeploymentGate gate;
    private final EngineSettings settings;

    ModelDeployment(
            RepositoryService repositoryService, RunningModels running, DeploymentGate gate, EngineSettings settings) {
        this.repositoryService = repositoryService;
        this.running = running;
        this.gate = gate;
        this.settings = settings;
    }

    /** After all modules are there to be asked, and before the engine runs jobs or anybody comes in. */
    @Override
    public void afterSingletonsInstantiated() {
        try {
            Map<String, byte[]> files = shipped();
            if (!isNewest(files)) {
                deploy(files);
            }
        } catch (IOException unreadable) {
            throw new IllegalStateException("The models of the software cannot be read.", unreadable);
        }
    }

    /**
     * Whether these very files are the newest deployment of all. They passed the gate then, and checking them again would
     * lengthen every start by a good part.
     */
    private boolean isNewest(Map<String, byte[]> files) {
        return repositoryService.createDeploymentQuery().orderByDeploymentTime().desc().listPage(0, 1).stream()
                .filter(newest -> SOURCE.equals(newest.getSource()))
                .map(newest -> repositoryService.getDeploymentResources(newest.getId()))
                .anyMatch(deployed -> deployed.size() == files.size()
                        && deployed.stream()
                                .allMatch(
                                        resource -> Arrays.equals(resource.getBytes(), files.get(resource.getName()))));
    }

    /** Deploys these files of the software; those of which analysts deployed a newer version are left out. */
    void deploy(Map<String, byte[]> files) {
        var models = new ModelSet(files, Deployed.NOTHING);
        gate.pass(models);
        Map<String, byte[]> toDeploy = new TreeMap<>(files);
        if (!settings.replaceDeployedModels()) {
            leaveOutWhatAnalystsChanged(models, toDeploy);
        }
        DeploymentBuilder deployment =
                repositoryService.createDeployment().name(NAME).source(SOURCE).enableDuplicateFiltering(false);
        toDeploy.forEach((name, content) -> deployment.addInputStream(name, new ByteArrayInputStream(content)));
        String id = deployment.deploy().getId();
        log.info("Models are deployed as {}.", id);
    }

    private void leaveOutWhatAnalystsChanged(ModelSet models, Map<String, byte[]> toDeploy) {
        for (Model model : models.models()) {
            for (Process process : model.processes()) {
                running.newest(process.getId())
                        .filter(version -> isChanged(version, models.content(model.file())))
                        .ifPresent(version -> leaveOut(model.file(), version, toDeploy));
            }
        }
        for (Map.Entry<String, DmnModelInstance> file : models.decisions().entrySet()) {
            for (Decision decision : file.getValue().getModelElementsByType(Decision.class)) {
                running.newestDecision(decision.getId())
                        .filter(version -> isChanged(version, models.content(file.getKey())))
                        .ifPresent(version -> leaveOut(file.getKey(), version, toDeploy));
            }
        }
    }

    private boolean isChanged(ResourceDefinition version, byte[] shipped) {
        return !SOURCE.equals(deploymentOf(version).getSource())
                && !Arrays.equals(running.content(version.getDeploymentId(), version.getResourceName()), shipped);
    }

    private void leaveOut(String file, ResourceDefinition version, Map<String, byte[]> toDeploy) {
        if (toDeploy.remove(file) != null) {
            Deployment deployment = deploymentOf(version);
            log.warn(
                    "'{}' runs in version {}, deployed as '{}' on {}; the version of the software is not used. Carry the"
                            + " change over into {} of the software, or, to go back to it, deploy that file from Modeler or"
                            + " start once with socieux.engine.replace-deployed-models=true.",
                    version.getKey(),
                    version.getVersion(),
                    deployment.getName(),
                    deployment.getDeploymentTime(),
                    file);
        }
    }

    private Deployment deploymentOf(ResourceDefinition version) {
        return repositoryService
                .createDeploymentQuery()
                .deploymentId(version.getDeploymentId())
                .singleResult();
    }

    private Map<String, byte[]> shipped() throws IOException {
        Map<String, byte[]> found = new TreeMap<>();
        var resolver = new PathMatchingResourcePatternResolver();
        for (String pattern : settings.models()) {
            String root = pattern.substring(pattern.indexOf(':') + 1, pattern.indexOf('/') + 1);
            for (Resource resource : List.of(resolver.getResources(pattern))) {
                String address = resource.getURL().toString();
                try (InputStream content = resource.getInputStream()) {
                    found.put(address.substring(address.lastIndexOf("/" + root) + 1), content.readAllBytes());
                }
            }
        }
        return found;
    }
}
