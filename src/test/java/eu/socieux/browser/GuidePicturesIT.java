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
        tasklist.choose("My groups");
        take("registry-clerk-list", List.of(), filter("My groups"), card("Screen request"), bar("Work list"));

        openTask("Screen request");
        take(
                "registry-clerk-task",
                List.of(),
                page.locator("button.claim"),
                page.locator(".tabbed-content .nav-tabs"),
                tasklist.form());

        tab("Documents");
        assertThat(page.locator(".casework-checklist")).isVisible();
        take("registry-clerk-documents", List.of(page.locator(".tabbed-content")));
        tab("Case");
        assertThat(page.locator(".casework")).isVisible();
        assertThat(page.getByText("Where the case stands").first()).isVisible();
        take("registry-clerk-case", List.of(page.locator(".tabbed-content")));
    }

    @Test
    @Order(2)
    void theRegistryClerkUsesTheBar() {
        tasklist.signIn("clerk", PASSWORD);
        bar("Work list").click();
        assertThat(page.locator(".desk-table tbody tr").first()).isVisible();
        page.locator(".desk-table tbody input[type=checkbox]").first().check();
        take("registry-clerk-work-list", List.of(page.locator(".desk-page")));

        page.navigate(address + "/search?q=Malawi");
        await("the index").atMost(Duration.ofSeconds(60)).until(() -> {
            page.reload();
            return page.locator(".found").count() > 0;
        });
        take("registry-clerk-search", List.of());
    }

    @Test
    @Order(3)
    void theActionManagerAssessesAndPlans() {
        tasklist.signIn("action", PASSWORD);
        tasklist.choose("My groups");
        take("action-manager-list", List.of());
        openTask("Assess eligibility");
        take("action-manager-eligibility", List.of(page.locator(".task-details, .tabbed-content").first()));
        openTask("Draft action plan");
        take("action-manager-plan", List.of(page.locator(".tabbed-content").first()));
    }

    @Test
    @Order(4)
    void theExpertCoordinatorPublishesCallsAndAsksExperts() {
        tasklist.signIn("coordinator", PASSWORD);
        tasklist.choose("My groups");
        openTask("Prepare call for experts");
        take("expert-coordinator-call", List.of(page.locator(".tabbed-content").first()));
        openTask("Confirm availability");
        take("expert-coordinator-availability", List.of(page.locator(".tabbed-content").first()));
    }

    @Test
    @Order(5)
    void thePanelScores() {
        tasklist.signIn("assessor", PASSWORD);
        tasklist.choose("My groups");
        openTask("Score application");
        take("panel-member-score", List.of(page.locator(".tabbed-content").first()));
    }

    @Test
    @Order(6)
    void theTeamLeaderSubmits() {
        tasklist.signIn("leader", PASSWORD);
        tasklist.choose("My groups");
        openTask("Submit Action Form");
        take("team-leader-submit", List.of(page.locator(".tabbed-content").first()));
        page.navigate(address + "/settings");
        take("team-leader-deputy", List.of());
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
    }

    @Test
    @Order(8)
    void theManagerFollowsFinishedCases() {
        cockpit("leader");
        page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("History").setExact(true))
                .click();
        assertThat(page.locator(".socieux-table tbody tr").first()).isVisible();
        assertThat(page.locator(".socieux-log")).containsText("Events: ");
        take("manager-history", List.of());
    }

    @Test
    @Order(9)
    void theAdministratorLooksAfterAccounts() {
        page.navigate(address + "/camunda/app/admin/default/#/users");
        signInToCamunda("admin");
        assertThat(page.locator("table tbody tr").first()).isVisible();
        take("operate-accounts", List.of());
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
        assertThat(page.locator(".task-card, .task-details, h2").filter(new FilterOptions().setHasText(name)).first())
                .isVisible();
        assertThat(tasklist.form()).isVisible();
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
        page.locator(".tabbed-content .nav-tabs a")
                .getByText(name, new Locator.GetByTextOptions().setExact(true))
                .click();
    }
}
