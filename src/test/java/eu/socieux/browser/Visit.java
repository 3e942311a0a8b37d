package eu.socieux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One person at a browser with a clean profile. Keeps pictures of the steps and what went wrong in the page. */
final class Visit {

    private static final double PATIENCE_IN_MILLISECONDS = 20_000;

    /** The browser's own line on a failed request, which does not name the request. */
    private static final String REFUSED = "Failed to load resource";

    /** Camunda's web applications ask it before sign-in, and nobody is the right answer. */
    private static final String WHO_AM_I = "/auth/user/default";

    private final BrowserContext context;
    private final Page page;
    private final String test;
    private final List<String> problems = new ArrayList<>();

    private Visit(BrowserContext context, String test) {
        this.context = context;
        this.page = context.newPage();
        this.test = test;
        page.setDefaultTimeout(PATIENCE_IN_MILLISECONDS);
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_IN_MILLISECONDS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith(REFUSED)) {
                problems.add(message.text() + " (" + message.location() + ")");
            }
        });
        page.onPageError(error -> problems.add("uncaught: " + error));
        page.onResponse(response -> {
            if (response.status() >= 400 && !response.url().endsWith(WHO_AM_I)) {
                problems.add("HTTP " + response.status() + " " + response.url());
            }
        });
    }

    static Visit start(Browser browser, String test) {
        BrowserContext context = browser.newContext(new NewContextOptions()
                .setLocale("en-GB")
                .setTimezoneId("Europe/Brussels")
                .setViewportSize(1440, 900));
        return new Visit(context, test);
    }

    Page page() {
        return page;
    }

    /** Keeps a picture of what is in sight, as {@code target/screenshots/<test>-<step>.png}. */
    void keep(String step) {
        page.screenshot(new ScreenshotOptions().setPath(Path.of("target", "screenshots", test + "-" + step + ".png")));
    }

    /** Keeps a picture of the whole page, as {@link #keep} does of what is in sight. */
    void keepAll(String step) {
        page.screenshot(new ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of("target", "screenshots", test + "-" + step + ".png")));
    }

    /** Fails when the page met an error or wrote one to the console since the start. */
    void hadNoProblems() {
        assertThat(problems).as("problems in the page %s", page.url()).isEmpty();
    }

    void close() {
        context.close();
    }
}
