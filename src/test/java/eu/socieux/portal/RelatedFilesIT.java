package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelation.Kind;
import eu.socieux.records.CaseRelations;
import eu.socieux.scenario.CaseOpening;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that belong together, on the pages of staff. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RelatedFilesIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String SCRIPT = "<script>alert(1)</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private CaseRelations relations;

    private Browser browser;
    private CaseNumber first;
    private CaseNumber second;

    @BeforeEach
    void two_requests() {
        first = cases.received("2095-01-04");
        second = cases.received("2095-01-05");
        cases.note(second, Map.of("title", "Registry " + SCRIPT, "institutionName", "Office " + SCRIPT));
        browser = new Browser(port);
    }

    @AfterEach
    void reset_the_clock() {
        ClockUtil.reset();
    }

    @Test
    void what_is_on_file_in_a_merged_request_is_seen_with_the_other() {
        relations.relate(second, first, Kind.MERGED, "clerk");
        browser.signIn("clerk", PASSWORD);

        Document page = browser.page("/cases/" + first);
        Element other =
                page.select("section[aria-labelledby=related-" + second + "]").first();
        assertThat(other).isNotNull();
        assertThat(other.text()).contains(second.value(), "Merged into this one", "by clerk", "Registry " + SCRIPT);
        assertThat(page.select("section.document script")).isEmpty();
        assertThat(browser.get(other.select("a[download]").attr("href")).statusCode())
                .isEqualTo(200);

        Document merged = browser.page("/cases/" + second);
        assertThat(merged.select(".notice a").attr("href")).isEqualTo("/cases/" + first);
        assertThat(merged.select("section[aria-labelledby=related-" + first + "] a[download]"))
                .isEmpty();
    }

    @Test
    void linked_and_held_requests_lead_to_each_other() {
        relations.relate(second, first, Kind.LINKED, "clerk");
        relations.relate(second, first, Kind.HELD, "clerk");
        browser.signIn("inspector", PASSWORD);

        assertThat(browser.page("/cases/" + first).select("#related").text()).isEqualTo("Related files");
        assertThat(browser.page("/cases/" + first)
                        .select("section[aria-labelledby=related-" + second + "] .tag")
                        .eachText())
                .containsExactly("Waits for this one");
        assertThat(browser.page("/cases/" + second)
                        .select("section[aria-labelledby=related-" + first + "] .tag")
                        .eachText())
                .containsExactly("Waits for that one");
        relations.release(second);
        assertThat(browser.page("/cases/" + second + "?lang=fr")
                        .select("section[aria-labelledby=related-" + first + "] .tag")
                        .eachText())
                .containsExactly("Les deux suivent leur cours");
    }

    @Test
    void lists_say_into_which_case_a_request_was_merged() {
        relations.relate(second, first, Kind.MERGED, "clerk");
        browser.signIn("clerk", PASSWORD);

        assertThat(browser.page("/search?q=" + second).select("a.tag").eachText())
                .contains("merged into " + first);
        assertThat(browser.page("/requests?q=" + second).select("td .tag").eachText())
                .contains("merged into " + first);
        assertThat(new String(browser.get("/requests.csv?q=" + second).body(), StandardCharsets.UTF_8))
                .contains("merged into " + first);
    }

    @Test
    void nobody_without_an_account_sees_any_of_it() {
        relations.relate(second, first, Kind.MERGED, "clerk");
        assertThat(browser.get("/cases/" + first).statusCode()).isEqualTo(302);
        assertThat(Browser.read(browser.get("/cases/" + first)).text()).doesNotContain(second.value());
    }
}
