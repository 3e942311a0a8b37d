package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.intake.RegisteredRequest;
import eu.socieux.intake.RequestOnPaper;
import eu.socieux.intake.Requests;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.PaperDesk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class RequestByPaperPathIT extends ProcessPaths {

    private static final String ADDRESS = "Plot 14, Capital Hill\nLilongwe 3";

    @Autowired
    private PaperDesk desk;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestOnPaper paper;

    @Autowired
    private Documents documents;

    RequestByPaperPathIT() {
        super("request-by-paper");
    }

    @ParameterizedTest
    @ValueSource(strings = {"letter", "fax", "hand"})
    void paper_is_scanned_registered_and_screened_like_any_request(String channel) {
        driver.moveTo("2084-03-06");
        CaseNumber file = desk.takeDown(entry(channel));
        assertThat(driver.openElements(file)).containsExactly("UserTask_FileScan");

        CaseNumber number = desk.scanned(file);

        assertThat(path(file))
                .containsExactly(
                        "StartEvent_RequestBrought",
                        "Gateway_ByTelephone",
                        "UserTask_FileScan",
                        "Gateway_CaseOpened",
                        "ServiceTask_RegisterRequest",
                        "EndEvent_RequestRegistered");
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
        RegisteredRequest request = requests.find(number).orElseThrow();
        assertThat(request.channel().key()).isEqualTo(channel);
        assertThat(request.firstReceivedOn()).hasToString("2084-02-24");
        assertThat(request.receivedOn()).hasToString("2084-03-02");
        assertThat(original(number)).endsWith(".txt");
        assertThat(caseFile.facts(CaseScope.wholeCase(number)))
                .containsEntry("documentDate", "2084-02-20")
                .containsEntry("address", ADDRESS)
                .containsEntry("channel", channel);
    }

    @Test
    void a_telephone_call_has_its_note_as_the_original() {
        driver.moveTo("2084-03-06");
        Map<String, Object> call = entry("call");
        call.remove("documentDate");
        call.put("telephoneNote", "They ask for help with a register of households.");
        CaseNumber file = desk.takeDown(call);

        assertThat(path(file))
                .containsExactly(
                        "StartEvent_RequestBrought",
                        "Gateway_ByTelephone",
                        "ServiceTask_RenderTelephoneNote",
                        "ServiceTask_RegisterRequest",
                        "EndEvent_RequestRegistered");
        CaseNumber number = desk.caseOf(file);
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
        assertThat(original(number)).endsWith(".pdf");
    }

    @Test
    void paper_does_not_go_on_without_its_scan() {
        driver.moveTo("2084-03-06");
        CaseNumber file = desk.takeDown(entry("letter"));

        assertThatThrownBy(() -> driver.submit(file, "UserTask_FileScan", Map.of("scanDecision", "register")))
                .hasMessageContaining("Request");
        assertThat(driver.openElements(file)).containsExactly("UserTask_FileScan");
    }

    @ParameterizedTest
    @CsvSource({
        "2084-03-03, 2084-03-02, First received by somebody of ours: give a day that is not after “Received at the facility”",
        "2084-03-02, 2084-03-07, Received at the facility: give a day that has come",
    })
    void a_reception_that_cannot_have_been_is_refused(String first, String arrived, String reason) {
        driver.moveTo("2084-03-06");
        Map<String, Object> entry = entry("letter");
        entry.put("firstReceivedOn", first);
        entry.put("arrivedOn", arrived);

        assertThatThrownBy(() -> desk.takeDown(entry)).hasMessageContaining(reason);
    }

    @Test
    void what_was_taken_down_by_mistake_opens_no_case() {
        driver.moveTo("2084-03-06");
        CaseNumber file = desk.takeDown(entry("letter"));
        driver.submit(
                file,
                "UserTask_FileScan",
                Map.of("scanDecision", "discard", "scanRemarks", "It is R-2084-001 already."));

        assertThat(path(file)).endsWith("EndEvent_EntryDiscarded");
        assertThat(requests.ofFile(file)).isEmpty();
    }

    @Test
    void a_step_that_is_repeated_after_a_fault_registers_nothing_twice() {
        driver.moveTo("2084-03-06");
        CaseNumber file = desk.takeDown(entry("letter"));
        CaseNumber number = desk.scanned(file);

        assertThat(paper.register(file)).isEqualTo(number);
        assertThat(driver.instances(number, "technical-assistance")).hasSize(1);
    }

    @Test
    void only_the_registry_takes_requests_down_and_with_the_form_only() {
        driver.moveTo("2084-03-06");
        CaseNumber number = cases.received("2084-03-06");

        assertThatThrownBy(() -> desk.takeDownAs("action", entry("letter"))).isInstanceOf(AuthorizationException.class);
        assertThatThrownBy(() -> driver.as(
                        "clerk", () -> desk.startPastTheForm(number.value(), Map.of("requestChannel", "call"))))
                .hasMessageContaining("with its form only");
    }

    private static Map<String, Object> entry(String channel) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("requestChannel", channel);
        entry.put("documentDate", "2084-02-20");
        entry.put("firstReceivedOn", "2084-02-24");
        entry.put("arrivedOn", "2084-03-02");
        entry.put("requestSubject", "A register of households");
        entry.put("correspondenceLanguage", "en");
        entry.put("institutionName", "Ministry of Gender");
        entry.put("country", "MW");
        entry.put("contactName", "Limbani Kachale");
        entry.put("address", ADDRESS);
        return entry;
    }

    private String original(CaseNumber number) {
        List<RegisteredDocument> originals = documents.ofCase(number).stream()
                .filter(document -> document.type().equals("request_original"))
                .toList();
        assertThat(originals).hasSize(1);
        return originals.get(0).latest().fileName();
    }
}
