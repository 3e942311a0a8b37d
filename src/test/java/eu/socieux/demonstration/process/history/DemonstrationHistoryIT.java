package eu.socieux.demonstration.process.history;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.startup.ApplicationProcess;
import eu.socieux.startup.FilledApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A small history, filled in by the application as its operator starts it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DemonstrationHistoryIT {

    private final Path scene =
            Path.of("target", "history", UUID.randomUUID().toString()).toAbsolutePath();
    private JdbcClient database;

    @Test
    void an_empty_database_is_filled_with_the_life_of_two_years() throws IOException {
        Path folder;
        List<String> told;
        try (FilledApplication application = FilledApplication.with(3)) {
            folder = application.dataFolder();
            database = application.database();

            assertThat(application.output())
                    .as("progress, and the end")
                    .containsPattern("\\d+ %: \\w+ \\d{4}, \\d requests, .*; about .* left\\.")
                    .containsPattern("The history is complete: 3 requests")
                    .doesNotContain("A sample request was sent", " ERROR ");
            assertThat(folder.resolve("history-incomplete")).doesNotExist();
            casesAreAtSeveralStages();
            lettersAndDocumentsAreReal();
            nothingFailed();
            timesAreThoseOfTheYearsTold();
            told = told();
        }
        sameSeedTellsTheSame(told);
        refusesADatabaseWithCases(folder);
        refusesHalfAHistory(folder);
    }

    private void casesAreAtSeveralStages() {
        assertThat(count("case_file")).isEqualTo(3);
        assertThat(texts("select distinct task_def_key_ from act_hi_taskinst"))
                .contains("UserTask_ScreenRequest", "UserTask_AssessEligibility", "UserTask_AwaitDelegationOpinion")
                .hasSizeGreaterThan(8);
        assertThat(number("select count(*) from act_hi_procinst where end_time_ is not null"))
                .isPositive();
        assertThat(number("select count(*) from act_ru_task")).isPositive();
        assertThat(number("select count(distinct author) from case_entry"))
                .as("staff of several roles, and outside parties")
                .isGreaterThan(4);
    }

    private void lettersAndDocumentsAreReal() {
        assertThat(texts("select distinct state from message_log")).containsExactly("SENT");
        assertThat(number("select count(*) from message_log where sent_at - written_at > interval '1 hour'"))
                .as("letters leave when they are written")
                .isZero();
        assertThat(number("select count(*) from document where type = 'letter_out'"))
                .isEqualTo(count("message_log"));
        assertThat(number("select count(*) from document where type = 'request_original'"))
                .isEqualTo(3);
    }

    private void nothingFailed() {
        assertThat(count("act_ru_incident")).isZero();
        assertThat(number("select count(*) from act_ru_job where retries_ = 0")).isZero();
        assertThat(number("select count(*) from act_ru_job where type_ = 'message'"))
                .as("steps that nobody ran")
                .isZero();
    }

    private void timesAreThoseOfTheYearsTold() {
        LocalDate today = day("select current_date");
        assertThat(day("select min(received_on) from request")).isBefore(today.minusMonths(6));
        assertThat(day("select max(start_time_)::date from act_hi_taskinst")).isBeforeOrEqualTo(today);
        assertThat(number(
                        "select count(distinct duration_ / 86400000) from act_hi_taskinst where end_time_ is not null"))
                .as("different numbers of days")
                .isGreaterThan(5);
        assertThat(number("select count(*) from case_entry where author <> 'system'"
                        + " and channel = 'tasklist'"
                        + " and extract(isodow from entered_at at time zone 'Europe/Brussels') > 5"))
                .as("answers given in the office on a weekend")
                .isZero();
    }

    /** It ends later on the same day, of which nothing is compared. */
    private void sameSeedTellsTheSame(List<String> told) throws IOException {
        try (FilledApplication again = FilledApplication.with(3)) {
            database = again.database();
            assertThat(told()).hasSizeGreaterThan(50).isEqualTo(told);
        }
    }

    private List<String> told() {
        return texts(
                """
                select concat_ws(' ', p.business_key_, a.act_id_, a.start_time_,
                    case when a.end_time_ < current_date then a.end_time_ end)
                from act_hi_actinst a join act_hi_procinst p on p.id_ = a.root_proc_inst_id_
                where a.act_type_ = 'userTask' and a.start_time_ < current_date
                union all
                select concat_ws(' ', case_number, letter, recipient_address, written_at)
                from message_log where written_at < current_date
                order by 1
                """);
    }

    private void refusesADatabaseWithCases(Path folder) throws IOException {
        try (ApplicationProcess application = start("again", folder, "socieux.demonstration.history=true")) {
            assertThat(application.exitCode()).as(application::output).isEqualTo(1);
            assertThat(application.output())
                    .contains("Cannot start. There are cases already in the data folder " + folder)
                    .contains("Take socieux.demonstration.history away");
        }
    }

    private void refusesHalfAHistory(Path folder) throws IOException {
        Files.createFile(folder.resolve("history-incomplete"));
        try (ApplicationProcess application = start("half", folder)) {
            assertThat(application.exitCode()).as(application::output).isEqualTo(1);
            assertThat(application.output())
                    .contains("Cannot start. The history in the data folder " + folder + " is incomplete")
                    .contains("Delete the folder and start again");
        }
    }

    private ApplicationProcess start(String name, Path folder, String... further) throws IOException {
        Files.createDirectories(scene);
        List<String> settings = new ArrayList<>(List.of(
                "server.port=0",
                "socieux.demonstration.smtp-port=0",
                "socieux.demonstration.imap-port=0",
                "socieux.demonstration.durable=false",
                "socieux.demonstration.data-folder=" + folder,
                "socieux.demonstration.history-requests=3"));
        settings.addAll(List.of(further));
        return ApplicationProcess.start(scene.resolve(name + ".log"), settings.toArray(String[]::new));
    }

    private List<String> texts(String query) {
        return database.sql(query).query(String.class).list();
    }

    private LocalDate day(String query) {
        return database.sql(query).query(LocalDate.class).single();
    }

    private long count(String table) {
        return number("select count(*) from " + table);
    }

    private long number(String query) {
        return database.sql(query).query(Long.class).single();
    }
}
