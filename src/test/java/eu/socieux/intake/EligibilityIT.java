package eu.socieux.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Sequences;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.DecisionService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

@IntegrationTest
class EligibilityIT {

    @Autowired
    private EligibilityCheck check;

    @Autowired
    private DecisionService decisionService;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private Sequences sequences;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void aSoundRequestIsProposedToProceedAndEveryCriterionIsNoted() {
        CaseNumber number = openCase(Map.of("screeningDecision", "complete"));

        Map<String, Object> decided = decide(number, List.of());
        assertThat(decided).containsEntry("recommendation", "proceed");
        check.note(CaseScope.wholeCase(number), "BusinessRuleTask_ProposeEligibility", decided);

        Map<String, Object> noted = facts.of(CaseScope.wholeCase(number));
        EligibilityCheck.CRITERIA.forEach(
                criterion -> assertThat(noted.get(criterion + "Auto")).isIn("pass", "fail", "unknown"));
        assertThat(noted)
                .containsEntry("countryLowOrMiddleIncomeAuto", "pass")
                .containsEntry("completeAuto", "pass")
                .containsEntry("noOverlapAuto", "unknown");
    }

    @Test
    void aCountryThatIsNotOnTheListIsProposedForRejection() {
        assertThat(decide(openCase(Map.of("country", "CL")), List.of()))
                .containsEntry("countryLowOrMiddleIncome", "fail")
                .containsEntry("recommendation", "reject");
    }

    @Test
    void anInstitutionIsKnownAgainHoweverItsNameIsWritten() {
        String name = "Caisse d'Assurance " + UUID.randomUUID();
        CaseNumber first = openCase(
                Map.of("institutionName", name.replace("Caisse", "Câisse").replace("'", "’")));
        CaseNumber second = openCase(Map.of("institutionName", name.toUpperCase(Locale.ROOT)));
        assertThat(check.inputs(CaseScope.wholeCase(second), List.of(first, second)))
                .containsEntry("openActions", 1L);
        assertThat(decide(second, List.of(first, second))).containsEntry("oneActionAtATime", "fail");

        transactions.executeWithoutResult(status -> caseFile.reach(CaseScope.wholeCase(first), "action_closed"));
        assertThat(check.inputs(CaseScope.wholeCase(second), List.of(first, second)))
                .as("a new request is allowed once the earlier action is closed")
                .containsEntry("openActions", 0L);
    }

    @Test
    void aLapsedRequestIsNotOpenUntilItIsTakenUpAgain() {
        String name = "Institut " + UUID.randomUUID();
        CaseNumber first = openCase(Map.of("institutionName", name));
        CaseNumber second = openCase(Map.of("institutionName", name));

        transactions.executeWithoutResult(status -> caseFile.reach(CaseScope.wholeCase(first), "request_lapsed"));
        assertThat(check.inputs(CaseScope.wholeCase(second), List.of(first, second)))
                .containsEntry("openActions", 0L);

        transactions.executeWithoutResult(status -> caseFile.reach(CaseScope.wholeCase(first), "request_revived"));
        assertThat(check.inputs(CaseScope.wholeCase(second), List.of(first, second)))
                .containsEntry("openActions", 1L);
    }

    private Map<String, Object> decide(CaseNumber number, List<CaseNumber> open) {
        return decisionService
                .evaluateDecisionByKey("eligibility")
                .variables(check.inputs(CaseScope.wholeCase(number), open))
                .evaluate()
                .getSingleResult()
                .getEntryMap();
    }

    private CaseNumber openCase(Map<String, Object> answers) {
        Map<String, Object> all = new HashMap<>(Map.of(
                "country", "MW",
                "institutionName", "Ministry " + UUID.randomUUID(),
                "institutionKind", "central_government",
                "mainArea", "social_assistance.cash_transfers",
                "requestKind", "structured",
                "proposedActivityCount", 3));
        all.putAll(answers);
        return transactions.execute(status -> {
            CaseNumber number = sequences.nextCaseNumber();
            caseFile.open(number);
            caseFile.note(CaseScope.wholeCase(number), "UserTask_ScreenRequest", all);
            return number;
        });
    }
}
