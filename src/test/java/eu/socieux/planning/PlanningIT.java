package eu.socieux.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Facts;
import eu.socieux.records.Milestone;
import eu.socieux.records.Sequences;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
class PlanningIT {

    // No other test approves an action in this year.
    private static final String YEAR = "2041";

    @Autowired
    Planning planning;

    @Autowired
    CaseFile caseFile;

    @Autowired
    CaseFacts caseFacts;

    @Autowired
    Sequences sequences;

    private CaseNumber caseNumber;

    @BeforeEach
    void openCase() {
        caseNumber = newCase("MW");
    }

    @Test
    void theApprovedActionGetsTheNextCodeOfItsYearAndCountry() {
        assertThat(planning.registerAction(caseNumber)).isEqualTo(YEAR + "-001 MWI");
        assertThat(planning.registerAction(newCase("MW"))).isEqualTo(YEAR + "-002 MWI");
    }

    @Test
    void aRepeatedStepChangesNothing() {
        String code = planning.registerAction(caseNumber);

        assertThat(planning.registerAction(caseNumber)).isEqualTo(code);
        assertThat(caseFile.milestones(caseNumber)).extracting(Milestone::name).containsExactly("action_approved");
    }

    @Test
    void aCountryThatIsNotInTheRegisterIsWrittenAsOther() {
        assertThat(planning.registerAction(newCase("other"))).endsWith(" XXX");
    }

    @Test
    void formsAndLettersCanQuoteTheActionAndItsActivities() {
        planning.registerAction(caseNumber);

        Map<String, Object> facts = caseFacts.of(new CaseScope(caseNumber, 2));

        assertThat(facts)
                .containsEntry("actionCode", YEAR + "-001 MWI")
                .containsEntry("approvedOn", YEAR + "-05-08")
                .containsEntry("actionSequence", 1)
                .containsEntry("countryCode", "MWI");
        assertThat(facts.get("activities"))
                .asInstanceOf(list(Map.class))
                .extracting(activity -> activity.get("number"), activity -> activity.get("title"))
                .containsExactly(tuple(1, "Targeting"), tuple(2, "Registry"));
    }

    @Test
    void anActivityWithoutATitleIsRefusedAndTheFieldIsNamed() {
        caseFile.enter(
                CaseScope.wholeCase(caseNumber),
                "UserTask_DraftActionPlan",
                "draft-action-plan",
                "anna",
                "tasklist",
                Map.of("activity2Title", ""));

        assertThatThrownBy(() -> planning.registerAction(caseNumber))
                .isInstanceOf(Facts.MissingFact.class)
                .hasMessageContaining("activity2Title");
    }

    private CaseNumber newCase(String country) {
        CaseNumber number = sequences.nextCaseNumber();
        caseFile.open(number);
        Map<String, Object> plan = new HashMap<>(Map.of(
                "country",
                country,
                "institutionName",
                "Ministry of Gender and Social Welfare",
                "actionTitle",
                "Better targeting of cash transfers",
                "activityCount",
                2,
                "activity1Title",
                "Targeting",
                "activity1Positions",
                2,
                "activity1StartsOn",
                YEAR + "-08-10",
                "activity2Title",
                "Registry",
                "activity2Positions",
                1));
        plan.put("approvalDate", YEAR + "-05-08");
        caseFile.enter(CaseScope.wholeCase(number), "UserTask_DraftActionPlan", null, "anna", "tasklist", plan);
        return number;
    }
}
