package eu.socieux.intake.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.LetterState;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.forms.Drafts;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelations;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Milestone;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The same request sent twice, and the second request of an institution: found, and merged, linked or held. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DuplicatesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final AtomicInteger OPENED = new AtomicInteger();
    private static final String FACILITY = "requests@facility.example.org";

    @Autowired
    private GreenMail mailServer;

    @Autowired
    private Environment environment;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseFacts facts;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private CaseRelations relations;

    @Autowired
    private Documents documents;

    @Autowired
    private Letters letters;

    @Autowired
    private Drafts drafts;

    @Autowired
    private HeldRequests held;

    @Autowired
    private RuntimeService runtime;

    @Autowired
    private JdbcClient jdbc;

    /** Words that no other test uses, so that only the requests of this one are like each other. */
    private final String unique = letters(UUID.randomUUID());

    @BeforeEach
    void setTheClock() {
        driver.moveTo("2095-03-01");
    }

    @AfterEach
    void backToToday() {
        ClockUtil.reset();
    }

    @Test
    void the_same_request_sent_again_by_somebody_else_is_proposed_for_merging() throws Exception {
        CaseNumber first = sent("director@" + unique + ".example.org", unique + " and its registry", "form " + unique);
        CaseNumber second = sent("deputy@other.example.org", "Registry of " + unique + ", resent", "form " + unique);

        assertThat(like(second)).first().satisfies(row -> assertThat(row)
                .containsEntry("number", first.value())
                .containsEntry("proposal", "merge")
                .containsEntry("likeness", 100)
                .containsEntry("open", true)
                .containsEntry("fr", "Le même fichier accompagne les deux demandes."));
        assertThat(like(first)).extracting(row -> row.get("number")).contains(second.value());
    }

    @Test
    void a_merged_request_ends_with_a_notice_and_lives_on_in_the_other() throws Exception {
        CaseNumber first = sent("director@" + unique + ".example.org", unique + " registry", "form " + unique);
        CaseNumber second = sent("deputy@" + unique + ".example.net", unique + " registry", "form " + unique);
        await().atMost(PATIENCE).until(() -> letter(second, "acknowledgement").state() == LetterState.SENT);
        String oldAddress = replyAddress(letter(second, "acknowledgement"));

        driver.submit(
                second,
                "UserTask_ScreenRequest",
                Map.of("duplicateDecision", "merge", "otherRequest", first.value(), "correspondenceLanguage", "pt"));

        assertThat(driver.isEnded(second)).isTrue();
        assertThat(driver.path(second, "request-intake"))
                .endsWith("ServiceTask_SendMergeNotice", "EndEvent_RequestMerged")
                .doesNotContain("BusinessRuleTask_ListGaps");
        assertThat(plainText(second, "merge_notice")).contains(first.value(), "juntos");
        assertThat(milestones(second)).contains("request_merged");
        assertThat(relations.current(second)).isEqualTo(first);
        assertThat(relations.of(first)).singleElement().satisfies(relation -> assertThat(relation.madeBy())
                .isEqualTo("clerk"));
        assertThat(like(first)).extracting(row -> row.get("number")).doesNotContain(second.value());

        int before = documents.ofCase(second).size();
        String id = send("deputy@" + unique + ".example.net", "One more paper", "more " + unique, oldAddress);
        await().atMost(PATIENCE).until(() -> caseOf(id) != null);
        assertThat(caseOf(id)).isEqualTo(first.value());
        assertThat(documents.ofCase(first)).extracting(RegisteredDocument::type).contains("message_in");
        assertThat(documents.ofCase(second)).hasSize(before);
        assertThat(jdbc.sql("select reason from inbound_message where message_id = :id")
                        .param("id", id)
                        .query(String.class)
                        .single())
                .contains(second + " was merged into " + first);
    }

    @Test
    void a_case_merged_in_turn_takes_what_was_merged_into_it_along() {
        CaseNumber first = opened("merged twice " + unique, "MW");
        CaseNumber second = opened("merged twice " + unique, "MW");
        CaseNumber third = opened("merged twice " + unique, "MW");

        merge(third, second);
        merge(second, first);

        assertThat(relations.current(third)).isEqualTo(first);
        assertThat(relations.livingIn(first)).containsExactly(second, third);
        assertThat(relations.mergedInto(List.of(first.value(), second.value(), third.value())))
                .containsOnly(Map.entry(second.value(), first.value()), Map.entry(third.value(), first.value()));
        assertThat(relations.isSeenWith(third, first)).isTrue();
        assertThat(relations.isSeenWith(first, third)).isFalse();
    }

    @Test
    void linked_requests_both_go_on_and_are_not_proposed_to_each_other_again() {
        CaseNumber first = opened("Fund " + unique, "MW");
        CaseNumber second = opened("Fund " + unique, "MW");

        driver.submit(
                second,
                "UserTask_ScreenRequest",
                with(Map.of("duplicateDecision", "link", "linkedRequest", first.value())));

        assertThat(driver.openElements(second)).containsExactly("UserTask_AssessEligibility");
        assertThat(relations.of(first)).hasSize(1);
        assertThat(like(first)).extracting(row -> row.get("number")).doesNotContain(second.value());
    }

    @Test
    void a_second_open_request_of_an_institution_is_found_although_its_text_is_another() {
        CaseNumber first = opened("Caisse nationale de " + unique, "MW");
        CaseNumber second = opened("CAISSE  NATIONALE de " + unique + ".", "MW");
        CaseNumber elsewhere = opened("Caisse nationale de " + unique, "KE");

        assertThat(like(second))
                .filteredOn(row -> row.get("number").equals(first.value()))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("proposal", "hold").containsEntry("likeness", 100));
        assertThat(like(second)).extracting(row -> row.get("number")).doesNotContain(elsewhere.value());
    }

    @Test
    void what_an_officer_has_typed_and_kept_as_a_draft_is_compared_for_that_officer() {
        CaseNumber first = opened("Authority " + unique, "MW");
        CaseNumber second = opened("Not yet known " + letters(UUID.randomUUID()), "MW");
        String task = driver.task(second, "UserTask_ScreenRequest").getId();
        driver.as("clerk", () -> drafts.save(task, "clerk", Map.of("institutionName", "AUTHORITY — " + unique)));

        assertThat(like(second)).extracting(row -> row.get("number")).doesNotContain(first.value());
        driver.as("clerk", () -> assertThat(like(second))
                .extracting(row -> row.get("number"))
                .contains(first.value()));
    }

    @Test
    void names_in_letters_without_trigrams_are_found_when_they_are_the_same() {
        String name =
                "وزارة العمل " + unique.codePoints().filter(Character::isDigit).count();
        CaseNumber first = opened(name, "TN");
        CaseNumber second = opened(name, "TN");

        assertThat(like(second)).extracting(row -> row.get("number")).contains(first.value());
    }

    @Test
    void a_held_request_waits_until_the_other_is_closed_and_is_then_screened_again() {
        CaseNumber first = opened("Office " + unique, "MW");
        CaseNumber second = hold(opened("Office " + unique, "MW"), first);
        assertThat(plainText(second, "hold_notice")).contains(first.value(), second.value());
        assertThat(milestones(second)).contains("request_held");

        held.releaseDue();
        assertThat(driver.openElements(second)).containsExactly("UserTask_ReviewHeldRequest");

        end(first);
        held.releaseDue();
        await().atMost(PATIENCE).until(() -> {
            driver.runDueJobs();
            return driver.openElements(second).equals(List.of("UserTask_ScreenRequest"));
        });
        assertThat(milestones(second)).contains("request_released");
        assertThat(relations.of(second)).isEmpty();
        assertThat(caseFile.entries(second))
                .filteredOn(entry -> "review-held-request".equals(entry.form()))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.author()).isEqualTo("system");
                    assertThat(entry.answers().get("releaseReason")).asString().startsWith(first.value());
                });
        cases.note(second, Map.of("institutionName", "Office " + unique, "country", "MW"));
        assertThat(like(second))
                .filteredOn(row -> row.get("number").equals(first.value()))
                .singleElement()
                .satisfies(
                        row -> assertThat(row).containsEntry("proposal", "link").containsEntry("open", false));
    }

    @Test
    void a_held_request_is_released_by_hand_and_forgotten_when_it_is_withdrawn() {
        CaseNumber first = opened("Agency " + unique, "MW");
        CaseNumber second = hold(opened("Agency " + unique, "MW"), first);
        driver.submit(second, "UserTask_ReviewHeldRequest", Map.of("releaseReason", "Agreed by telephone."));
        assertThat(driver.openElements(second)).containsExactly("UserTask_ScreenRequest");
        assertThat(relations.of(second)).isEmpty();

        cases.note(second, Map.of("institutionName", "Agency " + unique, "country", "MW"));
        hold(second, first);
        end(second);
        held.releaseDue();
        assertThat(relations.of(second)).isEmpty();
    }

    @Test
    void what_waits_for_a_request_that_is_merged_waits_for_the_other_from_then_on() {
        CaseNumber first = opened("Board " + unique, "MW");
        CaseNumber second = opened("Board " + unique, "MW");
        CaseNumber waiting = hold(opened("Board " + unique, "MW"), second);

        merge(second, first);
        held.releaseDue();

        assertThat(driver.openElements(waiting)).containsExactly("UserTask_ReviewHeldRequest");
        assertThat(relations.of(waiting)).singleElement().satisfies(relation -> assertThat(relation.otherCase())
                .isEqualTo(first));
    }

    @Test
    void only_a_request_that_is_listed_and_open_can_be_chosen() {
        CaseNumber first = opened("Council " + unique, "MW");
        CaseNumber second = opened("Council " + unique, "MW");
        CaseNumber stranger = opened("Something else " + letters(UUID.randomUUID()), "KE");

        assertThatThrownBy(() -> decide(second, Map.of("duplicateDecision", "merge")))
                .hasMessageContaining("The other request");
        assertThatThrownBy(() -> decide(second, Map.of("duplicateDecision", "merge", "otherRequest", stranger.value())))
                .hasMessageContaining("The other request");
        end(first);
        assertThatThrownBy(() -> decide(second, Map.of("duplicateDecision", "hold", "otherRequest", first.value())))
                .hasMessageContaining("The other request");
        assertThat(driver.openElements(second)).containsExactly("UserTask_ScreenRequest");
        assertThat(relations.of(second)).isEmpty();
    }

    @Test
    void whatever_a_stranger_writes_as_a_subject_is_compared_and_stays_text() {
        String hostile = "'; drop table likeness_key; -- % _ \\ {{caseNumber}} <script>alert(1)</script> " + unique;
        CaseNumber first = cases.received("2095-03-01");
        CaseNumber second = cases.received("2095-03-01");
        for (CaseNumber number : List.of(first, second)) {
            cases.note(number, Map.of("subject", hostile + " x".repeat(5_000), "title", hostile, "country", "MW"));
            cases.start("technical-assistance", number, Map.of());
        }

        assertThat(like(second))
                .filteredOn(row -> row.get("number").equals(first.value()))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("title", hostile));
        assertThat(jdbc.sql("select max(length(text)) from likeness_key")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(200);
    }

    private CaseNumber hold(CaseNumber number, CaseNumber other) {
        decide(number, Map.of("duplicateDecision", "hold", "otherRequest", other.value()));
        assertThat(driver.openElements(number)).containsExactly("UserTask_ReviewHeldRequest");
        return number;
    }

    private void merge(CaseNumber number, CaseNumber other) {
        decide(number, Map.of("duplicateDecision", "merge", "otherRequest", other.value()));
        assertThat(driver.isEnded(number)).isTrue();
    }

    private void decide(CaseNumber number, Map<String, ?> decision) {
        driver.submit(number, "UserTask_ScreenRequest", decision);
    }

    private static Map<String, Object> with(Map<String, Object> decision) {
        Map<String, Object> answers = new HashMap<>(Answers.screening());
        answers.putAll(decision);
        return answers;
    }

    /** A request that is being screened, of this institution. */
    private CaseNumber opened(String institution, String country) {
        // On a day of its own, so that the file that comes with it is another.
        CaseNumber number = cases.received(
                LocalDate.of(2095, 3, 1).plusDays(OPENED.getAndIncrement()).toString());
        cases.note(
                number,
                Map.of(
                        "institutionName", institution,
                        "country", country,
                        "subject", "About " + letters(UUID.randomUUID()),
                        "senderEmail", letters(UUID.randomUUID()) + "@example.org",
                        "contactEmail", letters(UUID.randomUUID()) + "@example.org"));
        cases.start("technical-assistance", number, Map.of());
        assertThat(driver.openElements(number)).containsExactly("UserTask_ScreenRequest");
        return number;
    }

    private void end(CaseNumber number) {
        runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .rootProcessInstances()
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "closed", true, true));
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> like(CaseNumber number) {
        return (List<Map<String, Object>>)
                facts.of(CaseScope.wholeCase(number)).getOrDefault("likeRequests", List.of());
    }

    private List<String> milestones(CaseNumber number) {
        return caseFile.milestones(number).stream().map(Milestone::name).toList();
    }

    private CaseNumber sent(String from, String subject, String file) throws Exception {
        String id = send(from, subject, file, FACILITY);
        await().atMost(PATIENCE).until(() -> caseOf(id) != null);
        driver.runDueJobs();
        return new CaseNumber(caseOf(id));
    }

    private String caseOf(String messageId) {
        return jdbc.sql("select case_number from inbound_message where message_id = :id and case_number is not null")
                .param("id", messageId)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private String send(String from, String subject, String file, String recipient) throws Exception {
        String id = "<" + UUID.randomUUID() + "@test.example.org>";
        String message =
                """
                Message-ID: %s
                From: %s
                To: %s
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                We ask for assistance; the form is enclosed.
                --b
                Content-Type: text/plain; name=request.txt
                Content-Disposition: attachment; filename=request.txt

                %s
                --b--
                """
                        .formatted(id, from, recipient, subject, file)
                        .replace("\n", "\r\n");
        Session session = Session.getInstance(new Properties());
        try (Transport transport = session.getTransport("smtp")) {
            transport.connect(
                    "127.0.0.1",
                    environment.getRequiredProperty("socieux.demonstration.smtp-port", Integer.class),
                    null,
                    null);
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8))),
                    new InternetAddress[] {new InternetAddress(recipient)});
        }
        return id;
    }

    private WrittenLetter letter(CaseNumber number, String letter) {
        return letters.ofCase(number).stream()
                .filter(found -> found.letter().equals(letter))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + letter + " in " + letters.ofCase(number)));
    }

    private String plainText(CaseNumber number, String letter) {
        return jdbc.sql("select plain_text from message_log where case_number = :number and letter = :letter")
                .param("number", number.value())
                .param("letter", letter)
                .query(String.class)
                .single();
    }

    /** Where the mail itself asks for answers. */
    private String replyAddress(WrittenLetter letter) throws Exception {
        String id = jdbc.sql("select message_id from message_log where id = :id")
                .param("id", letter.id())
                .query(String.class)
                .single();
        for (MimeMessage mail : mailServer.getReceivedMessages()) {
            if (id.equals(mail.getHeader("Message-ID", null))) {
                return ((InternetAddress) mail.getReplyTo()[0]).getAddress();
            }
        }
        throw new AssertionError("The letter " + letter + " has not arrived.");
    }

    private static String letters(UUID uuid) {
        return uuid.toString().replaceAll("[^a-f0-9]", "").substring(0, 12);
    }
}
