package eu.socieux.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Locator.FilterOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import eu.socieux.records.CaseNumber;
import java.util.regex.Pattern;

/** Camunda Tasklist as people use it. */
final class Tasklist {

    private final Page page;
    private final String address;

    /** @param application address of the application, without a slash at the end */
    Tasklist(Page page, String application) {
        this.page = page;
        this.address = application + "/camunda/app/tasklist/";
    }

    void signIn(String person, String password) {
        page.navigate(address);
        page.getByPlaceholder("Username").fill(person);
        page.getByPlaceholder("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Log in"))
                .click();
        assertThat(filter("My groups")).isVisible();
        // The list of the first filter; one that came after a click would take the place of what was clicked
        assertThat(page.locator(".tasks-list > li")
                        .or(page.getByText("No task matching filters found."))
                        .first())
                .isVisible();
    }

    void signOut() {
        page.locator(".account > a").click();
        page.locator(".account .logout a").click();
        assertThat(page.getByPlaceholder("Username")).isVisible();
    }

    void choose(String filter) {
        filter(filter).click();
        assertThat(page.locator(".tasks-list > li").first()).isVisible();
    }

    /** Opens the task of this name that belongs to this case, on whichever page of the list it is. */
    void open(String task, CaseNumber number) {
        Locator card = card(task, number);
        Locator further = page.locator("li.pagination-next:not(.disabled) a").first();
        assertThat(card.or(further).first()).isVisible();
        while (!card.isVisible()) {
            Locator top = page.locator(".tasks-list > li").first();
            String before = top.innerText();
            further.click();
            assertThat(top).not().hasText(before);
            assertThat(card.or(further).first()).isVisible();
        }
        card.locator("a").first().click();
        assertThat(form()).isVisible();
    }

    /** How a task is shown in the list. */
    Locator card(String task, CaseNumber number) {
        return page.locator(".tasks-list > li")
                .filter(new FilterOptions().setHasText(task))
                .filter(new FilterOptions().setHasText(number.value()))
                .first();
    }

    void claim() {
        page.locator("button.claim").click();
        assertThat(page.locator("button.claim")).isHidden();
        assertThat(complete()).isVisible();
    }

    /** The menu with the processes that people start. */
    Locator startMenu() {
        return page.locator(".sections-menu li.start-process-action a").first();
    }

    /** Opens the form that starts a process. */
    void startProcess(String process) {
        startMenu().click();
        page.locator(".modal-dialog")
                .getByText(process, new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(form()).isVisible();
    }

    /** Starts the process whose form is open. */
    Locator start() {
        return page.locator(".modal-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName("Start").setExact(true));
    }

    /** What Tasklist says at the head of a window, such as that of a form that starts a process. */
    Locator refusal() {
        return page.locator(".modal-body .notifications .alert");
    }

    Locator complete() {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName("Complete").setExact(true));
    }

    /** What Tasklist says at the foot of the page, good or bad. */
    Locator notice() {
        return page.locator(".page-notifications .notifications");
    }

    Locator form() {
        return page.locator(".fjs-form");
    }

    void fill(String label, String text) {
        Locator field = field(label).locator("input, textarea").first();
        field.fill(text);
        field.press("Tab");
    }

    /** A select is a list of its own, not one of the browser. */
    void select(String label, String option) {
        Locator field = field(label);
        field.locator(".fjs-input-group").click();
        Locator search = field.locator("input.fjs-input[type=text]");
        if (search.count() > 0) {
            search.fill(option);
        }
        field.locator(".fjs-dropdownlist-item")
                .getByText(option, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    void tick(String label, String option) {
        field(label)
                .getByText(option, new Locator.GetByTextOptions().setExact(true))
                .click();
    }

    /** The field with this label, with or without the star of a required one; a group has a label too. */
    Locator field(String label) {
        // The browser matches it, and it does not know Pattern.quote
        Pattern text = Pattern.compile("^\\s*" + label.replaceAll("[.?*+()]", "\\\\$0") + "\\*?\\s*$");
        return form().locator(".fjs-form-field:not(.fjs-form-field-grouplike)")
                .filter(new FilterOptions().setHas(page.locator("label").filter(new FilterOptions().setHasText(text))));
    }

    private Locator filter(String name) {
        return page.locator(".task-filter")
                .filter(new FilterOptions().setHasText(name))
                .first();
    }
}
