package eu.socieux.tasklist;

import static eu.socieux.tasklist.TasklistCaller.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eu.socieux.IntegrationTest;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelation.Kind;
import eu.socieux.records.CaseRelations;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.util.Map;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Requests that belong together, in the tabs of a task. */
@IntegrationTest
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RelatedFilesTabIT {

    private static final String MAIL =
            """
            From: Deputy <deputy@socialwelfare.example.org>
            Subject: The same once more
            Content-Type: text/plain; charset=utf-8

            We ask again.
            """;

    @LocalServerPort
    private int port;

    @Autowired
    private CaseDriver driver;

    @Autowired
    private CaseOpening cases;

    @Autowired
    private CaseRelations relations;

    @Autowired
    private Documents documents;

    private CaseNumber first;
    private CaseNumber second;
    private long mail;
    private String task;
    private TasklistCaller clerk;

    @BeforeEach
    void two_requests() {
        second = cases.received("2095-02-01");
        cases.note(second, Map.of("title", "<b>Registry</b>"));
        mail = documents
                .file(new NewDocument(
                        CaseScope.wholeCase(second),
                        "message_in",
                        null,
                        "The same once more.eml",
                        (MAIL + second).replace("\n", "\r\n").getBytes(UTF_8),
                        "deputy@socialwelfare.example.org",
                        NewDocument.MAIL))
                .latest()
                .id();
        first = cases.received("2095-02-02");
        cases.start("technical-assistance", first, Map.of());
        task = driver.task(first, "UserTask_ScreenRequest").getId();
        clerk = new TasklistCaller(port).signIn("clerk");
    }

    @AfterEach
    void reset_the_clock() {
        ClockUtil.reset();
    }

    @Test
    void documents_and_mail_of_a_merged_request_are_read_at_the_task_of_the_other_and_not_changed_there() {
        relations.relate(second, first, Kind.MERGED, "clerk");

        JsonNode view = clerk.read(task, "case");
        assertThat(view.at("/related/0/number").asText()).isEqualTo(second.value());
        assertThat(view.at("/related/0/title").asText()).isEqualTo("<b>Registry</b>");
        assertThat(view.at("/related/0/way").asText()).isEqualTo("mergedHere");
        assertThat(view.path("received").findValuesAsText("name")).contains("The same once more");
        assertThat(clerk.read(task, "case/received/" + mail).path("text").asText())
                .startsWith("We ask again.");

        JsonNode filed = clerk.read(task, "documents").path("documents");
        assertThat(filed)
                .filteredOn(document -> document.path("subject").asText().equals(second.value()))
                .hasSize(2)
                .allSatisfy(document -> {
                    assertThat(document.path("changeable").asBoolean()).isFalse();
                    assertThat(document.path("elsewhere").asBoolean()).isTrue();
                });
    }

    @Test
    void of_a_linked_request_no_more_is_seen_than_its_number_and_subject() {
        relations.relate(first, second, Kind.LINKED, "clerk");

        JsonNode view = clerk.read(task, "case");
        assertThat(view.at("/related/0/way").asText()).isEqualTo("linked");
        assertThat(view.path("received").findValuesAsText("name")).doesNotContain("The same once more");
        assertThat(clerk.get(task, "case/received/" + mail).statusCode()).isEqualTo(404);
        assertThat(text(clerk.get(task, "documents"))).doesNotContain("The same once more");
    }

    @Test
    void whoever_may_not_read_the_task_sees_nothing() {
        relations.relate(second, first, Kind.MERGED, "clerk");
        TasklistCaller assessor = new TasklistCaller(port).signIn("assessor");

        assertThat(assessor.get(task, "case").statusCode()).isEqualTo(404);
        assertThat(assessor.get(task, "case/received/" + mail).statusCode()).isEqualTo(404);
    }
}
