package eu.socieux.documents.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.IntegrationTest;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Sequences;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentGateIT {

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private Documents documents;

    @Autowired
    private TaskDocuments taskDocuments;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Sequences sequences;

    @Autowired
    private TransactionTemplate transactions;

    private CaseNumber caseNumber;
    private String deployment;

    @BeforeEach
    void openCase() {
        caseNumber = transactions.execute(status -> {
            CaseNumber next = sequences.nextCaseNumber();
            caseFile.open(next);
            return next;
        });
    }

    @AfterEach
    void undeploy() {
        if (deployment != null) {
            repositoryService.deleteDeployment(deployment, true);
        }
    }

    @Test
    void a_task_waits_for_its_documents_and_says_which() {
        Task task = taskWith("requiredDocuments", "action_form, partner_acceptance", Map.of());

        assertThatThrownBy(() -> taskService.complete(task.getId()))
                .hasMessageContaining(
                        "This task cannot be completed yet: “Action Form”, “Acceptance by the partner” are"
                                + " not on file for " + caseNumber + ". Upload them in the tab Documents");

        file(CaseScope.wholeCase(caseNumber), "action_form");
        assertThatThrownBy(() -> taskService.complete(task.getId()))
                .hasMessageContaining("“Acceptance by the partner” is not on file for " + caseNumber);

        file(CaseScope.wholeCase(caseNumber), "partner_acceptance");
        assertThatCode(() -> taskService.complete(task.getId())).doesNotThrowAnyException();
    }

    @Test
    void a_condition_reads_the_answer_given_with_the_completion() {
        Task task = taskWith("producedDocuments", "partner_acceptance when partnerDecision=accepted", Map.of());

        assertThatThrownBy(() -> taskService.complete(task.getId(), Map.of("partnerDecision", "accepted")))
                .hasMessageContaining("Acceptance by the partner");
        assertThatCode(() -> taskService.complete(task.getId(), Map.of("partnerDecision", "withdrawn")))
                .doesNotThrowAnyException();
    }

    @Test
    void a_document_of_another_activity_does_not_help() {
        Task task = taskWith("requiredDocuments", "mission_report", Map.of("activityNumber", 2L));
        file(new CaseScope(caseNumber, 1), "mission_report");

        assertThatThrownBy(() -> taskService.complete(task.getId()))
                .hasMessageContaining("“Mission report” is not on file for activity 2 of " + caseNumber);

        file(new CaseScope(caseNumber, 2), "mission_report");
        assertThatCode(() -> taskService.complete(task.getId())).doesNotThrowAnyException();
    }

    @Test
    void what_a_task_expects_can_be_asked() {
        Task task = taskWith("producedDocuments", "signed_contract, declaration when fresh=true", Map.of());

        assertThat(taskDocuments.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey()))
                .containsExactly(
                        new ExpectedDocument("signed_contract", true, null, null),
                        new ExpectedDocument("declaration", true, "fresh", "true"));
    }

    @Test
    void a_model_that_names_no_known_document_cannot_be_deployed() {
        assertThatThrownBy(() -> taskWith("requiredDocuments", "acton_form", Map.of()))
                .hasStackTraceContaining("The documents of UserTask_Check: 'acton_form' is not a document type");
    }

    private Task taskWith(String property, String value, Map<String, Object> variables) {
        BpmnModelInstance model = Bpmn.createExecutableProcess("gate")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("UserTask_Check")
                .endEvent()
                .done();
        CamundaProperties properties = model.newInstance(CamundaProperties.class);
        CamundaProperty documentsProperty = model.newInstance(CamundaProperty.class);
        documentsProperty.setCamundaName(property);
        documentsProperty.setCamundaValue(value);
        properties.getCamundaProperties().add(documentsProperty);
        UserTask userTask = model.getModelElementById("UserTask_Check");
        userTask.builder().addExtensionElement(properties);
        DeploymentBuilder builder = repositoryService.createDeployment().addModelInstance("gate.bpmn", model);
        deployment = builder.deploy().getId();
        runtimeService.startProcessInstanceByKey("gate", caseNumber.value(), variables);
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .singleResult();
    }

    private void file(CaseScope scope, String type) {
        documents.file(new NewDocument(scope, type, null, "a.txt", (type + scope).getBytes(UTF_8), "clerk", "upload"));
    }
}
