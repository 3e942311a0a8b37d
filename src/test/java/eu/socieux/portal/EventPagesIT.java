package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.analyst.Modeler;
import eu.socieux.analyst.Trial;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
class EventPagesIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String WITHDRAWAL = "intake.requestWithdrawn";
    private static final byte[] LETTER = "We withdraw our request.".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    private int port;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private Documents documents;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private RepositoryService repositoryService;

    private Browser browser;
    private CaseNumber number;

    @BeforeEach
    void openCase() {
        browser = new Browser(port);
        number = cases.received("2062-03-06");
        cases.start("technical-assistance", number, Map.of());
    }

    @AfterEach
    void endCase() {
        runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .listPage(0, 10)
                .forEach(instance ->
                        runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true));
        ClockUtil.reset();
    }

    @ParameterizedTest
    @CsvSource({"clerk, true", "action, true", "assessor, false", "inspector, false"})
    void the_page_of_a_case_offers_what_the_role_may_record(String person, boolean offered) {
        browser.signIn(person, PASSWORD);

        Document page = browser.page("/cases/" + number);

        assertThat(page.select("a[href^=" + address() + "]").isEmpty()).isEqualTo(!offered);
        assertThat(page.select("a[href*=planning.actionCancelled]"))
                .as("there is no action yet")
                .isEmpty();
        assertThat(browser.get(address()).statusCode() == 200).isEqualTo(offered);
    }

    @ParameterizedTest
    @CsvSource({
        "en, Request withdrawn by the institution, Reason given by the institution",
        "fr, Demande retirée par l’institution, Motif indiqué par l’institution",
        "es, Solicitud retirada por la institución, Motivo indicado por la institución",
        "pt, Pedido retirado pela instituição, Motivo indicado pela instituição"
    })
    void the_form_speaks_the_language_of_its_reader(String language, String title, String label) {
        browser.signIn("clerk", PASSWORD);

        Document page = Browser.read(browser.get(address(), "Accept-Language", language));

        assertThat(page.select("h1").text()).isEqualTo(title);
        assertThat(page.select("label[for=field-requestWithdrawalReason]").text())
                .isEqualTo(label);
        assertThat(page.select("script, [style], [onclick]")).isEmpty();
    }

    @Test
    void an_event_which_an_analyst_added_is_called_as_in_the_model() {
        Map<String, String> files = Trial.files();
        files.put(
                Trial.FILE,
                Trial.modelWithEvent(
                        "evaluation.reportStopped",
                        "form=record-withdrawal",
                        "recordedBy=registry",
                        "notWhileOpen=UserTask_ValidateEvaluation"));
        files.put("record-withdrawal.form", Trial.read("forms/events/record-withdrawal.form"));
        Modeler.Answer deployed = Modeler.basic(port, "designer", PASSWORD).deploy("Reports can be stopped", files);
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(200);
        try {
            cases.start(Trial.KEY, number, Map.of());
            browser.signIn("clerk", PASSWORD);

            String event = "/cases/" + number + "/events/evaluation.reportStopped";
            assertThat(browser.page("/cases/" + number)
                            .select("a[href^=" + event + "]")
                            .text())
                    .isEqualTo("Report stopped");
            Document page = browser.page(event);
            assertThat(page.title()).contains("Report stopped");
            assertThat(page.select("h1").text()).isEqualTo("Report stopped");
            assertThat(browser.upload(event, complete(), "", new byte[0], browser.token(event))
                            .statusCode())
                    .isEqualTo(302);
            assertThat(driver.openElements(number)).doesNotContain("UserTask_DraftEvaluationReport");
        } finally {
            repositoryService.deleteDeployment(deployed.json().path("id").asText(), true);
        }
    }

    @Test
    void what_is_wrong_is_said_beside_the_field_and_what_is_right_is_kept() {
        browser.signIn("clerk", PASSWORD);

        HttpResponse<byte[]> refused =
                record(Map.of("requestWithdrawnOn", "soon", "requestWithdrawnBy", "The <b>head</b>"), "");

        assertThat(refused.statusCode()).isEqualTo(422);
        Document page = Browser.read(refused);
        assertThat(page.select("#field-requestWithdrawnOn-wrong").text()).contains("2026-05-31");
        assertThat(page.select("#field-requestWithdrawalReason-wrong").text()).isEqualTo("Fill this in.");
        assertThat(page.select("#file-file-wrong").text()).contains("Choose a file");
        assertThat(page.select("#field-requestWithdrawnBy").attr("value")).isEqualTo("The <b>head</b>");
        assertThat(page.select("textarea[aria-invalid=true]").attr("aria-describedby"))
                .contains("field-requestWithdrawalReason-wrong");
        assertThat(driver.isEnded(number)).isFalse();
        assertThat(caseFile.facts(CaseScope.wholeCase(number))).doesNotContainKey("requestWithdrawnBy");
    }

    @Test
    void a_program_in_place_of_the_letter_leaves_the_case_as_it_was() {
        browser.signIn("clerk", PASSWORD);

        HttpResponse<byte[]> refused = browser.upload(
                address(),
                complete(),
                "letter.pdf",
                "#!/bin/sh\nrm -r /\n".getBytes(StandardCharsets.US_ASCII),
                browser.token(address()));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Browser.read(refused).select("#file-file-wrong").text()).contains("program");
        assertThat(caseFile.facts(CaseScope.wholeCase(number))).doesNotContainKey("requestWithdrawnBy");
        assertThat(driver.isEnded(number)).isFalse();
    }

    @Test
    void a_recorded_withdrawal_is_on_file_with_its_letter_and_ends_the_case() {
        browser.signIn("clerk", PASSWORD);

        HttpResponse<byte[]> recorded = record(complete(), "Withdrawal.txt");
        assertThat(recorded.statusCode()).isEqualTo(302);
        driver.runDueJobs();

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(caseFile.facts(CaseScope.wholeCase(number)))
                .containsEntry("requestWithdrawalReason", "The ministry was merged.")
                .containsEntry("requestWithdrawnOn", "2062-03-07");
        assertThat(documents.ofCase(number))
                .extracting(RegisteredDocument::type)
                .contains("withdrawal_notice", "letter_out");
        Document page = browser.page("/cases/" + number);
        assertThat(page.select("[role=status]").text()).contains("Recorded");
        assertThat(page.text()).contains("Request withdrawn", "page of the case", "The ministry was merged.");
        assertThat(page.select("#events")).isEmpty();
        assertThat(browser.get(address()).statusCode()).isEqualTo(404);
    }

    @Test
    void an_event_the_case_does_not_wait_for_is_not_found() {
        browser.signIn("leader", PASSWORD);

        assertThat(browser.get("/cases/" + number + "/events/planning.actionCancelled")
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/cases/R-1998-001/events/" + WITHDRAWAL).statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<byte[]> record(Map<String, String> fields, String fileName) {
        return browser.upload(
                address(), fields, fileName, fileName.isEmpty() ? new byte[0] : LETTER, browser.token(address()));
    }

    private String address() {
        return "/cases/" + number + "/events/" + WITHDRAWAL;
    }

    private static Map<String, String> complete() {
        return Map.of(
                "requestWithdrawnOn", "2062-03-07",
                "requestWithdrawalChannel", "letter",
                "requestWithdrawnBy", "Thandiwe Phiri-Banda",
                "requestWithdrawalReason", "The ministry was merged.");
    }
}
