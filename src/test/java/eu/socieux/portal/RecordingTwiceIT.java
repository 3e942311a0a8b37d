package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.SampleAnswers;
import eu.socieux.scenario.Teams;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The letters of a suspension are written in the background, before its review opens. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RecordingTwiceIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String SUSPENSION = "planning.actionSuspended";

    @LocalServerPort
    private int port;

    @Autowired
    private Teams teams;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private RuntimeService runtimeService;

    private CaseNumber number;

    @BeforeEach
    void open_a_case_whose_activity_runs() {
        number = teams.approved("2093-03-02");
        runtimeService
                .createProcessInstanceByKey("technical-assistance")
                .businessKey(number.value())
                .setVariable("activityCount", 1L)
                .startBeforeActivity("SubProcess_Activity#multiInstanceBody")
                .execute();
    }

    @AfterEach
    void end_the_case() {
        runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .listPage(0, 10)
                .forEach(instance ->
                        runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true));
        ClockUtil.reset();
    }

    @Test
    void whoever_records_it_second_is_told_so_and_nothing_is_kept_of_it() {
        Browser browser = signedIn();
        String page = address();
        String token = browser.token(page);

        assertThat(record(browser, token).statusCode()).isEqualTo(302);
        assertThat(notice(browser)).startsWith("Recorded for");
        assertThat(driver.awaitedEvents(number)).doesNotContain(SUSPENSION);
        assertThat(record(browser, token).statusCode()).isEqualTo(302);
        assertThat(notice(browser)).startsWith("Not recorded a second time");
        assertThat(browser.get(page).statusCode()).isEqualTo(302);

        assertThat(suspensions()).hasSize(1);
        driver.runDueJobs();
        assertThat(driver.openElements(number)).containsOnlyOnce("UserTask_ReviewSuspension");
        assertThat(record(browser, token).statusCode()).isEqualTo(302);
        assertThat(suspensions()).hasSize(1);
    }

    @Test
    void of_several_who_record_it_at_the_same_moment_one_does() {
        List<Browser> browsers =
                IntStream.range(0, 4).mapToObj(item -> signedIn()).toList();
        Map<Browser, String> tokens =
                browsers.stream().collect(Collectors.toMap(browser -> browser, browser -> browser.token(address())));

        List<CompletableFuture<HttpResponse<byte[]>>> sent = browsers.stream()
                .map(browser -> CompletableFuture.supplyAsync(() -> record(browser, tokens.get(browser))))
                .toList();

        assertThat(sent.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
                .containsOnly(302);
        assertThat(browsers.stream().map(this::notice).filter(said -> said.startsWith("Recorded for")))
                .hasSize(1);
        assertThat(suspensions()).hasSize(1);
        driver.runDueJobs();
        assertThat(driver.openElements(number)).containsOnlyOnce("UserTask_ReviewSuspension");
    }

    private Browser signedIn() {
        Browser browser = new Browser(port);
        browser.signIn("leader", PASSWORD);
        return browser;
    }

    private HttpResponse<byte[]> record(Browser browser, String token) {
        Map<String, String> answers = SampleAnswers.to("record-suspension", Map.of()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, answer -> String.valueOf(answer.getValue())));
        return browser.upload(address(), answers, "", new byte[0], token);
    }

    private String notice(Browser browser) {
        return browser.page("/cases/" + number).select("[role=status]").text();
    }

    private List<CaseEntry> suspensions() {
        return caseFile.entries(number).stream()
                .filter(entry -> "record-suspension".equals(entry.form()))
                .toList();
    }

    private String address() {
        return "/cases/" + number + "/events/" + SUSPENSION;
    }
}
