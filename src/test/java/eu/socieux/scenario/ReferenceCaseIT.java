package eu.socieux.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Milestone;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The request of Malawi from the e-mail to the closed file, on the dates of the facility's reference case: the numbers,
 * the path, the letters and the documents are those of that year.
 */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReferenceCaseIT {

    private static final CaseNumber NUMBER = new CaseNumber("R-2026-031");
    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");
    private static final String SAMPLE = "01-en-complete-request.eml";

    @Autowired
    private CaseDriver driver;

    @Autowired
    private Mail mail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private CaseFacts caseFacts;

    @Autowired
    private Documents documents;

    @Autowired
    private Letters letters;

    @Autowired
    private HistoryService historyService;

    @AfterEach
    void backToToday() {
        ClockUtil.reset();
    }

    @Test
    void a_request_of_Malawi_goes_from_the_mailbox_to_the_closed_file() throws Exception {
        registered();
        screenedAndFoundEligible();
        delegationConsulted();
        plannedAndApproved();
        firstTeamRecruited();
        firstActivityDelivered();
        furtherActivityDelivered(2, "2026-11-09");
        furtherActivityDelivered(3, "2027-02-08");
        evaluatedAndClosed();
        followedUp();

        assertThat(driver.isEnded(NUMBER)).isTrue();
        assertThat(driver.path(NUMBER, "technical-assistance")).contains("EndEvent_FileClosed");
        everyLetterWentOutInOrder();
        everyDocumentIsOnFile();
        milestonesWereReached();
        variablesOnlyRoute();
    }

    private void registered() throws Exception {
        sequence("request", 30);
        sequence("action", 13);
        driver.moveTo("2026-03-04");
        byte[] message = Files.readAllBytes(Path.of("docs", "samples", SAMPLE));

        mail.deliver(message);
        mail.deliver(message);

        await().atMost(Duration.ofSeconds(20)).until(() -> caseFile.exists(NUMBER));
        driver.runDueJobs();
        assertThat(driver.openElements(NUMBER)).containsExactly("UserTask_ScreenRequest");
        assertThat(driver.instances(NUMBER, "technical-assistance")).hasSize(1);
        assertThat(document("request_original", null)).hasSize(1);
        assertThat(document("request_attachment", null))
                .extracting(document -> document.latest().mediaType())
                .containsExactlyInAnyOrder(
                        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/pdf");
        long original = document("request_original", null).get(0).latest().id();
        assertThat(new String(documents.content(original).readAllBytes(), StandardCharsets.ISO_8859_1).stripTrailing())
                .as("the message as sent, below the trace lines of the mail server")
                .endsWith(new String(message, StandardCharsets.ISO_8859_1).stripTrailing());
        assertThat(letters()).containsExactly("acknowledgement > partner en");
    }

    private void screenedAndFoundEligible() {
        driver.moveTo("2026-03-09");
        driver.submit(NUMBER, "UserTask_ScreenRequest", Answers.screening());

        Map<String, Object> facts = caseFacts.of(CaseScope.wholeCase(NUMBER));
        assertThat(facts)
                .containsEntry("countryLowOrMiddleIncomeAuto", "pass")
                .containsEntry("institutionPublicOrMandatedAuto", "pass")
                .containsEntry("areaCoveredAuto", "pass")
                .containsEntry("oneActionAtATimeAuto", "pass")
                .containsEntry("maxActivitiesAuto", "pass");
        driver.submit(NUMBER, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));

        assertThat(document("eligibility_sheet", null)).hasSize(1);
        assertThat(letters()).endsWith("delegation_consultation > delegation en");
        assertThat(dueOn("UserTask_AwaitDelegationOpinion")).isEqualTo(LocalDate.parse("2026-03-30"));
    }

    private void delegationConsulted() {
        driver.moveTo("2026-03-16");
        driver.moveTo("2026-03-23");
        assertThat(letters()).endsWith("delegation_reminder > delegation en", "delegation_reminder > delegation en");
        driver.moveTo("2026-03-25");
        driver.submit(
                NUMBER,
                "UserTask_TelephoneDelegation",
                Map.of("telephoneDate", "2026-03-25", "telephoneResult", "Favourable, with a reservation on timing."));
        driver.submit(
                NUMBER,
                "UserTask_AwaitDelegationOpinion",
                Map.of(
                        "delegationOpinion", "favourable_with_reservations",
                        "opinionChannel", "call",
                        "opinionDate", "2026-03-25",
                        "opinionReservations", "Not before the elections."));
    }

    private void plannedAndApproved() {
        LocalDate firstStart = LocalDate.parse("2026-08-10");
        driver.moveTo("2026-03-30");
        driver.submit(NUMBER, "UserTask_DraftActionPlan", Answers.plan(4, firstStart));
        driver.moveTo("2026-04-08");
        driver.submit(NUMBER, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "changes_requested"));
        driver.submit(NUMBER, "UserTask_DraftActionPlan", Answers.plan(3, firstStart));
        driver.moveTo("2026-04-13");
        driver.submit(NUMBER, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "changes_requested"));
        driver.moveTo("2026-04-17");
        driver.submit(NUMBER, "UserTask_DraftActionPlan", Answers.plan(3, firstStart));
        assertThat(document("action_form", null).get(0).latest().number()).isEqualTo(3);

        driver.moveTo("2026-04-22");
        Map<String, String> accepted = Map.of("partnerDecision", "accepted", "partnerDecisionOn", "2026-04-22");
        assertThatThrownBy(() -> driver.submit(NUMBER, "UserTask_AwaitPartnerAcceptance", accepted))
                .hasMessageContaining("“Acceptance by the partner” is not on file for R-2026-031");
        driver.file(NUMBER, null, "partner_acceptance");
        driver.submit(NUMBER, "UserTask_AwaitPartnerAcceptance", accepted);
        driver.moveTo("2026-04-29");
        driver.submit(NUMBER, "UserTask_SubmitActionForm", Map.of("submissionDecision", "submitted"));
        driver.moveTo("2026-05-08");
        driver.submit(
                NUMBER, "UserTask_ApproveAction", Map.of("approvalDecision", "approved", "approvalDate", "2026-05-08"));

        assertThat(caseFacts.of(CaseScope.wholeCase(NUMBER))).containsEntry("actionCode", "2026-014 MWI");
        assertThat(document("action_form", null).get(0).latest().number()).isEqualTo(4);
        assertThat(driver.tasks(NUMBER, "UserTask_DraftTermsOfReference")).hasSize(3);
    }

    private void firstTeamRecruited() {
        driver.moveTo("2026-05-15");
        submit(1, "UserTask_DraftTermsOfReference", Map.of("torLanguages", "English C1"));
        submit(
                1,
                "UserTask_PrepareCall",
                Map.of(
                        "callOpensOn", "2026-05-15",
                        "callClosesOn", "2026-06-01",
                        "eligibleKinds", List.of("eu_public_administration", "eu_mandated_body")));
        assertThat(caseFacts.of(new CaseScope(NUMBER, 1))).containsEntry("callReference", "26-14/MWI/1");

        for (int applicant = 1; applicant <= 17; applicant++) {
            boolean late = applicant > 14;
            driver.moveTo(late ? "2026-06-02" : "2026-05-28");
            String kind = applicant == 5 || applicant == 9 ? "private_consultant" : "eu_public_administration";
            submit(
                    1,
                    "UserTask_AwaitApplication",
                    Answers.application(applicant, kind, late ? "2026-06-02" : "2026-05-27"));
        }
        driver.moveTo("2026-06-04");
        submit(1, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "proceed"));

        driver.moveTo("2026-06-10");
        List<Task> scoring = ofActivity(1, "UserTask_ScoreApplication");
        assertThat(scoring).hasSize(12);
        for (int index = 0; index < scoring.size(); index++) {
            driver.submit(scoring.get(index), Answers.score(index < 4 ? 10 - index : 2));
        }
        submit(
                1,
                "UserTask_AdoptSelection",
                Map.of(
                        "selectionDecision", "adopted",
                        "panelDeclarations", "One assessor stood down for a conflict of interest."));
        assertThat(results())
                .containsEntry("selected", 2L)
                .containsEntry("reserve", 2L)
                .containsEntry("not_admissible", 5L);

        driver.moveTo("2026-06-17");
        submit(1, "UserTask_AwaitPartnerConsent", Map.of("consentDecision", "accepted", "consentDate", "2026-06-17"));
        driver.moveTo("2026-06-24");
        String withdrawn = experts().get(1);
        submit(
                1,
                "UserTask_ConfirmAvailability",
                Map.of("availabilityDecision", "expert_withdrew", "withdrawnExpert", withdrawn));
        assertThat(experts()).hasSize(2).doesNotContain(withdrawn);
        submit(1, "UserTask_ConfirmAvailability", Map.of("availabilityDecision", "confirmed"));
    }

    private void firstActivityDelivered() {
        driver.moveTo("2026-06-29");
        submit(1, "UserTask_PrepareContracts", contract("2026-07-20", "2026-09-04"));
        assertThat(document("assignment_letter", 1)).hasSize(2);
        driver.moveTo("2026-07-10");
        driver.file(NUMBER, 1, "signed_contract");
        submit(1, "UserTask_AwaitSignedContracts", Map.of("contractsSignedOn", "2026-07-10"));
        driver.moveTo("2026-08-04");
        submit(1, "UserTask_BriefExperts", Map.of("briefingDate", "2026-08-04"));
        driver.moveTo("2026-08-21");
        driver.file(NUMBER, 1, "attendance_list");
        submit(1, "UserTask_AwaitMissionEnd", delivered("2026-08-10", "2026-08-21"));
        driver.moveTo("2026-09-04");
        driver.file(NUMBER, 1, "mission_report");
        submit(1, "UserTask_AwaitMissionReport", Map.of("reportReceivedOn", "2026-09-04"));
        driver.moveTo("2026-09-11");
        submit(
                1,
                "UserTask_ReviewReport",
                Map.of("reviewDecision", "returned", "reviewComments", "Say who does what."));
        driver.moveTo("2026-09-18");
        Map<String, String> again = Map.of("reportReceivedOn", "2026-09-18");
        assertThatThrownBy(() -> submit(1, "UserTask_AwaitMissionReport", again))
                .hasMessageContaining(
                        "“Mission report” of activity 1 of R-2026-031 was filed before this task came back");
        driver.file(NUMBER, 1, "mission_report");
        submit(1, "UserTask_AwaitMissionReport", again);
        assertThat(document("mission_report", 1).get(0).versions()).hasSize(2);
        submit(1, "UserTask_ReviewReport", Map.of("reviewDecision", "accepted"));
        submit(1, "UserTask_SettleClaims", Map.of());
        driver.moveTo("2026-09-23");
        driver.moveTo("2026-10-09");
        submit(1, "UserTask_AwaitPartnerQuestionnaire", Map.of("partnerWouldRecommend", true));
        submit(1, "UserTask_AwaitExpertQuestionnaire", Map.of("expertWouldGoAgain", true));
        submit(1, "UserTask_AwaitParticipantQuestionnaire", Map.of("participantAnswers", 25));
        driver.moveTo("2026-10-29");
        assertThat(ofActivity(1, "UserTask_AwaitDelegationQuestionnaire"))
                .as("the questionnaire nobody answered is closed")
                .isEmpty();
        submit(1, "UserTask_RateExperts", Map.of());
    }

    /** A later activity, delivered without incident. */
    private void furtherActivityDelivered(int activity, String startsOn) {
        LocalDate start = LocalDate.parse(startsOn);
        driver.moveTo(laterOf(start.minusDays(100)));
        submit(activity, "UserTask_DraftTermsOfReference", Map.of());
        LocalDate today = today();
        submit(
                activity,
                "UserTask_PrepareCall",
                Map.of(
                        "callOpensOn",
                        today.toString(),
                        "callClosesOn",
                        today.plusDays(14).toString(),
                        "eligibleKinds",
                        List.of("eu_mandated_body")));
        for (int applicant = 1; applicant <= 3; applicant++) {
            submit(
                    activity,
                    "UserTask_AwaitApplication",
                    Answers.application(applicant, "eu_mandated_body", today.toString()));
        }
        driver.moveTo(today.plusDays(20).atTime(10, 0));
        submit(activity, "UserTask_ConfirmAdmissibility", Map.of("admissibilityDecision", "proceed"));
        for (Task scoring : ofActivity(activity, "UserTask_ScoreApplication")) {
            driver.submit(scoring, Answers.score(8));
        }
        submit(activity, "UserTask_AdoptSelection", Map.of("selectionDecision", "adopted"));
        submit(activity, "UserTask_AwaitPartnerConsent", Map.of("consentDecision", "accepted"));
        submit(activity, "UserTask_ConfirmAvailability", Map.of("availabilityDecision", "confirmed"));
        submit(
                activity,
                "UserTask_PrepareContracts",
                contract(startsOn, start.plusDays(30).toString()));
        driver.file(NUMBER, activity, "signed_contract");
        submit(activity, "UserTask_AwaitSignedContracts", Map.of());
        submit(activity, "UserTask_BriefExperts", Map.of());
        driver.moveTo(laterOf(start.plusDays(11)));
        driver.file(NUMBER, activity, "attendance_list");
        submit(
                activity,
                "UserTask_AwaitMissionEnd",
                delivered(startsOn, start.plusDays(11).toString()));
        driver.file(NUMBER, activity, "mission_report");
        submit(activity, "UserTask_AwaitMissionReport", Map.of());
        submit(activity, "UserTask_ReviewReport", Map.of("reviewDecision", "accepted"));
        submit(activity, "UserTask_SettleClaims", Map.of());
        driver.moveTo(today().plusDays(7).atTime(10, 0));
        submit(activity, "UserTask_AwaitPartnerQuestionnaire", Map.of("partnerWouldRecommend", true));
        submit(activity, "UserTask_AwaitParticipantQuestionnaire", Map.of("participantAnswers", 20));
        submit(activity, "UserTask_AwaitExpertQuestionnaire", Map.of("expertWouldGoAgain", true));
        submit(activity, "UserTask_AwaitDelegationQuestionnaire", Map.of("delegationMetExperts", true));
        submit(activity, "UserTask_RateExperts", Map.of());
    }

    private void evaluatedAndClosed() {
        driver.moveTo("2027-03-22");
        driver.submit(
                NUMBER, "UserTask_DraftEvaluationReport", Map.of("publicSummary", "One registry for four districts."));
        driver.submit(NUMBER, "UserTask_ValidateEvaluation", Map.of("validationDecision", "validated"));
        assertThat(document("evaluation_report", null)).hasSize(1);
        assertThat(letters()).endsWith("closure > partner en", "closure_copy > delegation en");
    }

    private void followedUp() {
        driver.moveTo("2027-09-20");
        assertThat(driver.openElements(NUMBER)).isEmpty();
        driver.moveTo("2027-09-23");
        assertThat(letters()).endsWith("follow_up > partner en");
        driver.submit(NUMBER, "UserTask_AwaitSixMonthAnswer", Map.of("followUpDecision", "closed"));
    }

    private void everyLetterWentOutInOrder() {
        assertThat(letters().stream().filter(letter -> !letter.contains("applicant") && !letter.contains("expert")))
                .startsWith(
                        "acknowledgement > partner en",
                        "delegation_consultation > delegation en",
                        "delegation_reminder > delegation en",
                        "delegation_reminder > delegation en",
                        "plan_acceptance > partner en",
                        "plan_acceptance_reminder > partner en",
                        "plan_acceptance > partner en",
                        "plan_acceptance > partner en",
                        "submission > commission en")
                .containsSubsequence(
                        "submission > commission en",
                        "approval > partner en",
                        "approval_copy > delegation en",
                        "call_publication > focal-points en",
                        "team_consultation > partner en",
                        "report_to_partner > partner en",
                        "questionnaire_partner > partner en",
                        "closure > partner en",
                        "follow_up > partner en");
        assertThat(letters().stream().filter("application_receipt > applicant en"::equals))
                .hasSizeGreaterThan(9);
        assertThat(letters()).contains("application_receipt > applicant fr", "selection_reply > applicants fr");
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(letters.ofCase(NUMBER)).allSatisfy(letter -> assertThat(letter.state())
                        .as("%s to %s: %s", letter.letter(), letter.recipientAddress(), letter.reason())
                        .isEqualTo(LetterState.SENT)));
    }

    private void everyDocumentIsOnFile() {
        Map<String, Long> byType = documents.ofCase(NUMBER).stream()
                .collect(Collectors.groupingBy(RegisteredDocument::type, TreeMap::new, Collectors.counting()));
        assertThat(byType)
                .containsEntry("request_original", 1L)
                .containsEntry("request_attachment", 2L)
                .containsEntry("action_form", 1L)
                .containsEntry("terms_of_reference", 3L)
                .containsEntry("call_for_experts", 3L)
                .containsEntry("selection_minutes", 3L)
                .containsEntry("mission_report", 3L)
                .containsEntry("evaluation_report", 1L)
                .containsEntry("follow_up_note", 1L)
                .containsEntry("letter_out", (long) letters.ofCase(NUMBER).size());
    }

    private void milestonesWereReached() {
        assertThat(caseFile.milestones(NUMBER))
                .extracting(Milestone::name)
                .startsWith("request_registered", "request_accepted", "delegation_answered", "action_approved")
                .endsWith("action_closed", "follow_up_closed");
    }

    private void variablesOnlyRoute() {
        assertThat(historyService.createHistoricVariableInstanceQuery().list().stream()
                        .map(HistoricVariableInstance::getTypeName))
                .isSubsetOf("string", "long", "integer", "boolean", "date", "null");
    }

    private static Map<String, Object> contract(String startsOn, String endsOn) {
        return Map.of("contractStartsOn", startsOn, "contractEndsOn", endsOn, "ruleSetVersion", "2026-01");
    }

    private static Map<String, Object> delivered(String startedOn, String endedOn) {
        return Map.of(
                "missionDecision",
                "delivered",
                "missionStartedOn",
                startedOn,
                "missionEndedOn",
                endedOn,
                "participantsWomen",
                12,
                "participantsMen",
                13);
    }

    private void submit(int activity, String element, Map<String, ?> answers) {
        List<Task> open = ofActivity(activity, element);
        assertThat(open)
                .as("open %s of activity %d; open are %s", element, activity, driver.openElements(NUMBER))
                .hasSize(1);
        driver.submit(open.get(0), answers);
    }

    private List<Task> ofActivity(int activity, String element) {
        return driver.tasks(NUMBER, element).stream()
                .filter(task -> driver.activityOf(task) == activity)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private List<String> experts() {
        var team = (List<Map<String, Object>>)
                caseFacts.of(new CaseScope(NUMBER, 1)).get("experts");
        return team.stream().map(expert -> (String) expert.get("reference")).toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, Long> results() {
        var applications = (List<Map<String, Object>>)
                caseFacts.of(new CaseScope(NUMBER, 1)).get("applications");
        return applications.stream()
                .collect(Collectors.groupingBy(
                        application -> (String) application.get("result"), HashMap::new, Collectors.counting()));
    }

    private List<String> letters() {
        return letters.ofCase(NUMBER).stream().map(ReferenceCaseIT::line).toList();
    }

    private static String line(WrittenLetter letter) {
        return letter.letter() + " > " + letter.recipientRole() + " " + letter.language();
    }

    private List<RegisteredDocument> document(String type, Integer activity) {
        return documents.ofCase(NUMBER).stream()
                .filter(document -> document.type().equals(type))
                .filter(document ->
                        activity == null || activity.equals(document.scope().activityNumber()))
                .toList();
    }

    private LocalDate dueOn(String element) {
        return LocalDate.ofInstant(driver.task(NUMBER, element).getDueDate().toInstant(), BRUSSELS);
    }

    private static LocalDate today() {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), BRUSSELS);
    }

    private static LocalDateTime laterOf(LocalDate wanted) {
        LocalDate today = today();
        return (wanted.isAfter(today) ? wanted : today).atTime(10, 0);
    }

    private void sequence(String kind, int last) {
        jdbc.sql(
                        """
                        insert into number_sequence (kind, year, last) values (:kind, 2026, :last)
                        on conflict (kind, year) do update set last = :last
                        """)
                .param("kind", kind)
                .param("last", last)
                .update();
    }
}
