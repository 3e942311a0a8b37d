package eu.socieux.intake.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Samples;
import eu.socieux.forms.process.TaskForms;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.Mail;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is read in a request reaches the clerk's form, and nothing else. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ProposedScreeningIT {

    private static final String SCREENING = "UserTask_ScreenRequest";

    @Autowired
    private CaseDriver driver;

    @Autowired
    private Mail mail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private TaskForms forms;

    @Autowired
    private RequestReadings readings;

    @AfterEach
    void backToToday() {
        ClockUtil.reset();
    }

    @Test
    void the_clerk_finds_the_form_filled_and_sees_where_each_value_was_read() throws Exception {
        CaseNumber number = received(Samples.THREAD, "2083-03-02");
        assertThat(prefill(number)).doesNotContainKeys("country", "proposals");

        readings.readWaiting();

        assertThat(prefill(number))
                .containsEntry("country", "MG")
                .containsEntry("contactName", "Hanta Rasolofomanana")
                .containsEntry("contactEmail", "h.rasolo@caisse-as.example.org")
                .containsEntry("mainArea", "social_insurance.accident")
                .doesNotContainKey("screeningDecision");
        assertThat(rows(prefill(number))).anySatisfy(row -> assertThat(row)
                .containsEntry("label", "Number of activities proposed")
                .containsEntry("value", "2")
                .hasEntrySatisfying("earlier", earlier -> assertThat(String.valueOf(earlier))
                        .startsWith("4 (")));
        assertThat(String.valueOf(prefill(number).get("proposals")))
                .as("what the Delegation said in confidence")
                .doesNotContain("elections");
    }

    @Test
    void proposals_are_no_facts_until_a_person_submits_them() throws Exception {
        CaseNumber number = received(Samples.ENGLISH, "2083-03-03");
        readings.readWaiting();

        assertThat(facts.of(CaseScope.wholeCase(number)))
                .doesNotContainKeys("country", "contactName", "institutionName")
                .containsEntry("contactEmail", "t.phiri@socialwelfare.example.org");
    }

    @Test
    void what_was_accepted_and_what_was_corrected_stays_on_file_and_is_not_proposed_again() throws Exception {
        CaseNumber number = received(Samples.FRENCH, "2083-03-05");
        readings.readWaiting();
        assertThat(prefill(number))
                .containsEntry("mainArea", "social_insurance.health")
                .doesNotContainKey("country")
                .hasEntrySatisfying(
                        "missingItems",
                        items -> assertThat(String.valueOf(items).lines()).contains("Le pays de votre institution."));

        Map<String, Object> answers = answers(prefill(number));
        answers.put("institutionName", "Agence nationale de la solidarité");
        answers.put("screeningDecision", "incomplete");
        driver.moveTo("2083-03-06");
        driver.submit(number, SCREENING, answers);

        assertThat(outcomes(number))
                .containsEntry("mainArea", "accepted")
                .containsEntry("institutionName", "corrected");
        driver.file(number, null, "clarification_answer");
        readings.readWaiting();
        driver.submit(number, "UserTask_AwaitClarification", Map.of("clarificationDecision", "answered"));
        driver.runDueJobs();
        assertThat(prefill(number)).containsEntry("institutionName", "Agence nationale de la solidarité");
    }

    @Test
    void a_request_that_was_read_is_not_read_again() throws Exception {
        CaseNumber number = received(Samples.SPANISH, "2083-03-09");
        readings.readWaiting();
        readings.readWaiting();
        assertThat(jdbc.sql("select count(*) from request_reading where case_number = :number")
                        .param("number", number.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private Map<String, Object> prefill(CaseNumber number) {
        return forms.prefill(driver.task(number, SCREENING).getId());
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> prefill) {
        return (List<Map<String, Object>>) prefill.get("proposals");
    }

    /** What the form would send back if nobody touched it. */
    private static Map<String, Object> answers(Map<String, Object> prefill) {
        Map<String, Object> answers = new HashMap<>(prefill);
        List.of(
                        "channel",
                        "proposals",
                        "unreadScans",
                        "caseNumber",
                        "receivedOn",
                        "receivedOnInWords",
                        "senderName",
                        "senderEmail",
                        "subject",
                        "likeRequests",
                        "likeRequestOptions",
                        "openLikeRequestOptions",
                        "relatedRequest")
                .forEach(answers::remove);
        return answers;
    }

    private Map<String, String> outcomes(CaseNumber number) {
        Map<String, String> outcomes = new HashMap<>();
        jdbc.sql("select field, outcome from request_proposal_outcome where case_number = :number")
                .param("number", number.value())
                .query(row -> {
                    outcomes.put(row.getString("field"), row.getString("outcome"));
                });
        return outcomes;
    }

    private CaseNumber received(String sample, String day) throws Exception {
        driver.moveTo(day);
        byte[] message = Mail.sampleAsFirst(sample);
        String id = new String(message, StandardCharsets.ISO_8859_1)
                .lines()
                .filter(line -> line.startsWith("Message-ID: "))
                .findFirst()
                .orElseThrow()
                .substring("Message-ID: ".length());
        mail.deliver(message);
        CaseNumber number = await("a case is opened for " + sample)
                .atMost(Duration.ofSeconds(30))
                .until(() -> caseOf(id), Optional::isPresent)
                .orElseThrow();
        driver.runDueJobs();
        return number;
    }

    private Optional<CaseNumber> caseOf(String messageId) {
        return jdbc.sql("select case_number from request where message_id = :id")
                .param("id", messageId)
                .query(String.class)
                .optional()
                .map(CaseNumber::new);
    }
}
