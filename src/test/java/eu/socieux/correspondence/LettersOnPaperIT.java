package eu.socieux.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.IntegrationTest;
import eu.socieux.calendar.process.Deadlines;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.PaperDesk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** Letters to people whom no mail reaches: written, printed, and sent on the day the registry says. */
@IntegrationTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class LettersOnPaperIT {

    private static final String REMINDER = "BoundaryEvent_ClarificationReminderDue";

    @Autowired
    private CaseDriver driver;

    @Autowired
    private PaperDesk desk;

    @Autowired
    private PrintQueue queue;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private PaperInstead instead;

    @Autowired
    private MessageLog log;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private Letters letters;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void leaveNothingRunning() {
        runtimeService.createProcessInstanceQuery().rootProcessInstances().list().stream()
                .map(ProcessInstance::getId)
                .forEach(id -> runtimeService.deleteProcessInstance(id, "end of the test", true, true));
        ClockUtil.reset();
    }

    @Test
    void a_letter_to_a_postal_address_is_printed_and_counts_as_sent_from_the_day_entered() throws Exception {
        CaseNumber number = byLetter("2084-04-03", Map.of("correspondenceLanguage", "fr"));
        dispatcher.dispatch();

        WrittenLetter written = only(number, "acknowledgement");
        assertThat(written.state()).isEqualTo(LetterState.QUEUED_TO_PRINT);
        assertThat(written.delivery()).isEqualTo(Delivery.POST);
        assertThat(written.language()).isEqualTo("fr");
        assertThat(written.recipientAddress())
                .isEqualTo("Limbani Kachale, Ministry of Gender, Plot 14, Capital Hill, Lilongwe 3, MALAWI");

        String text = printed(List.of(written.id()), false);
        assertThat(text).contains("Limbani Kachale", "Plot 14, Capital Hill", "MALAWI", number.value(), "SOCIEUX");
        assertThat(waiting(number)).singleElement().satisfies(letter -> {
            assertThat(letter.printedBy()).isEqualTo("clerk");
            assertThat(letter.printedAt()).isNotNull();
        });

        driver.moveTo("2084-04-06");
        assertThat(queue.sent(List.of(written.id()), LocalDate.parse("2084-04-05"), "clerk"))
                .isEqualTo(1);

        WrittenLetter sent = only(number, "acknowledgement");
        assertThat(sent.state()).isEqualTo(LetterState.SENT);
        assertThat(sent.sentOn()).hasToString("2084-04-05");
        assertThat(sent.sentAt()).isEqualTo(Instant.parse("2084-04-05T10:00:00Z"));
        assertThat(waiting(number)).isEmpty();
        assertThat(queue.sent(List.of(written.id()), LocalDate.parse("2084-04-06"), "clerk"))
                .isZero();
    }

    @Test
    void the_time_to_answer_and_its_reminders_run_from_the_day_on_which_the_letter_was_sent() {
        CaseNumber number = byLetter("2084-05-02", Map.of());
        returnAsIncomplete(number);
        WrittenLetter clarification = only(number, "clarification");
        assertThat(clarification.state()).isEqualTo(LetterState.QUEUED_TO_PRINT);
        Date dueBefore = driver.task(number, "UserTask_AwaitClarification").getDueDate();

        driver.moveTo("2084-05-10");
        queue.sent(List.of(clarification.id()), LocalDate.parse("2084-05-09"), "clerk");

        Instant posted = Instant.parse("2084-05-09T10:00:00Z");
        Date due = driver.task(number, "UserTask_AwaitClarification").getDueDate();
        assertThat(due).isAfter(dueBefore).isEqualTo(deadlines.after("clarification", posted));
        assertThat(timer(number)).isEqualTo(deadlines.after("clarification-reminder", posted));
    }

    @Test
    void a_step_that_is_repeated_after_a_fault_has_its_letter_printed_once() {
        CaseNumber number = byLetter("2084-06-02", Map.of());
        String cause = UUID.randomUUID().toString();
        CaseScope scope = CaseScope.wholeCase(number);
        transaction.executeWithoutResult(status -> {
            letters.write(scope, "clarification", null, cause);
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> letters.write(scope, "clarification", null, cause));
        transaction.executeWithoutResult(status -> letters.write(scope, "clarification", null, cause));

        assertThat(waiting(number)).extracting(PaperLetter::letter).containsOnlyOnce("clarification");
    }

    @Test
    void several_letters_are_printed_as_one_file_and_noted_together() throws Exception {
        CaseNumber first = byLetter("2084-07-03", Map.of());
        CaseNumber second = byLetter("2084-07-03", Map.of("contactName", "Thandi Banda"));
        List<Long> both = List.of(
                only(first, "acknowledgement").id(),
                only(second, "acknowledgement").id());

        assertThat(printed(both, true)).contains(first.value(), second.value(), "Thandi Banda");
        assertThat(queue.sent(both, LocalDate.parse("2084-07-03"), "clerk")).isEqualTo(2);
        assertThat(only(second, "acknowledgement").state()).isEqualTo(LetterState.SENT);
    }

    @Test
    void a_letter_is_not_sent_before_it_is_written_nor_on_a_day_ahead() {
        CaseNumber number = byLetter("2084-08-03", Map.of());
        List<Long> ids = List.of(only(number, "acknowledgement").id());

        assertThatThrownBy(() -> queue.sent(ids, LocalDate.parse("2084-08-02"), "clerk"))
                .isInstanceOf(NotSentThen.class);
        assertThatThrownBy(() -> queue.sent(ids, LocalDate.parse("2084-08-04"), "clerk"))
                .isInstanceOf(NotSentThen.class);
        assertThat(waiting(number)).hasSize(1);
    }

    @Test
    void a_letter_goes_by_fax_where_there_is_no_address_and_by_mail_where_there_is_one() {
        Map<String, Object> fax = new HashMap<>();
        fax.put("address", null);
        fax.put("fax", "+265 1 770 411");
        assertThat(only(byLetter("2084-09-01", fax), "acknowledgement"))
                .returns(Delivery.FAX, WrittenLetter::delivery)
                .returns("+265 1 770 411", WrittenLetter::recipientAddress);

        Map<String, Object> mail = Map.of("contactEmail", "l.kachale@socialwelfare.example.org");
        assertThat(only(byLetter("2084-09-01", mail), "acknowledgement").delivery())
                .isEqualTo(Delivery.EMAIL);
    }

    @Test
    void a_wrong_day_is_corrected_by_who_noted_it_and_the_time_to_answer_is_counted_anew() {
        CaseNumber number = byLetter("2084-10-02", Map.of());
        returnAsIncomplete(number);
        long id = only(number, "clarification").id();
        driver.moveTo("2084-10-12");
        queue.sent(List.of(id), LocalDate.parse("2084-10-12"), "clerk");

        assertThat(queue.correct(id, LocalDate.parse("2084-10-09"), "action"))
                .as("by somebody else")
                .isFalse();
        assertThatThrownBy(() -> queue.correct(id, LocalDate.parse("2084-10-13"), "clerk"))
                .isInstanceOf(NotSentThen.class);
        assertThat(queue.correct(id, LocalDate.parse("2084-10-09"), "clerk")).isTrue();

        Instant posted = Instant.parse("2084-10-09T10:00:00Z");
        assertThat(only(number, "clarification"))
                .returns(LocalDate.parse("2084-10-09"), WrittenLetter::sentOn)
                .returns(posted, WrittenLetter::sentAt);
        assertThat(driver.task(number, "UserTask_AwaitClarification").getDueDate())
                .isEqualTo(deadlines.after("clarification", posted));
        assertThat(timer(number)).isEqualTo(deadlines.after("clarification-reminder", posted));
        driver.moveTo("2084-12-01");
        assertThat(queue.correct(id, LocalDate.parse("2084-10-10"), "clerk"))
                .as("after a month and more")
                .isFalse();
    }

    @Test
    void a_letter_noted_as_sent_by_mistake_waits_again() {
        CaseNumber number = byLetter("2084-11-02", Map.of());
        long id = only(number, "acknowledgement").id();
        queue.sent(List.of(id), LocalDate.parse("2084-11-02"), "clerk");
        assertThat(queue.notedBy("clerk")).extracting(PaperLetter::id).contains(id);

        assertThat(queue.takeBack(id, "action")).as("by somebody else").isFalse();
        assertThat(queue.takeBack(id, "clerk")).isTrue();

        assertThat(waiting(number)).extracting(PaperLetter::id).containsExactly(id);
        assertThat(only(number, "acknowledgement"))
                .returns(LetterState.QUEUED_TO_PRINT, WrittenLetter::state)
                .returns(null, WrittenLetter::sentAt);
        assertThat(queue.sent(List.of(id), LocalDate.parse("2084-11-02"), "clerk"))
                .isOne();
    }

    @Test
    void a_letter_that_came_back_is_printed_in_its_own_words_without_the_link_of_the_mail() throws Exception {
        CaseNumber number = byLetter("2084-02-02", Map.of("contactEmail", "l.kachale@socialwelfare.example.org"));
        returnAsIncomplete(number);
        dispatcher.dispatch();
        WrittenLetter mailed = only(number, "clarification");
        assertThat(mailed.state()).isEqualTo(LetterState.SENT);
        assertThat(letters.text(mailed.id()).orElseThrow()).contains("/answer/");
        assertThat(instead.isPossible(mailed)).as("it has left").isFalse();
        assertThat(instead.print(mailed.id())).isFalse();
        comesBack(mailed);

        assertThat(instead.isPossible(only(number, "clarification"))).isTrue();
        assertThat(instead.print(mailed.id())).isTrue();
        assertThat(instead.print(mailed.id())).as("a second time").isFalse();

        String text = printed(List.of(mailed.id()), false);
        assertThat(text)
                .contains("Limbani Kachale", "Plot 14, Capital Hill", "MALAWI", "The area of work.", "2 February 2084")
                .doesNotContain("/answer/");
        assertThat(only(number, "clarification"))
                .returns(LetterState.QUEUED_TO_PRINT, WrittenLetter::state)
                .returns("no such mailbox", WrittenLetter::reason)
                .returns(Delivery.POST, WrittenLetter::delivery);
        assertThat(incidents(mailed)).isOne();

        queue.sent(List.of(mailed.id()), LocalDate.parse("2084-02-02"), "clerk");
        assertThat(only(number, "clarification").reason()).isNull();
        assertThat(incidents(mailed)).as("it has left at last").isZero();
    }

    @Test
    void a_letter_that_came_back_stays_where_no_other_way_is_known() {
        Map<String, Object> mailOnly = new HashMap<>();
        mailOnly.put("address", null);
        mailOnly.put("contactEmail", "l.kachale@socialwelfare.example.org");
        CaseNumber number = byLetter("2084-02-09", mailOnly);
        dispatcher.dispatch();
        WrittenLetter mailed = only(number, "acknowledgement");
        comesBack(mailed);

        assertThat(instead.isPossible(only(number, "acknowledgement"))).isFalse();
        assertThat(instead.print(mailed.id())).isFalse();
        assertThat(only(number, "acknowledgement").state()).isEqualTo(LetterState.BOUNCED);
    }

    /** With what the form shows filled in from the entry. */
    private void returnAsIncomplete(CaseNumber number) {
        Map<String, Object> answers = new HashMap<>();
        List.of("contactName", "contactEmail", "address", "fax", "institutionName", "country", "correspondenceLanguage")
                .forEach(key -> answers.put(
                        key, caseFile.facts(CaseScope.wholeCase(number)).get(key)));
        answers.put("screeningDecision", "incomplete");
        answers.put("missingItems", "The area of work.");
        driver.submit(number, "UserTask_ScreenRequest", answers);
    }

    private void comesBack(WrittenLetter letter) {
        transaction.executeWithoutResult(status -> {
            assertThat(log.bounced(letter.id(), "no such mailbox")).isTrue();
            events.publishEvent(new LetterNotSent(
                    letter.id(),
                    letter.scope().caseNumber(),
                    log.causeOf(letter.id()),
                    letter.letter(),
                    letter.recipientAddress(),
                    "no such mailbox"));
        });
    }

    private long incidents(WrittenLetter letter) {
        return runtimeService.createIncidentQuery().configuration(String.valueOf(letter.id())).list().stream()
                .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                .count();
    }

    private CaseNumber byLetter(String day, Map<String, ?> answers) {
        driver.moveTo(day);
        Map<String, Object> entry = new HashMap<>(Map.of(
                "requestChannel", "letter",
                "firstReceivedOn", "2084-01-10",
                "arrivedOn", day,
                "requestSubject", "A register of households",
                "correspondenceLanguage", "en",
                "institutionName", "Ministry of Gender",
                "country", "MW",
                "contactName", "Limbani Kachale",
                "address", "Plot 14, Capital Hill\nLilongwe 3"));
        entry.putAll(answers);
        return desk.scanned(desk.takeDown(entry));
    }

    private WrittenLetter only(CaseNumber number, String letter) {
        List<WrittenLetter> found = letters.ofCase(number).stream()
                .filter(written -> written.letter().equals(letter))
                .toList();
        assertThat(found).as(letter + " of " + number).hasSize(1);
        return found.get(0);
    }

    private List<PaperLetter> waiting(CaseNumber number) {
        return queue.waiting().stream()
                .filter(letter -> letter.scope().caseNumber().equals(number))
                .toList();
    }

    private String printed(List<Long> ids, boolean bothSides) throws IOException {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        assertThat(queue.print(ids, bothSides, "clerk", pdf)).isEqualTo(ids.size());
        try (PDDocument document = Loader.loadPDF(pdf.toByteArray())) {
            if (bothSides) {
                assertThat(document.getNumberOfPages() % 2).isZero();
            }
            return new PDFTextStripper().getText(document);
        }
    }

    private Date timer(CaseNumber number) {
        String instance = driver.instances(number, "request-intake").get(0).getId();
        return managementService
                .createJobQuery()
                .processInstanceId(instance)
                .activityId(REMINDER)
                .singleResult()
                .getDuedate();
    }
}
