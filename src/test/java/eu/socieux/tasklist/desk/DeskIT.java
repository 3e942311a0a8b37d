package eu.socieux.tasklist.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.socieux.IntegrationTest;
import eu.socieux.directory.StaffPreference;
import eu.socieux.directory.StaffPreferences;
import eu.socieux.forms.Drafts;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import eu.socieux.tasklist.desk.Cards.Card;
import eu.socieux.tasklist.desk.Deadline.State;
import eu.socieux.tasklist.desk.WorkList.Action;
import eu.socieux.tasklist.desk.WorkList.Outcome;
import eu.socieux.tasklist.desk.WorkList.Result;
import eu.socieux.tasklist.desk.WorkList.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DeskIT {

    /** A second clerk, there for the length of a test. */
    private static final String COLLEAGUE = "secondclerk";

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private Cards cards;

    @Autowired
    private WorkList workList;

    @Autowired
    private Drafts drafts;

    @Autowired
    private TaskMails taskMails;

    @Autowired
    private Digest digest;

    @Autowired
    private StaffPreferences preferences;

    @Autowired
    private TaskService tasks;

    @Autowired
    private FormService forms;

    @Autowired
    private IdentityService identities;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aSecondClerk() {
        User user = identities.newUser(COLLEAGUE);
        user.setFirstName("Second");
        user.setLastName("Clerk");
        user.setEmail(COLLEAGUE + "@facility.example.org");
        user.setPassword("Try-it-2026!");
        identities.saveUser(user);
        identities.createMembership(COLLEAGUE, "registry");
    }

    @AfterEach
    void withoutTheSecondClerk() {
        identities.deleteUser(COLLEAGUE);
        preferences.choose("clerk", StaffPreference.DEFAULT);
    }

    @Test
    void aCardSaysWhoAsksFromWhereAndUntilWhen() {
        Task task = screening("2077-01-11");

        Card early = card("clerk", task, Locale.FRENCH);
        assertThat(early.institution()).isEqualTo("Département des affaires sociales");
        assertThat(early.country()).isEqualTo("Maroc");
        assertThat(early.deadline().state()).isIn(State.NEAR, State.LATER);
        assertThat(early.deadline().workingDays()).isPositive();

        cases.moveTo("2077-02-15");
        Card late = card("clerk", task, Locale.ENGLISH);
        assertThat(late.country()).isEqualTo("Morocco");
        assertThat(late.deadline().state()).isEqualTo(State.OVERDUE);
        assertThat(late.deadline().workingDays()).isNegative();
    }

    @Test
    void aCardOfSomebodyElsesTaskIsNotThere() {
        Task task = screening("2077-01-11");

        assertThat(as("logistician", () -> cards.of(List.of(task.getId()), Locale.ENGLISH)))
                .isEmpty();
    }

    @Test
    void aDraftComesBackToItsAuthorAloneAndGoesWithTheTask() {
        Task task = screening("2077-01-11");
        Map<String, Object> typed = new HashMap<>();
        typed.put("title", "A registry for four districts");
        typed.put("institutionName", null);
        typed.put("unknownField", "x");
        drafts.save(task.getId(), "clerk", typed);

        Map<String, Object> offered = as("clerk", () -> new HashMap<>(forms.getTaskFormVariables(task.getId())));
        assertThat(offered)
                .containsEntry("title", "A registry for four districts")
                .containsEntry("institutionName", null)
                .containsEntry("country", "MA")
                .doesNotContainKey("unknownField");
        assertThat(as(COLLEAGUE, () -> new HashMap<>(forms.getTaskFormVariables(task.getId()))))
                .doesNotContainKey("title")
                .containsEntry("institutionName", "Département des affaires sociales");

        cases.submitAs("clerk", task, Answers.screening());
        assertThat(drafts.find(task.getId(), "clerk")).isEmpty();
    }

    @Test
    void aDraftNobodyComesBackToIsThrownAway() {
        Task task = screening("2077-01-11");
        drafts.save(task.getId(), "clerk", Map.of("title", "Forgotten"));

        cases.moveTo("2077-02-09");
        drafts.forgetOld();
        assertThat(drafts.find(task.getId(), "clerk")).isPresent();

        cases.moveTo("2077-02-12");
        drafts.forgetOld();
        assertThat(drafts.find(task.getId(), "clerk")).isEmpty();
    }

    @Test
    void eachOfSeveralTasksHasItsOwnOutcome() {
        Task free = screening("2077-01-11");
        Task taken = screening("2077-01-11");
        Task hidden = eligibility("2077-01-11");
        as(COLLEAGUE, () -> workList.act(Action.CLAIM, List.of(taken.getId()), COLLEAGUE, null));

        List<Result> results = as(
                "clerk",
                () -> workList.act(
                        Action.CLAIM,
                        List.of(free.getId(), taken.getId(), hidden.getId(), "no-such-task"),
                        "clerk",
                        null));

        assertThat(results)
                .extracting(Result::outcome)
                .containsExactly(Outcome.CLAIMED, Outcome.TAKEN, Outcome.GONE, Outcome.GONE);
        assertThat(results.get(1).person()).isEqualTo(COLLEAGUE);
        assertThat(assignee(free)).isEqualTo("clerk");
        assertThat(assignee(taken)).isEqualTo(COLLEAGUE);
        assertThat(assignee(hidden)).isNull();
    }

    @Test
    void aTaskGoesToSomebodyOfItsGroupOnlyAndBackFromItsHolderOnly() {
        Task task = screening("2077-01-11");

        assertThat(outcome(Action.ASSIGN, task, "clerk", "action")).isEqualTo(Outcome.NOT_IN_GROUP);
        assertThat(outcome(Action.ASSIGN, task, "clerk", COLLEAGUE)).isEqualTo(Outcome.ASSIGNED);
        assertThat(outcome(Action.GIVE_BACK, task, "clerk", null)).isEqualTo(Outcome.NOT_YOURS);
        assertThat(outcome(Action.GIVE_BACK, task, COLLEAGUE, null)).isEqualTo(Outcome.RETURNED);
        assertThat(assignee(task)).isNull();
    }

    @Test
    void theViewsShowWhatIsFreeWhatIsMineAndWhatColleaguesHave() {
        Task free = screening("2077-01-11");
        Task mine = screening("2077-01-11");
        Task theirs = screening("2077-01-11");
        outcome(Action.CLAIM, mine, "clerk", null);
        outcome(Action.CLAIM, theirs, COLLEAGUE, null);

        assertThat(shown(View.OPEN)).contains(free.getId()).doesNotContain(mine.getId(), theirs.getId());
        assertThat(shown(View.MINE)).contains(mine.getId()).doesNotContain(free.getId(), theirs.getId());
        assertThat(shown(View.TEAM)).contains(theirs.getId()).doesNotContain(free.getId(), mine.getId());
    }

    @Test
    void everyMemberOfTheGroupIsToldOfANewTaskOnceUnlessTheyDoNotWantIt() {
        preferences.choose(COLLEAGUE, new StaffPreference("pt", true, false));
        preferences.choose("clerk", new StaffPreference("en", false, false));
        Task task = screening("2077-01-12");
        taskMails.write();
        taskMails.write();

        // The clock of the application may have begun to write them already.
        await("the mail").until(() -> !mails("task " + task.getId() + " %").isEmpty());
        List<Map<String, Object>> mails = mails("task " + task.getId() + " %");
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).get("address")).isEqualTo(COLLEAGUE + "@facility.example.org");
        assertThat(mails.get(0).get("subject").toString()).startsWith("Nova tarefa: Examinar o pedido, R-2077-");
        assertThat(mails.get(0).get("body").toString())
                .contains("Département des affaires sociales", "/#/?task=" + task.getId(), "/settings")
                .doesNotContain("Limbani", "Kachale", "socialwelfare");
        await("the mail").untilAsserted(() -> assertThat(
                        mails("task " + task.getId() + " %").get(0).get("state"))
                .isEqualTo("SENT"));
    }

    @Test
    void nobodyIsToldOfATaskThatIsTakenAlready() {
        preferences.choose("clerk", new StaffPreference("en", false, false));
        preferences.choose(COLLEAGUE, new StaffPreference("en", false, false));
        Task task = screening("2077-01-12");
        outcome(Action.CLAIM, task, "clerk", null);
        preferences.choose(COLLEAGUE, StaffPreference.DEFAULT);
        taskMails.write();

        await("the notice")
                .until(() -> jdbc.sql("select count(*) from task_notice where task_id = :task")
                                .param("task", task.getId())
                                .query(Long.class)
                                .single()
                        == 0);
        assertThat(mails("task " + task.getId() + " %")).isEmpty();
    }

    @Test
    void theSummaryComesOnceOnAWorkingDayToThoseWhoWantIt() {
        preferences.choose(COLLEAGUE, new StaffPreference("fr", false, true));
        preferences.choose("clerk", new StaffPreference("en", true, false));
        Task task = screening("2077-01-13");
        outcome(Action.CLAIM, task, COLLEAGUE, null);
        cases.moveTo("2077-01-16");
        digest.write();
        assertThat(mails("digest 2077-01-16 %")).as("on a Saturday").isEmpty();

        cases.moveTo("2077-01-29");
        digest.write();
        digest.write();
        assertThat(mails("digest 2077-01-29 clerk")).isEmpty();
        List<Map<String, Object>> mails = mails("digest 2077-01-29 " + COLLEAGUE);
        assertThat(mails).hasSize(1);
        assertThat(mails.get(0).get("subject")).isEqualTo("Vos tâches le 29 janvier 2077");
        assertThat(mails.get(0).get("body").toString())
                .contains(
                        "Attribuées à vous : ",
                        "Examiner la demande: " + caseOf(task),
                        "en retard depuis le 15 janvier 2077")
                .doesNotContain("Kachale");
    }

    private List<Map<String, Object>> mails(String cause) {
        return jdbc.sql("select * from staff_mail where cause like :cause")
                .param("cause", cause)
                .query()
                .listOfRows();
    }

    private Set<String> shown(View view) {
        return as("clerk", () -> workList.show(view, "clerk", Set.of("registry"), Locale.ENGLISH)).tasks().stream()
                .map(Card::task)
                .collect(Collectors.toSet());
    }

    private Outcome outcome(Action action, Task task, String actor, String receiver) {
        return as(actor, () -> workList.act(action, List.of(task.getId()), actor, receiver))
                .get(0)
                .outcome();
    }

    private String assignee(Task task) {
        return tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee();
    }

    private Card card(String person, Task task, Locale locale) {
        return as(person, () -> cards.of(List.of(task.getId()), locale)).get(0);
    }

    private <T> T as(String person, Supplier<T> doing) {
        List<T> result = new ArrayList<>();
        cases.as(person, () -> result.add(doing.get()));
        return result.get(0);
    }

    private Task screening(String day) {
        CaseNumber number = opening.received(day);
        opening.note(number, Map.of("institutionName", "Département des affaires sociales", "country", "MA"));
        opening.start("request-intake", number, Map.of());
        return cases.task(number, "UserTask_ScreenRequest");
    }

    private Task eligibility(String day) {
        CaseNumber number = new CaseNumber(caseOf(screening(day)));
        cases.submit(number, "UserTask_ScreenRequest", Answers.screening());
        return cases.task(number, "UserTask_AssessEligibility");
    }

    private String caseOf(Task task) {
        return (String) tasks.getVariableLocal(task.getId(), "caseNumber");
    }
}
