package eu.socieux.portal;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.PaperDesk;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page with the letters to print, as the registry and others see it. */
@IntegrationTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class PrintQueueIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String PAGE = "/print-queue";
    private static final String DAY = "2084-10-02";

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private PaperDesk desk;

    @Autowired
    private Letters letters;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private RuntimeService runtimeService;

    private CaseNumber number;

    @BeforeEach
    void a_letter_waits() {
        driver.moveTo(DAY);
        number = desk.scanned(desk.takeDown(Map.of(
                "requestChannel", "letter",
                "firstReceivedOn", DAY,
                "arrivedOn", DAY,
                "requestSubject", "A register of households",
                "correspondenceLanguage", "en",
                "contactName", "Limbani Kachale",
                "address", "Plot 14, Capital Hill\nLilongwe 3")));
    }

    @AfterEach
    void leave_nothing_running() {
        runtimeService.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtimeService.deleteProcessInstance(id, "end of the test", true, true));
        ClockUtil.reset();
    }

    @Test
    void the_registry_prints_chosen_letters_and_notes_when_they_left() {
        Browser clerk = new Browser(port);
        clerk.signIn("clerk", PASSWORD);
        Document page = clerk.page(PAGE);
        assertThat(page.select("tr:contains(" + number + ")").text()).contains("Plot 14, Capital Hill", "Post");

        Map<String, String> chosen = Map.of("letter", String.valueOf(letter().id()));
        HttpResponse<byte[]> printed = clerk.postFrom(PAGE, PAGE + "/print", chosen);
        assertThat(printed.statusCode()).isEqualTo(200);
        assertThat(new String(printed.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(clerk.page(PAGE).select("tr:contains(" + number + ")").text())
                .contains("clerk");

        assertThat(clerk.postFrom(PAGE, PAGE + "/sent", chosen).statusCode()).isEqualTo(302);
        assertThat(clerk.page(PAGE).select("[role=alert]").text()).contains("Enter the day");
        clerk.postFrom(PAGE, PAGE + "/sent", Map.of("letter", String.valueOf(letter().id()), "sentOn", DAY));
        assertThat(letter().state()).isEqualTo(LetterState.SENT);
        Document after = clerk.page(PAGE);
        assertThat(after.select("[role=status]").text()).contains("One letter noted");
        assertThat(after.select("form[action='/print-queue/print']").text()).doesNotContain(number.value());
    }

    @Test
    void who_noted_a_letter_as_sent_corrects_the_day_or_takes_it_back() {
        Browser clerk = new Browser(port);
        clerk.signIn("clerk", PASSWORD);
        driver.moveTo("2084-10-06");
        String one = PAGE + "/" + letter().id();
        clerk.postFrom(PAGE, PAGE + "/sent", Map.of("letter", String.valueOf(letter().id()), "sentOn", "2084-10-05"));

        clerk.postFrom(PAGE, one + "/correct", Map.of("sentOn", "2084-10-01"));
        assertThat(clerk.page(PAGE).select("[role=alert]").text()).contains("Correct the day");
        clerk.postFrom(PAGE, one + "/correct", Map.of("sentOn", "2084-10-03"));
        assertThat(clerk.page(PAGE).select("[role=status]").text()).contains("The day is corrected");
        assertThat(letter().sentOn()).hasToString("2084-10-03");

        clerk.postFrom(PAGE, one + "/take-back", Map.of());
        assertThat(clerk.page(PAGE).select("[role=status]").text()).contains("waits to be printed again");
        assertThat(letter().state()).isEqualTo(LetterState.QUEUED_TO_PRINT);
    }

    @Test
    void a_letter_that_could_not_be_mailed_is_printed_from_its_case() {
        jdbc.sql(
                        """
                        update message_log set state = 'FAILED', reason = 'refused', delivery = 'EMAIL', destination = null
                        where id = :id
                        """)
                .param("id", letter().id())
                .update();
        Browser manager = new Browser(port);
        manager.signIn("action", PASSWORD);
        String page = "/cases/" + number;
        String print = page + "/letters/" + letter().id() + "/print";
        assertThat(manager.page(page)
                        .select("form[action='" + print + "'] button")
                        .text())
                .isEqualTo("Print and post instead");

        manager.postFrom(page, print, Map.of());

        Document after = manager.page(page);
        assertThat(after.select("[role=status]").text()).contains("among the letters to print now");
        assertThat(after.select("form[action='" + print + "']")).isEmpty();
        assertThat(letter().state()).isEqualTo(LetterState.QUEUED_TO_PRINT);
        assertThat(letter().recipientAddress()).contains("Plot 14, Capital Hill");
    }

    @Test
    void others_see_the_list_and_change_nothing() {
        Browser manager = new Browser(port);
        manager.signIn("action", PASSWORD);
        Document page = manager.page(PAGE);
        assertThat(page.text()).contains(number.value());
        assertThat(page.select("main input:not([type=hidden]), main button")).isEmpty();
        HttpResponse<byte[]> refused = manager.postFrom(
                "/settings", PAGE + "/sent", Map.of("letter", String.valueOf(letter().id()), "sentOn", DAY));
        assertThat(refused.statusCode()).isIn(403, 404);
        assertThat(letter().state()).isEqualTo(LetterState.QUEUED_TO_PRINT);
    }

    @Test
    void nobody_sees_the_list_without_signing_in() {
        assertThat(new Browser(port).get(PAGE).statusCode()).isEqualTo(302);
    }

    private WrittenLetter letter() {
        return letters.ofCase(number).stream()
                .filter(written -> written.letter().equals("acknowledgement"))
                .findFirst()
                .orElseThrow();
    }
}
