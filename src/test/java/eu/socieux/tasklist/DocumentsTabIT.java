package eu.socieux.tasklist;

import static eu.socieux.tasklist.TasklistCaller.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import eu.socieux.IntegrationTest;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.documents.PdfWriter;
import eu.socieux.documents.RefusedDocument;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import eu.socieux.scenario.Teams;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The server side of the Documents tab, as its script uses it and as somebody hostile would. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DocumentsTabIT {

    private static final int MEGABYTE = 1024 * 1024;
    private static final byte[] LETTER = "The ministry maintains its request.".getBytes(UTF_8);

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver cases;

    @Autowired
    private CaseOpening opening;

    @Autowired
    private Teams teams;

    @Autowired
    private Documents documents;

    @Autowired
    private PdfWriter pdf;

    private CaseNumber number;
    private String task;
    private TasklistCaller clerk;

    @BeforeEach
    void open_a_case_that_waits_for_an_answer() {
        number = opening.received("2071-03-02");
        opening.start("request-intake", number, Map.of());
        cases.submit(number, "UserTask_ScreenRequest", Answers.incomplete("The signature is missing."));
        task = cases.task(number, "UserTask_AwaitClarification").getId();
        clerk = new TasklistCaller(port).signIn("clerk");
    }

    @AfterEach
    void reset_the_clock() {
        ClockUtil.reset();
    }

    @Test
    void the_check_list_says_what_is_missing_and_an_upload_fills_it() {
        JsonNode before = clerk.read(task, "documents");
        assertThat(before.path("caseNumber").asText()).isEqualTo(number.value());
        assertThat(before.path("maxSize").asLong()).isEqualTo(40L * MEGABYTE);
        assertThat(before.at("/expected/0/type").asText()).isEqualTo("clarification_answer");
        assertThat(before.at("/expected/0/state").asText()).isEqualTo("depends");
        assertThat(before.at("/expected/0/condition").asText())
                .startsWith("if “")
                .endsWith("”");

        JsonNode after = clerk.tree(clerk.upload(task, "type=clarification_answer", "answer.txt", LETTER));

        assertThat(after.at("/expected/0/state").asText()).isEqualTo("filed");
        RegisteredDocument filed =
                documents.latest(wholeCase(), "clarification_answer", null).orElseThrow();
        assertThat(after.at("/expected/0/documents/0").asLong()).isEqualTo(filed.id());
        assertThat(filed.latest().author()).isEqualTo("clerk");
        assertThat(filed.latest().origin()).isEqualTo("upload");
    }

    @Test
    void the_contract_of_each_expert_has_a_line_of_its_own() {
        CaseNumber delivered = teams.approved("2090-03-06");
        teams.recruit(delivered, "2090-03-06", 3);
        opening.start("activity-delivery", delivered, Map.of("activityNumber", 1L));
        cases.file(delivered, 1, "terms_of_reference");
        cases.submit(delivered, "UserTask_PrepareContracts", Map.of());
        String contracts =
                cases.task(delivered, "UserTask_AwaitSignedContracts").getId();
        TasklistCaller logistician = new TasklistCaller(port).signIn("logistician");

        JsonNode before = logistician.read(contracts, "documents");
        assertThat(before.path("expected").findValuesAsText("label"))
                .containsExactly("Signed contract: Given Applicant1", "Signed contract: Given Applicant2");
        String second = before.at("/expected/1/subject").asText();
        assertThat(before.path("types").findValuesAsText("subject")).contains(second);

        JsonNode after = logistician.tree(
                logistician.upload(contracts, "type=signed_contract&subject=" + second, "contract.txt", LETTER));
        assertThat(after.path("expected").findValuesAsText("state")).containsExactly("missing", "filed");
        assertThat(after.at("/expected/1/documents")).hasSize(1);
        HttpResponse<byte[]> reserve =
                logistician.upload(contracts, "type=signed_contract&subject=" + second + "9", "contract.txt", LETTER);
        assertThat(reserve.statusCode()).isEqualTo(400);
        assertThat(text(reserve)).contains("nobody in the team of this activity");
    }

    @Test
    void texts_come_in_the_language_of_the_reader() {
        JsonNode list = clerk.read(task, "documents?lang=fr");

        assertThat(list.at("/expected/0/condition").asText()).startsWith("si la réponse à");
        assertThat(text(clerk.upload(task, "type=action_form&lang=es", "a.txt", LETTER)))
                .contains("Este tipo de documento no puede cargarse.");
    }

    @Test
    void a_replaced_document_keeps_its_earlier_version_and_one_set_aside_stays_in_sight() {
        long id = upload(LETTER);

        HttpResponse<byte[]> replaced =
                clerk.upload(task, "replaces=" + id, "answer signed.txt", "With signature.".getBytes(UTF_8));
        assertThat(replaced.statusCode()).as(text(replaced)).isEqualTo(200);
        assertThat(document(id).versions()).extracting("number").containsExactly(2, 1);

        assertThat(clerk.post(task, "documents/" + id + "/set-aside", "{\"reason\":\" \"}")
                        .statusCode())
                .isEqualTo(400);
        JsonNode after = clerk.tree(
                clerk.post(task, "documents/" + id + "/set-aside", "{\"reason\":\"It belongs to another case.\"}"));
        assertThat(after.at("/expected/0/state").asText()).isEqualTo("depends");
        JsonNode aside = byId(after, id);
        assertThat(aside.path("aside").asBoolean()).isTrue();
        assertThat(aside.path("asideBecause").asText()).isEqualTo("It belongs to another case.");
        assertThat(aside.path("changeable").asBoolean()).isFalse();

        assertThat(clerk.upload(task, "replaces=" + id, "again.txt", LETTER).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_version_is_downloaded_byte_for_byte_and_opens_nothing() {
        long version = document(upload(LETTER)).latest().id();

        HttpResponse<byte[]> download = clerk.get(task, "documents/versions/" + version + "/content");

        assertThat(download.body()).isEqualTo(LETTER);
        assertThat(download.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(download.headers().allValues("Content-Security-Policy"))
                .anyMatch(policy -> policy.contains("default-src 'none'") && policy.contains("sandbox"));
        assertThat(download.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(download.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    }

    @Test
    void the_pages_of_a_pdf_and_an_image_are_shown_as_pictures() throws IOException {
        long letter = document(upload(pdf.write(
                        "<html><body><p>One</p>" + "<p style=\"page-break-before:always\">Two</p></body></html>")))
                .latest()
                .id();

        assertThat(clerk.read(task, "documents/versions/" + letter + "/pages")
                        .path("pages")
                        .asInt())
                .isEqualTo(2);
        HttpResponse<byte[]> second = clerk.get(task, "documents/versions/" + letter + "/pages/2");
        assertThat(second.headers().firstValue("Content-Type")).hasValue("image/png");
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(second.body()));
        assertThat(page.getWidth()).isBetween(1000, 1600);
        assertThat(clerk.get(task, "documents/versions/" + letter + "/pages/3").statusCode())
                .isEqualTo(404);

        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(3000, 1000, BufferedImage.TYPE_INT_RGB), "jpeg", jpeg);
        long image = document(upload(jpeg.toByteArray())).latest().id();
        HttpResponse<byte[]> shown = clerk.get(task, "documents/versions/" + image + "/pages/1");
        assertThat(ImageIO.read(new ByteArrayInputStream(shown.body())).getWidth())
                .isLessThanOrEqualTo(1600);
    }

    @Test
    void what_cannot_be_shown_says_so() {
        long words = document(upload(LETTER)).latest().id();
        long damaged = document(upload("%PDF-1.7\nnothing of it is true".getBytes(UTF_8)))
                .latest()
                .id();

        HttpResponse<byte[]> ofWords = clerk.get(task, "documents/versions/" + words + "/pages");
        assertThat(ofWords.statusCode()).isEqualTo(409);
        assertThat(text(ofWords)).contains("Only PDF files and pictures can be looked at here.");
        HttpResponse<byte[]> ofDamaged = clerk.get(task, "documents/versions/" + damaged + "/pages/1");
        assertThat(ofDamaged.statusCode()).isEqualTo(409);
        assertThat(text(ofDamaged)).contains("The file is damaged and cannot be shown.");
    }

    @Test
    void without_a_session_there_is_nothing() {
        TasklistCaller nobody = new TasklistCaller(port);

        assertThat(nobody.get(task, "documents").statusCode()).isIn(401, 403);
        assertThat(nobody.upload(task, "type=other", "a.txt", LETTER).statusCode())
                .isIn(401, 403);
    }

    @Test
    void a_forged_request_is_refused() {
        TasklistCaller forged = new TasklistCaller(port).signIn("clerk").withoutToken();

        assertThat(forged.upload(task, "type=other", "a.txt", LETTER).statusCode())
                .isEqualTo(403);
        assertThat(onFile("other")).isFalse();
    }

    @Test
    void who_may_not_read_the_task_finds_nothing_and_who_may_only_read_changes_nothing() {
        long version = document(upload(LETTER)).latest().id();
        TasklistCaller stranger = new TasklistCaller(port).signIn("logistician");
        assertThat(stranger.get(task, "documents").statusCode()).isEqualTo(404);
        assertThat(stranger.get(task, "documents/versions/" + version + "/content")
                        .statusCode())
                .isEqualTo(404);
        assertThat(stranger.upload(task, "type=other", "a.txt", LETTER).statusCode())
                .isEqualTo(404);

        TasklistCaller auditor = new TasklistCaller(port).signIn("inspector");
        assertThat(auditor.read(task, "documents").path("changeable").asBoolean())
                .isFalse();
        HttpResponse<byte[]> refused = auditor.upload(task, "type=other", "a.txt", LETTER);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(text(refused)).contains("You may read this task but not work on it.");
        assertThat(onFile("other")).isFalse();
    }

    @Test
    void a_document_of_another_case_is_out_of_reach() {
        CaseNumber other = opening.received("2071-03-02");
        RegisteredDocument foreign = documents
                .latest(CaseScope.wholeCase(other), "request_original", null)
                .orElseThrow();

        String version = "documents/versions/" + foreign.latest().id();
        assertThat(clerk.get(task, version + "/content").statusCode()).isEqualTo(404);
        assertThat(clerk.get(task, version + "/pages/1").statusCode()).isEqualTo(404);
        assertThat(clerk.upload(task, "replaces=" + foreign.id(), "a.txt", LETTER)
                        .statusCode())
                .isEqualTo(404);
        assertThat(clerk.post(task, "documents/" + foreign.id() + "/set-aside", "{\"reason\":\"x\"}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(documents.ofCase(other)).containsExactly(foreign);
    }

    @Test
    void a_name_leads_to_no_other_folder_and_what_is_no_plain_body_is_refused() {
        clerk.upload(task, "type=other", "../../etc/pass\r\nwd\u202Efdp.txt", LETTER);
        assertThat(documents
                        .latest(wholeCase(), "other", null)
                        .orElseThrow()
                        .latest()
                        .fileName())
                .isEqualTo("passwdfdp.txt");

        assertThat(clerk.upload(task, "type=other", "a.txt", "multipart/form-data", BodyPublishers.ofByteArray(LETTER))
                        .statusCode())
                .isEqualTo(415);
        assertThat(clerk.upload(task, "type=letter_out", "a.txt", LETTER).statusCode())
                .isEqualTo(400);
        assertThat(clerk.upload(task, "type=nonsense", "a.txt", LETTER).statusCode())
                .isEqualTo(400);
        assertThat(clerk.upload(task, "type=other", "a.txt", new byte[0]).statusCode())
                .isEqualTo(400);
    }

    @Test
    void a_program_is_refused_whatever_it_is_called() {
        byte[] program = new byte[4096];
        program[0] = 0x7f;
        program[1] = 'E';
        program[2] = 'L';
        program[3] = 'F';
        program[4] = 2;
        program[5] = 1;
        program[6] = 1;
        program[16] = 2;

        HttpResponse<byte[]> refused = clerk.upload(task, "type=clarification_answer", "answer.pdf", program);

        assertThat(refused.statusCode()).as(text(refused)).isEqualTo(400);
        assertThat(text(refused)).contains("The file is a program, whatever its name says.");
    }

    @Test
    void forty_megabytes_are_filed_as_a_stream() {
        Sequence content = new Sequence(40L * MEGABYTE);

        HttpResponse<byte[]> answer = clerk.upload(
                task,
                "type=other",
                "scan.bin",
                "application/octet-stream",
                BodyPublishers.ofInputStream(() -> content));

        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(documents
                        .latest(wholeCase(), "other", null)
                        .orElseThrow()
                        .latest()
                        .size())
                .isEqualTo(40L * MEGABYTE);
    }

    @Test
    void one_byte_more_is_refused_with_a_sentence_announced_or_not() {
        HttpResponse<byte[]> announced = clerk.upload(task, "type=other", "a.bin", new byte[40 * MEGABYTE + 1]);
        HttpResponse<byte[]> unannounced = clerk.upload(
                task,
                "type=other",
                "a.bin",
                "application/octet-stream",
                BodyPublishers.ofInputStream(() -> new Sequence(40L * MEGABYTE + 1)));

        assertThat(announced.statusCode()).isEqualTo(413);
        assertThat(text(announced)).contains("The file is larger than 40 MB.");
        assertThat(unannounced.statusCode()).isEqualTo(413);
        assertThat(text(unannounced)).contains("The file is larger than 40 MB.");
        assertThat(onFile("other")).isFalse();
    }

    @Test
    void of_an_endless_file_no_more_is_read_than_the_limit() {
        Sequence endless = new Sequence(Long.MAX_VALUE);
        NewDocument document =
                new NewDocument(wholeCase(), "other", null, "endless.bin", endless, "clerk", NewDocument.UPLOAD);

        assertThatThrownBy(() -> documents.file(document)).isInstanceOf(RefusedDocument.class);

        assertThat(endless.given).isBetween(40L * MEGABYTE, 41L * MEGABYTE);
        assertThat(endless.largestPiece).as("bytes held at a time").isLessThanOrEqualTo(64 * 1024);
    }

    private long upload(byte[] content) {
        HttpResponse<byte[]> answer = clerk.upload(task, "type=clarification_answer", "answer.txt", content);
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        return documents
                .latest(wholeCase(), "clarification_answer", null)
                .orElseThrow()
                .id();
    }

    private RegisteredDocument document(long id) {
        return documents.ofCase(number).stream()
                .filter(found -> found.id() == id)
                .findFirst()
                .orElseThrow();
    }

    private boolean onFile(String type) {
        return documents.onFile(wholeCase(), type);
    }

    private CaseScope wholeCase() {
        return CaseScope.wholeCase(number);
    }

    private static JsonNode byId(JsonNode list, long id) {
        for (JsonNode document : list.path("documents")) {
            if (document.path("id").asLong() == id) {
                return document;
            }
        }
        throw new AssertionError("There is no document " + id + " in " + list);
    }

    /** Bytes made while they are read; remembers how many were taken, and how many at a time. */
    private static final class Sequence extends InputStream {

        private final long length;
        private long given;
        private int largestPiece;

        Sequence(long length) {
            this.length = length;
        }

        @Override
        public int read() {
            return given < length ? (int) (given++ % 251) : -1;
        }

        @Override
        public int read(byte[] target, int offset, int wanted) {
            if (given >= length) {
                return -1;
            }
            int count = (int) Math.min(wanted, length - given);
            for (int at = 0; at < count; at++) {
                target[offset + at] = (byte) ((given + at) % 251);
            }
            given += count;
            largestPiece = Math.max(largestPiece, wanted);
            return count;
        }
    }
}
