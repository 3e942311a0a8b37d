package eu.socieux.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import eu.socieux.IntegrationTest;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@BrowserTest
class PublicPagesIT {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @CsvSource({"/, home", "/sign-in, sign-in", "/guides, guides"})
    void whoeverCannotSeeOrPointFindsTheWayToo(String path, String step, Visit visit) {
        visit.page().navigate("http://localhost:" + port + path);
        visit.keep(step);

        List<Rule> violations = new AxeBuilder(visit.page()).analyze().getViolations();

        assertThat(violations)
                .as("violations on %s", path)
                .extracting(rule -> rule.getHelp() + ": " + rule.getNodes())
                .isEmpty();
        visit.hadNoProblems();
    }
}
