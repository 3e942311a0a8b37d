package eu.socieux.tasklist.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.IntegrationTest;
import eu.socieux.directory.Deputies;
import eu.socieux.directory.Deputyship;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class DeputiesIT {

    /** Clerk, action manager and team leader in one person, who is away at times. */
    private static final String AWAY = "everybody";

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Deputies deputies;

    @Autowired
    private DeputyRights rights;

    @Autowired
    private WorkList workList;

    @Autowired
    private TaskService tasks;

    @Autowired
    private IdentityService identities;

    private CaseNumber number;
    private Task task;

    @BeforeEach
    void aTaskOfSomebodyWhoGoesAway() {
        User user = identities.newUser(AWAY);
        user.setPassword("Try-it-2026!");
        identities.saveUser(user);
        List.of("registry", "action-manager", "team-leader").forEach(group -> identities.createMembership(AWAY, group));
        number = opening.received("2077-03-01");
        opening.start("request-intake", number, Map.of());
        cases.submit(number, "UserTask_ScreenRequest", Answers.screening());
        task = cases.task(number, "UserTask_AssessEligibility");
        tasks.setAssignee(task.getId(), AWAY);
    }

    @AfterEach
    void comeBack() {
        deputies.coming().stream().map(Deputyship::id).forEach(id -> deputies.end(id, "test"));
        rights.putRight();
        identities.deleteUser(AWAY);
    }

    @Test
    void aDeputySeesTheTasksOfThePersonOnTheDaysThatWereSet() {
        name("clerk", "2077-03-02", "2077-03-03");
        assertThat(sees("clerk")).as("the day before").isFalse();

        on("2077-03-02");
        assertThat(sees("clerk")).as("the first day").isTrue();
        assertThat(sees("logistician")).as("somebody else").isFalse();

        on("2077-03-03");
        assertThat(sees("clerk")).as("the last day").isTrue();

        on("2077-03-04");
        assertThat(sees("clerk")).as("the day after").isFalse();
    }

    @Test
    void aTaskThatIsAssignedWhileThePersonIsAwayIsOpenAtOnce() {
        tasks.setAssignee(task.getId(), null);
        name("clerk", "2077-03-01", "2077-03-03");
        assertThat(sees("clerk")).isFalse();

        tasks.setAssignee(task.getId(), AWAY);

        assertThat(sees("clerk")).isTrue();
    }

    @Test
    void whatIsTakenFromThePersonIsTakenFromTheDeputy() {
        name("clerk", "2077-03-01", "2077-03-03");
        assertThat(sees("clerk")).isTrue();

        tasks.setAssignee(task.getId(), "action");
        rights.putRight();

        assertThat(sees("clerk")).isFalse();
    }

    @Test
    void theCaseFileSaysForWhomADeputyActed() {
        name("clerk", "2077-03-01", "2077-03-03");

        cases.as("clerk", () -> tasks.setAssignee(task.getId(), "clerk"));
        rights.putRight();
        cases.submitAs("clerk", cases.task(number, "UserTask_AssessEligibility"), reject());

        CaseEntry entry = caseFile.entries(number).stream()
                .filter(one -> one.element().equals("UserTask_AssessEligibility"))
                .findFirst()
                .orElseThrow();
        assertThat(entry.author()).isEqualTo("clerk");
        assertThat(entry.onBehalfOf()).isEqualTo(AWAY);
    }

    @Test
    void whatADeputyDidForSomebodyThatPersonDid() {
        name("action", "2077-03-01", "2077-03-03");
        cases.submitAs("action", cases.task(number, "UserTask_AssessEligibility"), reject());
        cases.runDueJobs();
        Task confirmation = cases.task(number, "UserTask_ConfirmRejection");

        assertThatThrownBy(() -> cases.as(AWAY, () -> tasks.claim(confirmation.getId(), AWAY)))
                .hasMessageContaining("have to be done by two people; " + AWAY + " did");
        List<WorkList.Result> several = new ArrayList<>();
        cases.as(
                AWAY,
                () -> several.addAll(workList.act(WorkList.Action.CLAIM, List.of(confirmation.getId()), AWAY, null)));
        assertThat(several.get(0).outcome()).isEqualTo(WorkList.Outcome.REFUSED);
        assertThat(several.get(0).reason()).startsWith("'Assess eligibility' and 'Confirm rejection' have to be done");
        cases.as("leader", () -> tasks.claim(confirmation.getId(), "leader"));
    }

    @Test
    void nobodyStandsInBackwardsInTimeOrForThemselves() {
        LocalDate day = LocalDate.parse("2077-03-05");

        assertThatThrownBy(() -> deputies.name(AWAY, AWAY, day, day, AWAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deputies.name(AWAY, "clerk", day, day.minusDays(1), AWAY))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> deputies.name(AWAY, "clerk", day.minusYears(1), day.minusMonths(1), AWAY))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void name(String deputy, String from, String to) {
        deputies.name(AWAY, deputy, LocalDate.parse(from), LocalDate.parse(to), AWAY);
        rights.putRight();
    }

    private void on(String day) {
        cases.moveTo(day);
        rights.putRight();
    }

    private boolean sees(String person) {
        List<Long> found = new ArrayList<>();
        cases.as(
                person,
                () -> found.add(tasks.createTaskQuery().taskId(task.getId()).count()));
        return found.get(0) == 1;
    }

    private static Map<String, Object> reject() {
        return Map.of("eligibilityDecision", "reject", "rejectionGround", "country");
    }
}
