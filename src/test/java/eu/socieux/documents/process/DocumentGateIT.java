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
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
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
        ClockUtil.reset();
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
    void what_a_task_produces_may_be_on_file_before_the_task_is_there_the_first_time() {
        at("2061-03-01T10:00:00Z");
        file(CaseScope.wholeCase(caseNumber), "mission_report");
        at("2061-03-02T10:00:00Z");
        Task task = taskWith("producedDocuments", "mission_report", Map.of());

        assertThatCode(() -> taskService.complete(task.getId())).doesNotThrowAnyException();
    }

    @Test
    void in_a_further_round_what_the_task_produces_has_to_be_filed_anew() {
        CaseScope scope = CaseScope.wholeCase(caseNumber);
        at("2061-03-01T10:00:00Z");
        Task first = taskWith("producedDocuments", "mission_report", Map.of());
        file(scope, "mission_report");
        at("2061-03-02T10:00:00Z");
        taskService.complete(first.getId(), Map.of("again", true));
        at("2061-03-03T10:00:00Z");
        Task second = openTask();

        assertThatThrownBy(() -> taskService.complete(second.getId()))
                .isInstanceOf(MissingDocuments.class)
                .hasMessage("This task cannot be completed yet: “Mission report” of " + caseNumber
                        + " was filed before this task came back. Upload the new one in the tab Documents, or the same file"
                        + " again if it still holds, then complete the task.");

        file(scope, "mission_report", "The report with the annex");
        at("2061-03-04T10:00:00Z");
        taskService.complete(second.getId(), Map.of("again", true));
        at("2061-03-05T10:00:00Z");
        assertThatThrownBy(() -> taskService.complete(openTask().getId())).isInstanceOf(MissingDocuments.class);
    }

    @Test
    void the_same_file_filed_again_by_a_person_counts_for_the_round_and_delivered_twice_by_mail_does_not() {
        CaseScope scope = CaseScope.wholeCase(caseNumber);
        at("2061-03-01T10:00:00Z");
        Task first = taskWith("producedDocuments", "mission_report", Map.of());
        file(scope, "mission_report");
        at("2061-03-02T10:00:00Z");
        taskService.complete(first.getId(), Map.of("again", true));
        at("2061-03-03T10:00:00Z");
        Task second = openTask();

        file(scope, "mission_report", "mission_report" + scope, NewDocument.MAIL);
        assertThatThrownBy(() -> taskService.complete(second.getId())).isInstanceOf(MissingDocuments.class);
        file(scope, "mission_report");

        assertThatCode(() -> taskService.complete(second.getId())).doesNotThrowAnyException();
        assertThat(documents.ofCase(caseNumber)).singleElement().satisfies(document -> assertThat(document.versions())
                .hasSize(1));
    }

    @Test
    void what_a_task_requires_may_be_older_in_every_round() {
        at("2061-03-01T10:00:00Z");
        Task first = taskWith("requiredDocuments", "mission_report", Map.of());
        file(CaseScope.wholeCase(caseNumber), "mission_report");
        at("2061-03-02T10:00:00Z");
        taskService.complete(first.getId(), Map.of("again", true));
        at("2061-03-03T10:00:00Z");

        assertThatCode(() -> taskService.complete(openTask().getId())).doesNotThrowAnyException();
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
                .exclusiveGateway("Gateway_Again")
                .condition("Again", "${again == true}")
                .connectTo("UserTask_Check")
                .moveToNode("Gateway_Again")
                .condition("Done", "${again != true}")
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
        Map<String, Object> given = new HashMap<>(variables);
        given.put("again", false);
        runtimeService.startProcessInstanceByKey("gate", caseNumber.value(), given);
        return openTask();
    }

    private Task openTask() {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .singleResult();
    }

    private static void at(String time) {
        ClockUtil.setCurrentTime(Date.from(Instant.parse(time)));
    }

    private void file(CaseScope scope, String type) {
        file(scope, type, type + scope);
    }

    private void file(CaseScope scope, String type, String content) {
        file(scope, type, content, NewDocument.UPLOAD);
    }

    private void file(CaseScope scope, String type, String content, String origin) {
        documents.file(new NewDocument(scope, type, null, "a.txt", content.getBytes(UTF_8), "clerk", origin));
    }
}
