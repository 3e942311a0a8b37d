package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import eu.socieux.analyst.Modeler;
import eu.socieux.startup.ApplicationProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Walks through the steps of the guides as the people for whom they are written, and takes the pictures they show. What
 * changes the facility comes last, so that a picture does not depend on which others were taken.
 */
@BrowserTest
@TestMethodOrder(OrderAnnotation.class)
class GuidePicturesIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;

    /** For forms, of which more is shown. */
    private static final int TALL = 1040;

    private static final Pattern CASE_NUMBER = Pattern.compile("R-\\d{4}-\\d+");

    private static final Album ALBUM = new Album();
    private static ApplicationProcess application;
    private static String address;

    private Page page;
    private Tasklist tasklist;

    @BeforeAll
    static void openTheFacility() throws IOException {
        Path scene = Path.of("target", "guides", UUID.randomUUID().toString()).toAbsolutePath();
        Files.createDirectories(scene);
        application = ApplicationProcess.start(
                FacilityAtWork.class,
                scene.resolve("application.log"),
                "server.port=0",
                "camunda.bpm.job-execution.enabled=false",
                "socieux.demonstration.data-folder=" + scene.resolve("data"),
                "socieux.demonstration.durable=false",
                "socieux.demonstration.smtp-port=0",
                "socieux.demonstration.imap-port=0",
                "socieux.demonstration.history=true",
                "socieux.demonstration.history-months=9",
                "socieux.demonstration.history-requests=8");
        application.prints(FacilityAtWork.READY, PATIENCE);
        address = "http://localhost:" + application.port();
    }

    @AfterAll
    static void closeTheFacility() throws IOException {
        if (application != null) {
            application.close();
        }
        ALBUM.close();
    }

    @BeforeEach
    void sitDown(Visit visit) {
        page = visit.page();
        page.clock().setFixedTime(FacilityAtWork.NOW.toString());
        page.setViewportSize(WIDTH, HEIGHT);
        tasklist = new Tasklist(page, address);
    }

    @Test
    @Order(1)
    void theRegistryClerkWorksWithTasks() {
        tasklist.signIn("clerk", PASSWORD);
        choose("My groups");
        take(
                "registry-clerk-list",
                List.of(),
                filter("My groups"),
                page.locator(".desk-deadline").first(),
                page.getByRole(AriaRole.SEARCHBOX));

        openTask("Screen request");
        take(
                "registry-clerk-task",
                List.of(),
                page.locator("button.claim"),
                tabLink("Documents"),
                page.locator(".fjs-form-field-select").first());

        tab("Documents");
        assertThat(page.locator(".casework-checklist")).isVisible();
        take("registry-clerk-documents", List.of(page.locator(".tabbed-content")));
        tab("Case");
        assertThat(page.getByText("Request registered")).isVisible();
        take("registry-clerk-case", List.of(page.locator(".tabbed-content")));

        String number = number(card("Screen request"));
        page.navigate(address + "/cases/" + number);
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Request withdrawn by the institution"))
                .click();
        page.setViewportSize(WIDTH, TALL);
        take("registry-clerk-event", List.of(page.locator("main article")));
    }

    @Test
    @Order(2)
    void theRegistryClerkUsesTheBar() {
        tasklist.signIn("clerk", PASSWORD);
        bar("Work list").click();
        assertThat(page.locator(".desk-table tbody tr").first()).isVisible();
        page.locator(".desk-table tbody input[type=checkbox]").first().check();
        take("registry-clerk-work-list", List.of(page.locator(".desk-page h1"), page.locator(".desk-table")));

        page.navigate(address + "/search?q=Malawi");
        await("the index").atMost(Duration.ofSeconds(60)).until(() -> {
            page.reload();
            return page.locator(".found").count() > 0;
        });
        take("registry-clerk-search", List.of());

        page.navigate(address + "/requests");
        take("registry-clerk-requests", List.of());
    }

    @Test
    @Order(3)
    void theActionManagerAssessesAndPlans() {
        tasklist.signIn("action", PASSWORD);
        choose("Overdue");
        take("action-manager-list", List.of());
        choose("My groups");
        takeForm("action-manager-eligibility", "Assess eligibility");
        takeForm("action-manager-plan", "Draft action plan");
    }

    @Test
    @Order(4)
    void theExpertCoordinatorPublishesCallsAndAsksExperts() {
        tasklist.signIn("coordinator", PASSWORD);
        choose("My groups");
        takeForm("expert-coordinator-call", "Prepare call for experts");
        takeForm("expert-coordinator-availability", "Confirm availability");
    }

    @Test
    @Order(5)
    void thePanelScores() {
        tasklist.signIn("assessor", PASSWORD);
        choose("My groups");
        takeForm("panel-member-score", "Score application");

        page.getByLabel("I declare that I am impartial").check();
        tasklist.fill("Technical match", "34");
        tasklist.fill("Experience as practitioner", "16");
        tasklist.fill("Training and advisory skills", "12");
        tasklist.fill("Languages", "13");
        tasklist.fill("Country or regional knowledge", "7");
        tasklist.complete().click();
        assertThat(tasklist.form()).isHidden();
        await("the ranking").atMost(Duration.ofSeconds(60)).until(() -> {
            page.reload();
            choose("My groups");
            return card("Adopt selection").count() > 0;
        });
        takeForm("panel-member-selection", "Adopt selection");
    }

    @Test
    @Order(6)
    void theTeamLeaderSubmits() {
        tasklist.signIn("leader", PASSWORD);
        choose("My groups");
        takeForm("team-leader-submit", "Submit Action Form");
        tasklist.tick(
                "Is the action form submitted to the Commission?", "The action form goes back to the action manager.");
        tasklist.complete().click();
        assertThat(tasklist.notice()).containsText("Remarks");
        take("registry-clerk-refusal", List.of(tasklist.form(), tasklist.complete()));

        page.setViewportSize(WIDTH, TALL);
        page.navigate(address + "/settings");
        page.locator("main article form").last().scrollIntoViewIfNeeded();
        take(
                "team-leader-deputy",
                List.of(
                        page.locator("#deputies"),
                        page.locator("main article form").last()));
    }

    @Test
    @Order(7)
    void theManagerSeesWhereCasesWait() {
        cockpit("leader");
        Locator panel = page.locator(".sx-panel");
        assertThat(panel.locator("tbody tr").first()).isVisible();
        panel.scrollIntoViewIfNeeded();
        take("manager-dashboard", List.of(panel));
        panel.getByRole(AriaRole.LINK).click();
        Locator steps = page.getByRole(AriaRole.REGION, new GetByRoleOptions().setName("Steps, by time spent"));
        assertThat(steps.locator("tbody tr").first()).isVisible();
        take("manager-bottlenecks", List.of());

        page.navigate(address + "/camunda/app/cockpit/default/#/process-definition/"
                + definition("delegation-consultation") + "/runtime?detailsTab=socieux-bottlenecks-tab");
        assertThat(page.locator(".sx-badge").first()).isVisible();
        take("manager-diagram", List.of());
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Compute the forecast"))
                .click();
        assertThat(page.locator(".sx-back-test")).isVisible();
        page.locator(".sx-back-test").scrollIntoViewIfNeeded();
        take("manager-forecast", List.of());
    }

    @Test
    @Order(8)
    void theManagerFollowsFinishedCases() {
        cockpit("leader");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("History").setExact(true))
                .click();
        Locator ofThisYear = page.locator(".socieux-table tbody tr").filter(new FilterOptions().setHasText("R-2026"));
        assertThat(ofThisYear.first()).isVisible();
        page.getByLabel("Case number contains").fill("R-2025");
        page.getByLabel("Case number contains").press("Enter");
        assertThat(ofThisYear).hasCount(0);
        assertThat(page.locator(".socieux-table tbody tr").first()).isVisible();
        assertThat(page.locator(".socieux-log")).containsText("Events: ");
        take("manager-history", List.of());
        page.locator(".socieux-table tbody tr")
                .filter(new FilterOptions().setHasText("Delegation consultation"))
                .first()
                .locator("a")
                .first()
                .click();
        assertThat(page.locator(".socieux-diagram .djs-shape.socieux-completed").first())
                .isVisible();
        take("manager-finished", List.of());
    }

    @Test
    @Order(9)
    void theAdministratorLooksAfterAccounts() {
        page.navigate(address + "/camunda/app/admin/default/#/users");
        signInToCamunda("admin");
        assertThat(page.locator("table tbody tr").first()).isVisible();
        take(
                "operate-accounts",
                List.of(page.getByText("List of users"), page.getByText("Add user"), page.locator("table")));
    }

    @Test
    @Order(10)
    void theAnalystMovesCases() throws IOException {
        String changed = Files.readString(Path.of("processes", "activity-delivery.bpmn"))
                .replace("name=\"Brief experts\"", "name=\"Brief the experts\"");
        Modeler.Answer answer = Modeler.basic(application.port(), "designer", PASSWORD)
                .deploy("Clearer name of a step", Map.of("activity-delivery.bpmn", changed));
        Assertions.assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        cockpit("designer");
        page.getByRole(
                        AriaRole.LINK,
                        new GetByRoleOptions().setName("Migration").setExact(true))
                .click();
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Dry run"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS).first()).containsText("can be moved");
        take("analyst-migration", List.of());
    }

    private void take(String name, List<Locator> shown, Locator... numbered) {
        ALBUM.take(name, page, shown, numbered);
    }

    private static String definition(String process) {
        return Modeler.basic(application.port(), "designer", PASSWORD)
                .get("/process-definition/key/" + process)
                .json()
                .path("id")
                .asText();
    }

    private static String number(Locator card) {
        Matcher number = CASE_NUMBER.matcher(card.innerText());
        Assertions.assertThat(number.find()).as("a case number in %s", card).isTrue();
        return number.group();
    }

    private void cockpit(String person) {
        page.navigate(address + "/camunda/app/cockpit/default/");
        signInToCamunda(person);
        assertThat(page.getByRole(
                        AriaRole.LINK, new GetByRoleOptions().setName("History").setExact(true)))
                .isVisible();
    }

    private void signInToCamunda(String person) {
        page.getByPlaceholder("Username").fill(person);
        page.getByPlaceholder("Password").fill(PASSWORD);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log in"))
                .click();
    }

    private void openTask(String name) {
        card(name).locator("a").first().click();
        assertThat(page.locator("h2.task")).hasText(name);
        assertThat(tasklist.form()).isVisible();
    }

    /** Shows the form of a task as it is once the task is claimed. */
    private void takeForm(String picture, String task) {
        page.setViewportSize(WIDTH, TALL);
        openTask(task);
        tasklist.claim();
        take(picture, List.of(page.locator("h2.task"), page.locator(".tabbed-content")));
        page.setViewportSize(WIDTH, HEIGHT);
    }

    private void choose(String filter) {
        tasklist.choose(filter);
        assertThat(page.locator(".desk-deadline").first()).isVisible();
    }

    private Locator card(String task) {
        return page.locator(".tasks-list > li")
                .filter(new FilterOptions().setHasText(task))
                .first();
    }

    private Locator filter(String name) {
        return page.locator(".task-filter")
                .filter(new FilterOptions().setHasText(name))
                .first();
    }

    private Locator bar(String link) {
        return page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName(link));
    }

    private void tab(String name) {
        tabLink(name).click();
    }

    private Locator tabLink(String name) {
        return page.locator(".tabbed-content .nav-tabs a")
                .getByText(name, new Locator.GetByTextOptions().setExact(true));
    }
}
