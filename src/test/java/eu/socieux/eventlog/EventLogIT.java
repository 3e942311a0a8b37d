package eu.socieux.eventlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eu.socieux.IntegrationTest;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.eventlog.EventLogFile.Event;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EventLogIT {

    private static final String PROCESS = "request-intake";
    private static final EventLogSelection ALL_OF_THE_YEAR =
            new EventLogSelection(Set.of(PROCESS), LocalDate.parse("2075-01-01"), LocalDate.parse("2075-12-31"));

    /** Everything by which a person of the case could be told. */
    private static final List<String> PEOPLE = List.of(
            "kachale",
            "limbani",
            "lindqvist",
            "astrid",
            "socialwelfare.example.org",
            "expert.example.org",
            "@",
            "clerk",
            "\"action\"",
            "\"leader\"");

    @Autowired
    private EventLogs eventLogs;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    private CaseNumber number;

    @BeforeEach
    void aCaseIsRejected() {
        number = cases.received("2075-03-04");
        cases.start(PROCESS, number, Map.of());
        driver.moveTo("2075-03-05");
        driver.submit(number, "UserTask_ScreenRequest", Answers.screening());
        driver.moveTo("2075-03-06");
        driver.submit(
                number,
                "UserTask_AssessEligibility",
                Map.of("eligibilityDecision", "reject", "rejectionGround", "area"));
        driver.moveTo("2075-03-07");
        driver.submit(number, "UserTask_ConfirmRejection", Map.of("rejectionDecision", "confirmed"));
        anExpertApplied();
    }

    @AfterEach
    void theClockRunsAgain() {
        ClockUtil.reset();
    }

    @Test
    void xes_tells_a_case_in_the_order_in_which_it_happened() throws Exception {
        byte[] log = write(EventLogFormat.XES, false);

        EventLogFile.assertValidXes(log);
        List<Event> trace = EventLogFile.trace(log, number.value());
        assertThat(trace.stream()
                        .filter(event -> event.attributes().containsKey("socieux:process"))
                        .map(Event::toString))
                .containsExactly(
                        "Request filed complete",
                        "Acknowledge request complete",
                        "Check completeness complete",
                        "Screen request schedule",
                        "Screen request assign",
                        "Screen request complete",
                        "Relate requests complete",
                        "List gaps complete",
                        "Propose eligibility complete",
                        "Assess eligibility schedule",
                        "Assess eligibility assign",
                        "Assess eligibility complete",
                        "Confirm rejection schedule",
                        "Confirm rejection assign",
                        "Confirm rejection complete",
                        "Send rejection complete",
                        "Send rejection copy complete",
                        "Request rejected complete");
        assertThat(trace.stream().map(Event::name))
                .contains(
                        "Document registered: request original",
                        "Application received",
                        "Document registered: curriculum vitae");
        assertThat(trace).isSortedAccordingTo((one, other) -> time(one).compareTo(time(other)));
    }

    @Test
    void xes_says_who_did_a_step_under_a_pseudonym_and_which_role_it_was_for() throws Exception {
        List<Event> trace = EventLogFile.trace(write(EventLogFormat.XES, false), number.value());

        Event screened = find(trace, "Screen request complete");
        assertThat(screened.attributes())
                .containsEntry("org:role", "registry")
                .containsEntry("socieux:element", "UserTask_ScreenRequest")
                .containsEntry("time:timestamp", "2075-03-05T10:00:00+01:00")
                .hasEntrySatisfying("org:resource", who -> assertThat(who).matches("person-[0-9a-f]{16}"));
        assertThat(find(trace, "Screen request assign").attributes())
                .containsEntry("org:resource", screened.attributes().get("org:resource"));
        assertThat(find(trace, "Assess eligibility complete").attributes().get("org:resource"))
                .isNotEqualTo(screened.attributes().get("org:resource"));
    }

    @Test
    void ocel_relates_events_to_cases_tasks_documents_experts_and_institutions() throws Exception {
        JsonNode log = EventLogFile.assertValidOcel(write(EventLogFormat.OCEL, false));

        JsonNode application = event(log, "Application received");
        String expert = related(application, "applied");
        assertThat(related(application, "happened in")).isEqualTo(number.value());
        assertThat(related(event(log, "Document registered: curriculum vitae"), "concerns"))
                .isEqualTo(expert);
        assertThat(object(log, expert).get("type").asText()).isEqualTo("expert");
        assertThat(related(object(log, expert), "reserve in")).isEqualTo(number.value());
        String task = related(event(log, "Screen request"), "step of task");
        assertThat(related(object(log, task), "belongs to")).isEqualTo(number.value());
        String institution = related(object(log, number.value()), "requested by");
        assertThat(object(log, institution).get("type").asText()).isEqualTo("institution");
        String document = related(event(log, "Document registered: curriculum vitae"), "registered");
        assertThat(object(log, document).get("attributes"))
                .extracting(value ->
                        value.get("name").asText() + "=" + value.get("value").asText())
                .containsExactly("documentType=curriculum_vitae", "version=1");
    }

    @Test
    void nobody_is_named_in_a_log() {
        for (EventLogFormat format : EventLogFormat.values()) {
            String log = new String(write(format, false), StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);

            assertThat(log).contains(number.value().toLowerCase(Locale.ROOT)).contains("person-");
            PEOPLE.forEach(
                    person -> assertThat(log).as("%s in %s", person, format).doesNotContain(person));
        }
    }

    @Test
    void real_names_are_written_only_when_asked_for() {
        assertThat(new String(write(EventLogFormat.XES, true), StandardCharsets.UTF_8))
                .contains("value=\"clerk\"")
                .contains("value=\"a.lindqvist@expert.example.org\"");
        assertThat(eventLogs.mayNamePeople(List.of("auditor", "camunda-admin"))).isFalse();
    }

    @Test
    void a_log_has_only_the_chosen_processes_and_period() {
        EventLogSelection other =
                new EventLogSelection(Set.of("follow-up"), ALL_OF_THE_YEAR.openedFrom(), ALL_OF_THE_YEAR.openedTo());
        EventLogSelection before = new EventLogSelection(Set.of(PROCESS), null, LocalDate.parse("2075-03-03"));
        EventLogSelection day =
                new EventLogSelection(Set.of(PROCESS), LocalDate.parse("2075-03-04"), LocalDate.parse("2075-03-04"));

        assertThat(text(other)).doesNotContain(number.value());
        assertThat(text(before)).doesNotContain(number.value());
        assertThat(text(day)).contains(number.value());
        assertThat(eventLogs.size(day).cases()).isPositive();
        assertThat(eventLogs.size(day).events()).isGreaterThan(15);
    }

    @Test
    void no_more_logs_are_written_at_a_time_than_allowed() {
        List<OutputStream> inner = new ArrayList<>();
        OutputStream first =
                onFirstByte(() -> eventLogs.write(ALL_OF_THE_YEAR, EventLogFormat.XES, false, onFirstByte(() -> {
                    inner.add(OutputStream.nullOutputStream());
                    eventLogs.write(ALL_OF_THE_YEAR, EventLogFormat.XES, false, inner.get(0));
                })));

        assertThatThrownBy(() -> eventLogs.write(ALL_OF_THE_YEAR, EventLogFormat.XES, false, first))
                .isInstanceOf(TooManyExports.class)
                .hasMessageContaining("socieux.event-log.parallel-exports");
        assertThat(write(EventLogFormat.XES, false)).as("places are free again").isNotEmpty();
    }

    @Test
    void memory_does_not_grow_with_the_log() {
        CaseNumber large = cases.received("2075-09-02");
        cases.start(PROCESS, large, Map.of());
        int events = 40_000;
        jdbc.sql("insert into act_hi_actinst (id_, proc_def_key_, proc_def_id_, proc_inst_id_, execution_id_, act_id_,"
                        + " act_name_, act_type_, start_time_, end_time_, act_inst_state_, sequence_counter_)"
                        + " select p.id_ || '-' || n, p.proc_def_key_, p.proc_def_id_, p.id_, p.id_, 'ServiceTask_Many',"
                        + " 'One of many', 'serviceTask', p.start_time_, p.start_time_, 0, n"
                        + " from act_hi_procinst p, generate_series(1, :events) n where p.business_key_ = :number")
                .param("events", events)
                .param("number", large.value())
                .update();
        EventLogSelection selection =
                new EventLogSelection(Set.of(PROCESS), LocalDate.parse("2075-09-02"), LocalDate.parse("2075-09-02"));
        try {
            for (EventLogFormat format : EventLogFormat.values()) {
                var reader = new SlowReader();

                eventLogs.write(selection, format, false, reader);

                assertThat(reader.bytes).isGreaterThan(events * 200L);
                assertThat(reader.growth())
                        .as("live heap while %d bytes of %s were written", reader.bytes, format)
                        .isLessThan(reader.bytes / 6);
            }
        } finally {
            jdbc.sql("delete from act_hi_actinst where act_id_ = 'ServiceTask_Many'")
                    .update();
        }
    }

    /** Stops at every megabyte to see how much memory is held. */
    private static final class SlowReader extends OutputStream {
        private static final int MEGABYTE = 1 << 20;
        private final List<Long> used = new ArrayList<>();
        private long bytes;

        @Override
        public void write(int character) {
            if (bytes++ % MEGABYTE == 0) {
                System.gc();
                used.add(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
        }

        /** From the first half to the second. The least of each counts: other threads come and go, a leak stays. */
        long growth() {
            int half = used.size() / 2;
            return Collections.min(used.subList(half, used.size())) - Collections.min(used.subList(0, half));
        }
    }

    /** Rows as the recruitment writes them, without the weeks of a call. */
    private void anExpertApplied() {
        String reference = number.value() + "/1-01";
        long call = jdbc.sql("insert into call (case_number, activity_number, reference, opens_on, closes_at)"
                        + " values (:number, 1, :reference, date '2075-03-08', :closes) returning id")
                .param("number", number.value())
                .param("reference", number.value() + "/1")
                .param("closes", Timestamp.from(Instant.parse("2075-03-20T16:00:00Z")))
                .query(Long.class)
                .single();
        jdbc.sql("insert into application (call_id, number, reference, family_name, given_name, employer, position,"
                        + " employer_kind, email, language, complete, language_met, received_at, result)"
                        + " values (:call, 1, :reference, 'Lindqvist', 'Astrid', 'Agency', 'Adviser', 'public_body',"
                        + " 'A.Lindqvist@expert.example.org', 'en', true, true, :at, 'reserve')")
                .param("call", call)
                .param("reference", reference)
                .param("at", Timestamp.from(Instant.parse("2075-03-10T08:00:00Z")))
                .update();
        documents.file(new NewDocument(
                new CaseScope(number, 1),
                "curriculum_vitae",
                reference,
                "CV_Astrid_Lindqvist.txt",
                "Curriculum vitae of Astrid Lindqvist".getBytes(StandardCharsets.UTF_8),
                "a.lindqvist@expert.example.org",
                NewDocument.UPLOAD));
    }

    private byte[] write(EventLogFormat format, boolean realNames) {
        var out = new ByteArrayOutputStream();
        eventLogs.write(ALL_OF_THE_YEAR, format, realNames, out);
        return out.toByteArray();
    }

    private String text(EventLogSelection selection) {
        var out = new ByteArrayOutputStream();
        eventLogs.write(selection, EventLogFormat.OCEL, false, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private JsonNode event(JsonNode log, String type) {
        return each(log.get("events"))
                .filter(event -> event.get("type").asText().equals(type))
                .filter(event -> related(event, "happened in").equals(number.value()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no event " + type));
    }

    private static JsonNode object(JsonNode log, String id) {
        return each(log.get("objects"))
                .filter(object -> object.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no object " + id));
    }

    private static String related(JsonNode one, String qualifier) {
        return each(one.get("relationships"))
                .filter(relation -> relation.get("qualifier").asText().equals(qualifier))
                .map(relation -> relation.get("objectId").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is '" + qualifier + "' of " + one));
    }

    private static Stream<JsonNode> each(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static Event find(List<Event> trace, String description) {
        return trace.stream()
                .filter(event -> event.toString().equals(description))
                .findFirst()
                .orElseThrow(() -> new AssertionError(description + " is not in " + trace));
    }

    private static Instant time(Event event) {
        return OffsetDateTime.parse(event.attributes().get("time:timestamp")).toInstant();
    }

    /** Does something as soon as something is written, while the writer holds its place. */
    private static OutputStream onFirstByte(Runnable then) {
        return new OutputStream() {
            private boolean done;

            @Override
            public void write(int character) {
                if (!done) {
                    done = true;
                    then.run();
                }
            }
        };
    }
}
