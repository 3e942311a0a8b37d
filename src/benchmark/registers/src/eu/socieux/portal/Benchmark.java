package eu.socieux.portal;

import eu.socieux.SocieuxApplication;
import eu.socieux.directory.Country;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Starts the application on a database of its own, fills its registers and measures their pages. */
public final class Benchmark {

    private static final int WARM_UPS = 3;
    private static final int LIMIT_IN_MILLISECONDS = 500;

    private final RequestRegister register;
    private final MailJournal journal;
    private final RequestTexts texts;
    private final int rounds;
    private boolean withinLimit = true;

    private Benchmark(RequestRegister register, MailJournal journal, RequestTexts texts, int rounds) {
        this.register = register;
        this.journal = journal;
        this.texts = texts;
        this.rounds = rounds;
    }

    /** @param arguments data folder, script that fills the registers, number of measurements */
    public static void main(String[] arguments) throws Exception {
        try (var application = new SpringApplicationBuilder(SocieuxApplication.class)
                .run(
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--socieux.demonstration.data-folder=" + arguments[0],
                        "--socieux.demonstration.smtp-port=0",
                        "--socieux.demonstration.imap-port=0",
                        "--socieux.demonstration.send-sample=false")) {
            JdbcClient jdbc = application.getBean(JdbcClient.class);
            try (var connection = application.getBean(DataSource.class).getConnection()) {
                // The workers of the application see nothing of it before it is whole
                connection.setAutoCommit(false);
                ScriptUtils.executeSqlScript(connection, new FileSystemResource(Path.of(arguments[1])));
                connection.commit();
                connection.setAutoCommit(true);
            }
            System.out.println(jdbc.sql("select version()").query(String.class).single());
            System.out.printf(
                    "%,d requests, %,d messages, %,d texts that are searched, %,d tasks that wait%n",
                    count(jdbc, "request_line"),
                    count(jdbc, "message_log") + count(jdbc, "inbound_message"),
                    count(jdbc, "search_text"),
                    count(jdbc, "act_ru_task"));
            var benchmark = new Benchmark(
                    application.getBean(RequestRegister.class),
                    application.getBean(MailJournal.class),
                    application.getBean(RequestTexts.class),
                    Integer.parseInt(arguments[2]));
            benchmark.requests();
            benchmark.mail();
            System.out.printf(
                    "load average at the end: %.2f on %d processors%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors());
            System.exit(benchmark.withinLimit ? 0 : 1);
        }
    }

    private void requests() {
        page("requests: first page", Map.of());
        RequestFilter all = filter(Map.of());
        String far = register.page(all, null, null, 15_000).next();
        time("requests: a page after 15,000 others", () -> register.page(all, far, null, RegisterPages.PAGE));
        page("requests: by institution", Map.of("sort", "institution-asc"));
        page("requests: one year and country", Map.of("year", "2019", "country", "MW"));
        page("requests: at one stage", Map.of("stage", "request-intake"));
        page("requests: closed", Map.of("stage", "closed"));
        page("requests: waiting for partners", Map.of("waiting", "partner"));
        page("requests: a rare word in documents", Map.of("q", "zwyntbeek"));
        page("requests: a word of every hundredth document", Map.of("q", "word4000"));
        page("requests: a word of every request", Map.of("q", "pensions"));
        page("requests: two words, year and kind", Map.of("q", "reform word10", "year", "2021", "kind", "mandated_body"));
        page("requests: part of a number", Map.of("q", "2019-17"));
        slow("requests: file of all 20,000", () -> {
            try {
                Map<String, String> stages = register.stages();
                Map<String, Country> countries = texts.countries();
                CsvSheet sheet = CsvSheet.begin(Writer.nullWriter(), List.of());
                String after = null;
                do {
                    Keyset<RequestRegister.Line> piece = register.page(all, after, null, 2_000);
                    for (RequestRegister.Line line : piece.rows()) {
                        sheet.row(texts.cells(line, countries, stages, Locale.UK));
                    }
                    after = piece.next();
                } while (after != null);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
    }

    private void mail() {
        journal("mail: first page", Map.of());
        MailFilter all = MailFilter.of(new Asked(Map.of()));
        String far = journal.page(all, null, null, 80_000).next();
        time("mail: a page after 80,000 others", () -> journal.page(all, far, null, MailPages.PAGE));
        journal("mail: what failed", Map.of("state", "FAILED"));
        journal("mail: one day", Map.of("from", "2019-05-02", "to", "2019-05-02"));
        journal("mail: one case", Map.of("case", "R-2019-017"));
        journal("mail: one sender", Map.of("q", "sender17"));
        journal("mail: a word of every message", Map.of("q", "request"));
        journal("mail: two words and placement", Map.of("q", "re questions", "placement", "existing_case"));
    }

    private RequestFilter filter(Map<String, String> asked) {
        return RequestFilter.of(
                new Asked(asked), texts.countries().keySet(), register.stages().keySet());
    }

    private void page(String what, Map<String, String> asked) {
        RequestFilter filter = filter(asked);
        time(what, () -> {
            register.page(filter, null, null, RegisterPages.PAGE);
            register.count(filter);
        });
    }

    private void journal(String what, Map<String, String> asked) {
        MailFilter filter = MailFilter.of(new Asked(asked));
        time(what, () -> {
            journal.page(filter, null, null, MailPages.PAGE);
            journal.count(filter);
        });
    }

    private void time(String what, Runnable question) {
        withinLimit &= slow(what, question) < LIMIT_IN_MILLISECONDS;
    }

    private long slow(String what, Runnable question) {
        for (int round = 0; round < WARM_UPS; round++) {
            question.run();
        }
        long[] times = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            question.run();
            times[round] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(times);
        System.out.printf("%-46s median %4d ms (%d to %d)%n", what, times[rounds / 2], times[0], times[rounds - 1]);
        return times[rounds / 2];
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
