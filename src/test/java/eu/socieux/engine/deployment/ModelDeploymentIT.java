package eu.socieux.engine.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.IntegrationTest;
import eu.socieux.ShippedChecks;
import eu.socieux.analyst.Modeler;
import eu.socieux.analyst.Trial;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a start does with the models of the software, tried with a process of its own. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class ModelDeploymentIT {

    @LocalServerPort
    private int port;

    @Autowired
    private ModelDeployment start;

    @Autowired
    private RepositoryService repositoryService;

    @AfterEach
    void removeTheTrial() {
        repositoryService.createProcessDefinitionQuery().processDefinitionKey(Trial.KEY).list().stream()
                .map(ProcessDefinition::getDeploymentId)
                .distinct()
                .forEach(deployment -> repositoryService.deleteDeployment(deployment, true));
    }

    @Test
    void theSameModelsAreDeployedOnce() {
        start.deploy(software(Trial.model()));
        start.deploy(software(Trial.model()));

        assertThat(newest().getVersion()).isEqualTo(1);
    }

    @Test
    void changedModelsOfTheSoftwareTakeThePlaceOfItsOlderOnes() {
        start.deploy(software(Trial.model()));
        start.deploy(software(changed("Validate the evaluation")));

        assertThat(newest().getVersion()).isEqualTo(2);
    }

    @Test
    void aNewerVersionOfAnAnalystStaysAndTheLogSaysSo(CapturedOutput log) {
        start.deploy(software(Trial.model()));
        Modeler.Answer answer = Modeler.basic(port, "designer", "Try-it-2026!")
                .deploy("Signing off", Map.of(Trial.FILE, changed("Sign off")));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);

        start.deploy(software(changed("Validate the evaluation")));

        assertThat(deploymentOf(newest()).getName()).isEqualTo("Signing off");
        assertThat(log)
                .contains("'evaluation-trial' runs in version 2, deployed as 'Signing off'")
                .contains("socieux.engine.replace-deployed-models=true");
    }

    @Test
    void theSoftwareDoesNotStartWithModelsThatItCannotRun() {
        assertThatThrownBy(() -> start.deploy(software(Trial.model().replace("sendLetterDelegate", "mailDelegate"))))
                .isInstanceOf(DeploymentRefused.class)
                .hasMessageContaining("there is no building block 'mailDelegate'");
    }

    private static String changed(String name) {
        return Trial.model().replace("name=\"Validate evaluation\"", "name=\"" + name + "\"");
    }

    /** The trial as the software would carry it, with all forms. */
    private static Map<String, byte[]> software(String model) {
        Map<String, byte[]> files = new TreeMap<>();
        ShippedChecks.files().entrySet().stream()
                .filter(file -> file.getKey().endsWith(".form"))
                .forEach(file -> files.put(file.getKey(), file.getValue()));
        files.put(Trial.FILE, model.getBytes(StandardCharsets.UTF_8));
        return files;
    }

    private ProcessDefinition newest() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(Trial.KEY)
                .latestVersion()
                .singleResult();
    }

    private Deployment deploymentOf(ProcessDefinition process) {
        return repositoryService
                .createDeploymentQuery()
                .deploymentId(process.getDeploymentId())
                .singleResult();
    }
}
