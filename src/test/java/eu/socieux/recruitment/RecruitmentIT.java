package eu.socieux.recruitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Correspondent;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Facts;
import eu.socieux.records.Sequences;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
@Transactional
class RecruitmentIT {

    private static final String AWAIT_APPLICATION = "UserTask_AwaitApplication";
    private static final String CONFIRM_ADMISSIBILITY = "UserTask_ConfirmAdmissibility";
    private static final String SCORE_APPLICATION = "UserTask_ScoreApplication";
    private static final String CONFIRM_AVAILABILITY = "UserTask_ConfirmAvailability";

    @Autowired
    Recruitment recruitment;

    @Autowired
    CaseFile caseFile;

    @Autowired
    CaseFacts caseFacts;

    @Autowired
    Sequences sequences;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    RecruitmentCorrespondents correspondents;

    private CaseScope scope;

    @BeforeEach
    void anApprovedActivityWithTwoPositions() {
        scope = transactions.execute(status -> new CaseScope(newCase(714), 1));
    }

    @Test
    void aCallIsNamedAfterItsActionAndClosesAtFiveInBrussels() {
        Instant recordedUntil = recruitment.registerCall(scope);

        // Monday 1 June, and two working days more for what came by post.
        assertThat(recordedUntil).isEqualTo("2026-06-03T15:00:00Z");
        assertThat(caseFacts.of(scope))
                .containsEntry("callReference", "26-714/MWI/1")
                .containsEntry("callClosesAt", "2026-06-01T17:00")
                .containsEntry("callExtended", false);
    }

    @Test
    void aSecondRegistrationExtendsTheCallAndKeepsItsReference() {
        recruitment.registerCall(scope);
        caseFile.enter(scope, "UserTask_ExtendCall", null, "eva", "tasklist", Map.of("callClosesOn", "2026-06-15"));

        recruitment.registerCall(scope);

        assertThat(caseFacts.of(scope))
                .containsEntry("callReference", "26-714/MWI/1")
                .containsEntry("callClosesAt", "2026-06-15T17:00")
                .containsEntry("callExtended", true);
    }

    @Test
    void aCallOfAnActionWithoutACodeIsRefused() {
        CaseScope unregistered = new CaseScope(sequences.nextCaseNumber(), 1);
        caseFile.open(unregistered.caseNumber());
        caseFile.enter(
                unregistered, "UserTask_PrepareCall", null, "eva", "tasklist", Map.of("callClosesOn", "2026-06-01"));

        assertThatThrownBy(() -> recruitment.registerCall(unregistered))
                .isInstanceOf(Facts.MissingFact.class)
                .hasMessageContaining("actionYear");
    }

