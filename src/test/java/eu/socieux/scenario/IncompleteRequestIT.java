package eu.socieux.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Letters;
import eu.socieux.documents.process.MissingDocuments;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The hasty message of sample 02: it names neither country nor institution, is asked for more twice, and goes on. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class IncompleteRequestIT {

    private static final Map<String, String> ANSWERED = Map.of("clarificationDecision", "answered");

    @Autowired
    private CaseDriver driver;

    @Autowired
    private Mail mail;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private Letters letters;

    @AfterEach
    void backToToday() {
        ClockUtil.reset();
    }

    @Test
    void what_is_missing_is_asked_for_and_screened_again() throws Exception {
        CaseNumber number = received();

        driver.submit(number, "UserTask_ScreenRequest", incomplete("Le pays et l’institution"));
        assertThat(letters.ofCase(number))
                .extracting(letter -> letter.letter() + " " + letter.language())
                .contains("clarification fr");
        assertThat(facts.of(CaseScope.wholeCase(number))).doesNotContainKeys("country", "institutionName");

        driver.moveTo("2061-03-14");
        assertThatThrownBy(() -> driver.submit(number, "UserTask_AwaitClarification", ANSWERED))
                .isInstanceOf(MissingDocuments.class);
        driver.file(number, null, "clarification_answer");
        driver.submit(number, "UserTask_AwaitClarification", ANSWERED);

        driver.moveTo("2061-03-15");
        driver.submit(number, "UserTask_ScreenRequest", incomplete("Le nombre d’activités"));
        driver.moveTo("2061-03-21");
        assertThatThrownBy(() -> driver.submit(number, "UserTask_AwaitClarification", ANSWERED))
                .isInstanceOf(MissingDocuments.class)
                .hasMessageContaining("was filed before this task came back");
        driver.file(number, null, "clarification_answer");
        driver.submit(number, "UserTask_AwaitClarification", ANSWERED);

        // An institution of its own, for it may have one action at a time
        Map<String, Object> complete = new HashMap<>(Answers.screening());
        complete.put("institutionName", "Caisse nationale de l’exemple incomplet");
        driver.submit(number, "UserTask_ScreenRequest", complete);
        assertThat(driver.openElements(number)).containsExactly("UserTask_AssessEligibility");
        assertThat(facts.of(CaseScope.wholeCase(number))).containsEntry("country", "MW");
    }

    @Test
    void a_request_is_complete_only_with_all_that_a_complete_one_says() throws Exception {
        CaseNumber number = received();
        Map<String, Object> withoutCountry = Answers.screening();
        withoutCountry.put("country", null);

        assertThatThrownBy(() -> driver.submit(number, "UserTask_ScreenRequest", withoutCountry))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessage("Your answers were not saved. Country: choose one, because of “The request is complete and"
                        + " goes on to the eligibility check” under “Is the request complete?”.");
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
    }

    private static Map<String, Object> incomplete(String missing) {
        return Map.of("screeningDecision", "incomplete", "missingItems", missing, "correspondenceLanguage", "fr");
    }

    private CaseNumber received() throws Exception {
        driver.moveTo("2061-03-07");
        String unique = "incomplete-" + System.nanoTime() + ".";
        String message = Files.readString(
                        Path.of("docs", "samples", "02-fr-incomplete-request.eml"), StandardCharsets.ISO_8859_1)
                .replaceFirst("Message-ID: <", "Message-ID: <" + unique);
        mail.deliver(message.getBytes(StandardCharsets.ISO_8859_1));
        CaseNumber number = await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> jdbc.sql("select case_number from request where message_id like :id")
                                .param("id", "%" + unique + "%")
                                .query(String.class)
                                .optional()
                                .map(CaseNumber::new),
                        Optional::isPresent)
                .orElseThrow();
        driver.runDueJobs();
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
        return number;
    }
}
