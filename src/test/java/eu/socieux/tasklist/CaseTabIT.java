package eu.socieux.tasklist;

import static eu.socieux.tasklist.TasklistCaller.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Letters;
import eu.socieux.correspondence.WrittenLetter;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The server side of the Case tab and of its letters. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CaseTabIT {

    private static final String MAIL =
            """
            From: Limbani Kachale <l.kachale@socialwelfare.example.org>
            To: requests@facility.example.org
            Subject: Our answer
            Message-ID: <answer-%s@sender.example.org>
            Date: Mon, 2 Mar 2071 09:00:00 +0100
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8

            <b>We</b> maintain the request.
            """
                    .replace("\n", "\r\n");

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private CaseFile file;

    @Autowired
    private Documents documents;

    @Autowired
    private Letters letters;

    private CaseNumber number;
    private String task;
    private TasklistCaller clerk;

    @BeforeEach
    void open_a_case_that_waits_for_an_answer() {
        number = opening.received("2071-03-02");
        file.reach(CaseScope.wholeCase(number), "request_registered");
        documents.file(new NewDocument(
                CaseScope.wholeCase(number),
                "other",
                null,
                "Our answer.eml",
                MAIL.formatted(UUID.randomUUID()).getBytes(UTF_8),
                "l.kachale@socialwelfare.example.org",
                NewDocument.MAIL));
        opening.start("technical-assistance", number, Map.of());
        cases.submit(number, "UserTask_ScreenRequest", Answers.incomplete("The signature is missing."));
        opening.note(
                number, Map.of("country", "MWI", "correspondenceLanguage", "fr", "institutionName", "<i>Ministry</i>"));
        task = cases.task(number, "UserTask_AwaitClarification").getId();
        clerk = new TasklistCaller(port).signIn("clerk");
    }

    @AfterEach
    void reset_the_clock() {
        ClockUtil.reset();
    }

    @Test
    void it_says_who_what_and_where_it_stands_in_every_process_around_the_task() {
        JsonNode view = clerk.read(task, "case");

        assertThat(view.path("number").asText()).isEqualTo(number.value());
        assertThat(view.findValuesAsText("name")).contains("Institution", "Language of letters");
        assertThat(view.at("/milestones/0/name").asText()).isEqualTo("Request registered");
        assertThat(view.path("due").isNull()).isFalse();
        assertThat(view.path("standings").findValuesAsText("process"))
                .containsExactly("Technical assistance case", "Request intake");
        JsonNode own = view.at("/standings/1");
        assertThat(own.at("/elements/0").asText()).containsIgnoringCase("clarification");
        assertThat(own.at("/drawing/markX").asDouble()).isPositive();

        HttpResponse<byte[]> picture = clerk.get(
                task, "case/processes/" + own.path("processInstanceId").asText() + "/picture");
        assertThat(picture.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        assertThat(text(picture)).startsWith("<svg").contains("#b3001b");
    }

    @Test
    void letters_in_and_out_can_be_read() {
        JsonNode view = clerk.read(task, "case");

        JsonNode in = view.at("/received/0");
        assertThat(in.path("name").asText()).isEqualTo("Our answer");
        JsonNode words = clerk.read(task, "case/received/" + in.path("version").asLong());
        assertThat(words.path("subject").asText()).isEqualTo("Our answer");
        assertThat(words.path("text").asText()).isEqualTo("<b>We</b> maintain the request.");

        assertThat(view.path("written").findValuesAsText("name"))
                .contains("Acknowledgement", "Request for clarification");
        JsonNode out =
                clerk.read(task, "case/written/" + view.at("/written/0/id").asLong());
        assertThat(out.path("text").asText()).contains(number.value());
    }

    @Test
    void a_comment_is_seen_by_all_who_work_on_the_case() {
        HttpResponse<byte[]> answer =
                clerk.post(task, "case/comments", "{\"text\":\"Called them, <script> they send it.\"}");

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(clerk.read(task, "case").at("/comments/0/text").asText())
                .isEqualTo("Called them, <script> they send it.");
        assertThat(clerk.read(task, "case").at("/comments/0/author").asText()).isEqualTo("clerk");
        assertThat(clerk.post(task, "case/comments", "{\"text\":\"  \"}").statusCode())
                .isEqualTo(400);
        assertThat(new TasklistCaller(port)
                        .signIn("inspector")
                        .post(task, "case/comments", "{\"text\":\"x\"}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void open_tasks_are_those_the_reader_may_read() {
        JsonNode open = clerk.read(task, "case").path("tasks");

        assertThat(open.findValuesAsText("id")).containsExactly(task);
        assertThat(open.at("/0/here").asBoolean()).isTrue();
        assertThat(open.at("/0/role").asText()).isEqualTo("Registry");
    }

    @Test
    void nothing_of_another_case_is_read_through_a_task() {
        CaseNumber other = opening.received("2071-03-02");
        opening.start("technical-assistance", other, Map.of());
        WrittenLetter foreign = letters.ofCase(other).get(0);
        String instance = cases.instances(other, "request-intake").get(0).getId();
        long version = documents.ofCase(other).get(0).latest().id();

        assertThat(clerk.get(task, "case/written/" + foreign.id()).statusCode()).isEqualTo(404);
        assertThat(clerk.get(task, "case/received/" + version).statusCode()).isEqualTo(404);
        assertThat(clerk.get(task, "case/processes/" + instance + "/picture").statusCode())
                .isEqualTo(404);
    }

    @Test
    void without_a_session_a_right_or_a_token_nothing_is_told_or_written() {
        TasklistCaller stranger = new TasklistCaller(port).signIn("logistician");
        TasklistCaller auditor = new TasklistCaller(port).signIn("inspector");
        TasklistCaller forged = new TasklistCaller(port).signIn("clerk").withoutToken();
        String wish = wish("clarification_reminder", UUID.randomUUID());
        int before = letters.ofCase(number).size();

        assertThat(new TasklistCaller(port).get(task, "case").statusCode()).isIn(401, 403);
        assertThat(stranger.get(task, "case").statusCode()).isEqualTo(404);
        assertThat(stranger.post(task, "letters", wish).statusCode()).isEqualTo(404);
        assertThat(auditor.get(task, "case").statusCode()).isEqualTo(200);
        assertThat(auditor.post(task, "letters", wish).statusCode()).isEqualTo(403);
        assertThat(auditor.post(task, "letters/preview", wish).statusCode()).isEqualTo(403);
        assertThat(forged.post(task, "letters", wish).statusCode()).isEqualTo(403);
        assertThat(letters.ofCase(number)).hasSize(before);
    }

    @Test
    void a_preview_is_in_the_language_of_its_reader_and_writes_nothing() {
        int before = letters.ofCase(number).size();
        int filed = documents.ofCase(number).size();

        HttpResponse<byte[]> answer =
                clerk.post(task, "letters/preview", wish("clarification_reminder", UUID.randomUUID()));

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        JsonNode preview = clerk.tree(answer).path(0);
        assertThat(preview.path("language").asText()).isEqualTo("fr");
        assertThat(preview.path("html").asText())
                .contains("lang=\"fr\"")
                .contains(number.value())
                .doesNotContain("<script");
        assertThat(letters.ofCase(number)).hasSize(before);
        assertThat(documents.ofCase(number)).hasSize(filed);
    }

    @Test
    void a_letter_is_written_once_however_often_it_is_asked_for() {
        String wish = wish("clarification_reminder", UUID.randomUUID());
        int before = letters.ofCase(number).size();

        List<CompletableFuture<Integer>> clicks = Stream.of(1, 2, 3)
                .map(click -> CompletableFuture.supplyAsync(
                        () -> clerk.post(task, "letters", wish).statusCode()))
                .toList();
        clicks.forEach(click -> assertThat(click.join()).isEqualTo(204));
        assertThat(clerk.post(task, "letters", wish).statusCode()).isEqualTo(204);

        assertThat(letters.ofCase(number)).hasSize(before + 1);
        assertThat(clerk.post(task, "letters", wish("clarification_reminder", UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(204);
        assertThat(letters.ofCase(number)).hasSize(before + 2);
    }

    @Test
    void decisions_are_not_written_by_hand_and_nobody_is_nobody() {
        assertThat(clerk.read(task, "letters").path("letters").findValuesAsText("letter"))
                .contains("clarification_reminder")
                .doesNotContain("rejection", "approval", "lapse_notice");

        assertThat(clerk.post(task, "letters", wish("rejection", UUID.randomUUID()))
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<byte[]> nobody = clerk.post(
                task,
                "letters",
                "{\"letter\":\"briefing\",\"recipient\":\"experts\",\"once\":\"" + UUID.randomUUID() + "\"}");
        assertThat(nobody.statusCode()).as(text(nobody)).isEqualTo(409);
        assertThat(text(nobody)).contains("Nobody is known as “Experts” in this case yet.");
        assertThat(clerk.post(
                                task,
                                "letters",
                                "{\"letter\":\"clarification\",\"recipient\":\"partner\",\"once\":\"no uuid\"}")
                        .statusCode())
                .isEqualTo(409);
    }

    private static String wish(String letter, UUID once) {
        return "{\"letter\":\"%s\",\"recipient\":\"partner\",\"once\":\"%s\"}".formatted(letter, once);
    }
}
