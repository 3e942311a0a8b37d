package eu.socieux.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Finds the Chromium of this machine, starts it once for all tests and gives each test a visit of its own. */
final class BrowserExtension
        implements ExecutionCondition, ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(BrowserExtension.class);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    /** The tests bring no browser of their own, need no network and may run as root in a container. */
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Path> browser = executable();
        if (browser.isPresent()) {
            return ConditionEvaluationResult.enabled("in " + browser.get());
        }
        String missing = "no browser found: install chromium, or name one with SOCIEUX_BROWSER";
        if ("true".equals(System.getenv("SOCIEUX_REQUIRE_BROWSER"))) {
            throw new IllegalStateException("SOCIEUX_REQUIRE_BROWSER is true, but " + missing + ".");
        }
        System.out.println("Skipped " + context.getDisplayName() + ": " + missing + ".");
        return ConditionEvaluationResult.disabled(missing);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Visit.class;
    }

    @Override
    public Visit resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Browser browser = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(Started.class, key -> Started.now(), Started.class)
                .browser();
        return store(context)
                .getOrComputeIfAbsent(
                        Visit.class,
                        key -> Visit.start(
                                browser, context.getRequiredTestClass().getSimpleName()),
                        Visit.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Visit visit = store(context).get(Visit.class, Visit.class);
        if (visit != null && context.getExecutionException().isPresent()) {
            visit.keep("failure-" + context.getRequiredTestMethod().getName());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Visit visit = store(context).remove(Visit.class, Visit.class);
        if (visit != null) {
            visit.close();
        }
    }

    private static ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(NAMESPACE);
    }

    private static Optional<Path> executable() {
        String named = System.getenv("SOCIEUX_BROWSER");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        List<String> folders = List.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator));
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The one browser of a test run; JUnit closes it at the end. */
    private record Started(Playwright playwright, Browser browser) implements CloseableResource {

        static Started now() {
            Path executable = executable().orElseThrow();
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Browser browser = playwright
                    .chromium()
                    .launch(new LaunchOptions().setExecutablePath(executable).setArgs(ARGUMENTS));
            return new Started(playwright, browser);
        }

        @Override
        public void close() {
            browser.close();
            playwright.close();
        }
    }
}
