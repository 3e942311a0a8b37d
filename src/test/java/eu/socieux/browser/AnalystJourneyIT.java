package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.IntegrationTest;
import eu.socieux.analyst.ChangedPlanning;
import eu.socieux.analyst.Modeler;
import eu.socieux.analyst.Modeler.Answer;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.documents.Documents;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An analyst changes the process, its forms, letters and rules from Modeler, and no programmer is asked. */
@IntegrationTest
@BrowserTest
class AnalystJourneyIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String PROCESS = "action-planning";
    private static final String STARTED_ON = "2073-09-04";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private Documents documents;

    @Autowired
    private Letters letters;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    private String deployment;

    @BeforeEach
    @AfterEach
    void leaveNothingBehind() {
        runtimeService
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()
                .forEach(instance ->
                        runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true));
        if (deployment != null) {
            repositoryService.deleteDeployment(deployment, true);
        }
        ClockUtil.reset();
    }

    @Test
    void aSecondApprovalANewLetterADeadlineARuleAndACompulsoryDocumentAreDeployedAndUsed(Visit visit) {
        CaseNumber running = beforeTheCommission();

        Answer answer = Modeler.basic(port, "designer", PASSWORD).deploy("Second approval", ChangedPlanning.files());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        deployment = answer.json().path("id").asText();

        aNewCaseNeedsTheOpinionOfTheDelegation();
        CaseNumber number = beforeTheCommission();
        theCommissionHasThreeDaysNow(number);
        approve(number);
        confirmInTasklist(visit, number);
        thePartnerGetsTheNewLetter(number);
        assertThat(documents.onFile(CaseScope.wholeCase(number), "declaration"))
                .as("the confirmation is a document of the case")
                .isTrue();
        assertThat(driver.isEnded(number)).isTrue();

        civilSocietyIsEligibleNow();

        migrate(running);
        approve(running);
        assertThat(driver.openElements(running)).containsExactly("UserTask_ConfirmApproval");
    }

    private void aNewCaseNeedsTheOpinionOfTheDelegation() {
        CaseNumber number = accepted();
        assertThatThrownBy(() ->
                        driver.submit(number, "UserTask_SubmitActionForm", Map.of("submissionDecision", "submitted")))
                .hasMessageContaining("Opinion of the Delegation");
    }

    private void theCommissionHasThreeDaysNow(CaseNumber number) {
        Task approval = driver.task(number, "UserTask_ApproveAction");
        assertThat(Duration.between(
                        ClockUtil.getCurrentTime().toInstant(),
                        approval.getDueDate().toInstant()))
                .isBetween(Duration.ofDays(3), Duration.ofDays(5));
    }

    private void confirmInTasklist(Visit visit, CaseNumber number) {
        var tasklist = new Tasklist(visit.page(), "http://localhost:" + port);
        tasklist.signIn("leader", PASSWORD);
        tasklist.choose("My groups");
        tasklist.open("Confirm approval", number);
        assertThat(tasklist.form()).containsText(number.value());
        tasklist.claim();
        tasklist.fill("Remarks for the institution", "Experts <b>arrive</b> in November.");
        tasklist.tick("Does the facility confirm the approval?", "The approval is confirmed.");
        visit.keep("1-second-approval");
        tasklist.complete().click();
        assertThat(tasklist.form()).isHidden();
        visit.hadNoProblems();
        tasklist.signOut();
        driver.runDueJobs();
    }

    private void thePartnerGetsTheNewLetter(CaseNumber number) {
        WrittenLetter letter = letters.ofCase(number).stream()
                .filter(written -> written.letter().equals("approval_confirmed"))
                .findFirst()
                .orElseThrow();
        assertThat(letter.recipientRole()).isEqualTo("partner");
        assertThat(letter.subject()).isEqualTo(number + " – Your action is confirmed");
    }

    private void civilSocietyIsEligibleNow() {
        CaseNumber number = cases.received(today().toString());
        cases.start("request-intake", number, Map.of());
        Map<String, Object> screening = new HashMap<>(Answers.screening());
        screening.put("screeningDecision", "complete");
        screening.put("institutionKind", "civil_society");
        driver.submit(number, "UserTask_ScreenRequest", screening);
        assertThat(facts.of(CaseScope.wholeCase(number))).containsEntry("institutionPublicOrMandatedAuto", "pass");
    }

    private void migrate(CaseNumber number) {
        Modeler administrator = Modeler.basic(port, "admin", PASSWORD);
        ProcessInstance instance = runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKey(PROCESS)
                .singleResult();
        ProcessDefinition newest = repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult();
        assertThat(instance.getProcessDefinitionId()).isNotEqualTo(newest.getId());
        Answer plan = administrator.post(
                "/migration/generate",
                "{\"sourceProcessDefinitionId\":\"%s\",\"targetProcessDefinitionId\":\"%s\",\"updateEventTriggers\":true}"
                        .formatted(instance.getProcessDefinitionId(), newest.getId()));
        assertThat(plan.status()).as(plan.body()).isEqualTo(200);
        Answer done = administrator.post(
                "/migration/execute",
                "{\"migrationPlan\":%s,\"processInstanceIds\":[\"%s\"]}".formatted(plan.body(), instance.getId()));
        assertThat(done.status()).as(done.body()).isEqualTo(204);
    }

    /** A case whose plan the partner accepted. */
    private CaseNumber accepted() {
        CaseNumber number = cases.screened(STARTED_ON);
        cases.start(PROCESS, number, Map.of());
        driver.submit(number, "UserTask_DraftActionPlan", Answers.plan(1, today().plusMonths(2)));
        driver.file(number, null, "partner_acceptance");
        driver.submit(number, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "accepted"));
        return number;
    }

    /** A case that stands before the decision of the Commission. */
    private CaseNumber beforeTheCommission() {
        CaseNumber number = accepted();
        driver.file(number, null, "delegation_opinion");
        driver.submit(number, "UserTask_SubmitActionForm", Map.of("submissionDecision", "submitted"));
        return number;
    }

    private void approve(CaseNumber number) {
        driver.submit(
                number,
                "UserTask_ApproveAction",
                Map.of("approvalDecision", "approved", "approvalDate", today().toString()));
    }

    private static LocalDate today() {
        return LocalDate.parse(STARTED_ON);
    }
}
