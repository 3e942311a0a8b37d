package eu.socieux.intake;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The check-list of screening: proposed by the tables, decided by an officer, worded for the institution. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScreeningIT {

    private static final String COUNTRY = "le pays dans lequel elle exerce ses missions";
    private static final String CONTACT = "la personne à contacter";
    private static final String NEEDS = "des besoins auxquels l’assistance devrait répondre";

    @Autowired
    private CaseOpening cases;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private JdbcClient jdbc;

    @AfterEach
    void backToToday() {
        ClockUtil.reset();
    }

    @Test
    void what_the_tables_find_missing_is_proposed_to_the_officer_and_listed_in_the_language_of_the_institution() {
        CaseNumber number = received();
        assertThat(facts.of(CaseScope.wholeCase(number)))
                .containsEntry("completenessInstitutionAuto", "missing")
                .containsEntry("completenessNeedsAuto", "missing");

        driver.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of(
                        "screeningDecision", "incomplete",
                        "correspondenceLanguage", "fr",
                        "institutionName", "Caisse de prévoyance du lac",
                        "needs", "Un registre unique des bénéficiaires."));

        assertThat(letter(number, "clarification"))
                .as("the country was not said, the needs were")
                .contains(COUNTRY, CONTACT)
                .doesNotContain(NEEDS);
    }

    @Test
    void the_decision_of_the_officer_counts_more_than_the_finding_and_its_evidence_is_kept() {
        CaseNumber number = received();

        driver.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of(
                        "screeningDecision", "incomplete",
                        "correspondenceLanguage", "fr",
                        "needs", "À préciser.",
                        "completenessContactOfficer", "given",
                        "completenessContactEvidence", "Signature block of the covering note",
                        "completenessNeedsOfficer", "missing",
                        "missingItems", "L’avis de la tutelle"));

        assertThat(letter(number, "clarification"))
                .contains(COUNTRY, NEEDS, "L’avis de la tutelle")
                .doesNotContain(CONTACT);
        assertThat(facts.of(CaseScope.wholeCase(number)))
                .containsEntry("completenessContactEvidence", "Signature block of the covering note");
    }

    @Test
    void what_is_still_missing_is_repeated_in_the_reminder_and_in_the_notice_of_lapse() {
        CaseNumber number = received();
        driver.submit(
                number,
                "UserTask_ScreenRequest",
                Map.of("screeningDecision", "incomplete", "correspondenceLanguage", "fr"));

        driver.moveTo("2086-06-30");
        driver.runDueJobs();

        assertThat(driver.openElements(number)).containsExactly("UserTask_AwaitRevival");
        assertThat(letter(number, "clarification_reminder")).contains(COUNTRY, CONTACT);
        assertThat(letter(number, "lapse_notice")).contains(COUNTRY, CONTACT);
    }

    private CaseNumber received() {
        CaseNumber number = cases.received("2086-03-06");
        cases.start("request-intake", number, Map.of());
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
        return number;
    }

    private String letter(CaseNumber number, String letter) {
        return jdbc.sql("select plain_text from message_log where case_number = :number and letter = :letter")
                .param("number", number.value())
                .param("letter", letter)
                .query(String.class)
                .single()
                .replaceAll("\\s+", " ");
    }
}