    @Test
    void applicationsAreNumberedInTheOrderTheyWereEnteredAndOnlyOnce() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of());
        String first = recruitment.recordApplication(scope);
        String repeated = recruitment.recordApplication(scope);
        apply("Costa", Map.of());
        String second = recruitment.recordApplication(scope);

        assertThat(List.of(first, repeated, second))
                .containsExactly("26-714/MWI/1/001", "26-714/MWI/1/001", "26-714/MWI/1/002");
    }

    @Test
    void anApplicationEnteredWhileTheCallClosesIsNotLost() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of());

        assertThat(recruitment.checkAdmissibility(scope, RecruitmentIT::rules)).isEqualTo(1);
    }

    @Test
    void whatCameOnTheClosingDayIsOnTimeAndWhatCameTheDayAfterIsLate() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of("applicationReceivedAt", "2026-06-01"));
        apply("Costa", Map.of("applicationReceivedAt", "2026-06-02"));
        apply("Dahl", Map.of("applicationReceivedAt", "2026-06-01T17:01"));

        recruitment.checkAdmissibility(scope, RecruitmentIT::rules);

        assertThatApplications("name", "admissible", "reason")
                .containsExactly(
                        tuple("Kim Borg", true, null),
                        tuple("Kim Costa", false, "late"),
                        tuple("Kim Dahl", false, "late"));
    }

    @Test
    void whoAppliesOnThePublicPageCannotBackdateTheApplication() {
        recruitment.registerCall(scope);
        caseFile.enter(
                scope,
                "UserTask_ExtendCall",
                null,
                "eva",
                "tasklist",
                Map.of("callClosesOn", "2020-01-02", "callOpensOn", "2020-01-01"));
        recruitment.registerCall(scope);
        Map<String, Object> answers = application("Borg", Map.of("applicationReceivedAt", "2020-01-01"));
        caseFile.enter(scope, AWAIT_APPLICATION, "await-application", "link", "link", answers);

        assertThat(recruitment.checkAdmissibility(scope, RecruitmentIT::rules)).isZero();
    }

    @Test
    void theRulesAreToldWhetherTheCallIsOpenToTheKindOfExpert() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of("applicantEmployerKind", "social_partner"));

        recruitment.checkAdmissibility(
                scope, question -> new Admissibility(question.kindInvited(), "kind_not_eligible"));

        assertThatApplications("admissible", "reason", "result")
                .containsExactly(tuple(false, "kind_not_eligible", "not_admissible"));
    }

    @Test
    void theReferenceCaseSelectsTwoOfTwelveAdmissibleOutOfSeventeen() {
        recruitment.registerCall(scope);
        IntStream.rangeClosed(1, 12).forEach(number -> apply("Able" + number, Map.of()));
        IntStream.rangeClosed(1, 3)
                .forEach(number -> apply("Late" + number, Map.of("applicationReceivedAt", "2026-06-02")));
        IntStream.rangeClosed(1, 2)
                .forEach(number -> apply("Private" + number, Map.of("applicantEmployerKind", "private_consultant")));

        long admissible = recruitment.checkAdmissibility(scope, RecruitmentIT::rules);
        confirmAdmissibility();
        IntStream.range(0, 12).forEach(item -> score(item, 30 + (item == 5 || item == 8 ? 10 : item % 5)));
        recruitment.rankApplications(scope);

        assertThat(admissible).isEqualTo(12);
        assertThatApplications("result")
                .containsExactlyInAnyOrderElementsOf(
                        outcomes(Map.of("selected", 2, "reserve", 2, "not_selected", 8, "not_admissible", 5)));
        assertThat(caseFacts.of(scope).get("experts"))
                .asInstanceOf(list(Map.class))
                .extracting(expert -> expert.get("name"))
                .containsExactly("Kim Able6", "Kim Able9");
    }

    @Test
    void thePanelSeesTheAdmissibleApplicationWithTheNumberOfItsTask() {
        recruitment.registerCall(scope);
        apply("Late", Map.of("applicationReceivedAt", "2026-06-02"));
        apply("Borg", Map.of("applicantMotivation", "I ran such a register."));
        recruitment.checkAdmissibility(scope, RecruitmentIT::rules);

        assertThat(caseFacts.ofItem(scope, 0))
                .containsEntry("candidateReference", "26-714/MWI/1/002")
                .containsEntry("candidateName", "Kim Borg")
                .containsEntry("candidateEmployer", "Ministry of Labour")
                .containsEntry("candidateMotivation", "I ran such a register.");
        assertThat(caseFacts.ofItem(scope, 1)).doesNotContainKey("candidateName");
    }

    @Test
    void severalAssessorsOfOneApplicationAreAveraged() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of());
        recruitment.checkAdmissibility(scope, RecruitmentIT::rules);
        confirmAdmissibility();
        score(0, 40);
        score(0, 25);

        recruitment.rankApplications(scope);

        assertThat(caseFacts.of(scope).get("applications").toString()).contains("score=92.5");
    }

    @Test
    void anApplicationWithoutAScoreStopsTheRanking() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of());
        recruitment.checkAdmissibility(scope, RecruitmentIT::rules);

        assertThatThrownBy(() -> recruitment.rankApplications(scope)).hasMessageContaining("has not scored");
    }

    @Test
    void afterAnExtensionAllApplicationsCompeteAgainWithNewScores() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of());
        recruitment.checkAdmissibility(scope, RecruitmentIT::rules);
        confirmAdmissibility();
        score(0, 40);
        recruitment.rankApplications(scope);

        apply("Costa", Map.of());
        recruitment.checkAdmissibility(scope, RecruitmentIT::rules);
        confirmAdmissibility();
        score(0, 20);
        score(1, 30);
        recruitment.rankApplications(scope);

        assertThatApplications("name", "rank").containsExactly(tuple("Kim Costa", 1), tuple("Kim Borg", 2));
    }

    @Test
    void whenAnExpertWithdrawsTheFirstOfTheReserveListStepsIn() {
        selectTwoOfFour();
        withdraw("26-714/MWI/1/002");

        recruitment.appointReserve(scope);

        assertThatApplications("reference", "result")
                .containsExactly(
                        tuple("26-714/MWI/1/001", "selected"),
                        tuple("26-714/MWI/1/002", "withdrawn"),
                        tuple("26-714/MWI/1/003", "selected"),
                        tuple("26-714/MWI/1/004", "reserve"));
        assertThat(caseFacts.of(scope).get("expertOptions"))
                .asInstanceOf(list(Map.class))
                .extracting(option -> option.get("value"))
                .containsExactly("26-714/MWI/1/001", "26-714/MWI/1/003");
    }

    @Test
    void aRepeatedStepAppointsNobodyElse() {
        selectTwoOfFour();
        withdraw("26-714/MWI/1/002");

        recruitment.appointReserve(scope);
        recruitment.appointReserve(scope);

        assertThatApplications("result").containsExactly("selected", "withdrawn", "selected", "reserve");
    }

    @Test
    void thePartnerMayObjectToAnExpert() {
        selectTwoOfFour();
        caseFile.enter(
                scope,
                "UserTask_AwaitPartnerConsent",
                null,
                "link",
                "link",
                Map.of("consentDecision", "objected", "objectedExpert", "26-714/MWI/1/001"));

        recruitment.appointReserve(scope);

        assertThatApplications("result").containsExactly("withdrawn", "selected", "selected", "reserve");
    }

    @Test
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    void anExhaustedReserveListStillLetsTheExpertGo() {
        CaseScope other = transactions.execute(status -> new CaseScope(newCase(914), 1));
        scope = other;
        transactions.executeWithoutResult(status -> selectTwoOfFour());
        transactions.executeWithoutResult(status -> {
            for (String leaving : List.of("001", "002")) {
                withdraw("26-914/MWI/1/" + leaving);
                recruitment.appointReserve(other);
            }
        });

        transactions.executeWithoutResult(status -> {
            withdraw("26-914/MWI/1/003");
            assertThatThrownBy(() -> recruitment.appointReserve(other))
                    .isInstanceOf(ReserveListExhausted.class)
                    .hasMessageContaining("26-914/MWI/1");
        });

        assertThatApplications("result").containsExactly("withdrawn", "withdrawn", "withdrawn", "selected");
    }

    @Test
    void aReceiptGoesToWhoAppliedLast() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of());
        apply("Costa", Map.of("applicantCorrespondenceLanguage", "pt"));
        recruitment.recordApplication(scope);

        assertThat(correspondents.find("applicant", scope)).singleElement().satisfies(applicant -> {
            assertThat(applicant.name()).isEqualTo("Kim Costa");
            assertThat(applicant.email()).isEqualTo("Costa@labour.example");
            assertThat(applicant.language()).isEqualTo("pt");
            assertThat(applicant.reference()).isEqualTo("26-714/MWI/1/002");
        });
    }

    @Test
    void eachApplicantReadsTheirOwnResultAndTheReasonForIt() {
        recruitment.registerCall(scope);
        apply("Borg", Map.of());
        apply("Late", Map.of("applicationReceivedAt", "2026-06-02"));
        recruitment.checkAdmissibility(scope, RecruitmentIT::rules);
        confirmAdmissibility();
        score(0, 40);
        recruitment.rankApplications(scope);

        assertThat(correspondents.find("applicants", scope))
                .extracting(
                        Correspondent::name,
                        applicant -> applicant.facts().get("selectionResult"),
                        applicant -> applicant.facts().get("admissibilityReason"))
                .containsExactly(tuple("Kim Borg", "selected", null), tuple("Kim Late", "not_admissible", "late"));
    }

    @Test
    void lettersToTheExpertsGoToTheTeamAsItIsNow() {
        selectTwoOfFour();
        withdraw("26-714/MWI/1/001");
        recruitment.appointReserve(scope);

        assertThat(correspondents.find("experts", scope))
                .extracting(Correspondent::reference)
                .containsExactly("26-714/MWI/1/002", "26-714/MWI/1/003");
    }

    @Test
    void withoutACallNobodyIsWrittenTo() {
        assertThat(correspondents.roles())
                .allSatisfy(role -> assertThat(correspondents.find(role, scope)).isEmpty());
    }

    private CaseNumber newCase(int action) {
        CaseNumber number = sequences.nextCaseNumber();
        caseFile.open(number);
        caseFile.note(
                CaseScope.wholeCase(number),
                "test",
                Map.of(
                        "actionYear",
                        2026,
                        "actionSequence",
                        action,
                        "countryCode",
                        "MWI",
                        "activity1Title",
                        "Targeting",
                        "activity1Positions",
                        2));
        caseFile.enter(
                new CaseScope(number, 1),
                "UserTask_PrepareCall",
                "prepare-call",
                "eva",
                "tasklist",
                Map.of(
                        "callOpensOn", "2026-05-15",
                        "callClosesOn", "2026-06-01",
                        "eligibleKinds", List.of("eu_public_administration", "eu_mandated_body", "ngo")));
        return number;
    }

    private void apply(String familyName, Map<String, Object> differing) {
        caseFile.enter(
                scope, AWAIT_APPLICATION, "await-application", "eva", "tasklist", application(familyName, differing));
    }

    private static Map<String, Object> application(String familyName, Map<String, Object> differing) {
        Map<String, Object> answers = new HashMap<>(Map.of(
                "applicantFamilyName", familyName,
                "applicantGivenName", "Kim",
                "applicantEmployer", "Ministry of Labour",
                "applicantEmployerKind", "eu_public_administration",
                "applicantPosition", "Head of unit",
                "applicantEmail", familyName + "@labour.example",
                "applicantCorrespondenceLanguage", "en",
                "applicationReceivedAt", "2026-05-20",
                "applicationComplete", true,
                "applicantLanguageMet", true));
        answers.putAll(differing);
        return answers;
    }

    private void confirmAdmissibility() {
        caseFile.enter(
                scope, CONFIRM_ADMISSIBILITY, null, "eva", "tasklist", Map.of("admissibilityDecision", "proceed"));
    }

    /** Full points except for the technical match. */
    private void score(int item, int technicalMatch) {
        caseFile.enter(
                scope,
                SCORE_APPLICATION,
                null,
                "paul",
                "tasklist",
                Map.of(
                        "item", item,
                        "technicalMatch", technicalMatch,
                        "practitionerExperience", 20,
                        "trainingSkills", 15,
                        "languageSkills", 15,
                        "regionalKnowledge", 10));
    }

    private void selectTwoOfFour() {
        recruitment.registerCall(scope);
        IntStream.rangeClosed(1, 4).forEach(number -> apply("Able" + number, Map.of()));
        recruitment.checkAdmissibility(scope, RecruitmentIT::rules);
        confirmAdmissibility();
        IntStream.range(0, 4).forEach(item -> score(item, 40 - item));
        recruitment.rankApplications(scope);
    }

    private void withdraw(String reference) {
        caseFile.enter(
                scope,
                CONFIRM_AVAILABILITY,
                null,
                "eva",
                "tasklist",
                Map.of("availabilityDecision", "expert_withdrew", "withdrawnExpert", reference));
    }

    private static Admissibility rules(Admissibility.Question question) {
        if (!question.receivedOnTime()) {
            return new Admissibility(false, "late");
        }
        boolean eligible = !Set.of("private_consultant").contains(question.employerKind());
        return new Admissibility(eligible, eligible ? null : "kind_not_eligible");
    }

    private static List<Object> outcomes(Map<String, Integer> expected) {
        return expected.entrySet().stream()
                .flatMap(outcome -> IntStream.range(0, outcome.getValue()).mapToObj(index -> (Object) outcome.getKey()))
                .toList();
    }

    private AbstractListAssert<?, ?, Object, ObjectAssert<Object>> assertThatApplications(String key) {
        return assertThat(caseFacts.of(scope).get("applications"))
                .asInstanceOf(list(Map.class))
                .extracting(application -> application.get(key));
    }

    private AbstractListAssert<?, ?, Tuple, ?> assertThatApplications(String first, String second, String... more) {
        return assertThat(caseFacts.of(scope).get("applications"))
                .asInstanceOf(list(Map.class))
                .extracting(application -> new Tuple(Stream.concat(Stream.of(first, second), Arrays.stream(more))
                        .map(application::get)
                        .toArray()));
    }
}
