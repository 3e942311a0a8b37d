package eu.socieux.cockpit.bottlenecks;

import eu.socieux.SocieuxApplication;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Starts the application on a database of its own, gives it a history and measures the figures on waiting. */
public final class Benchmark {

    private static final int WARM_UPS = 3;
    private static final int LIMIT_IN_MILLISECONDS = 1000;

    private Benchmark() {}

    /** @param arguments data folder, script that writes the history, number of measurements */
    public static void main(String[] arguments) throws Exception {
        try (var application = new SpringApplicationBuilder(SocieuxApplication.class)
                .run(
                        "--server.port=0",
                        "--camunda.bpm.job-execution.enabled=false",
                        "--socieux.demonstration.data-folder=" + arguments[0],
                        "--socieux.demonstration.smtp-port=0",
                        "--socieux.demonstration.imap-port=0",
                        "--socieux.demonstration.send-sample=false")) {
            DataSource dataSource = application.getBean(DataSource.class);
            JdbcClient jdbc = application.getBean(JdbcClient.class);
            try (var connection = dataSource.getConnection()) {
                ScriptUtils.executeSqlScript(connection, new FileSystemResource(Path.of(arguments[1])));
            }
            System.out.println(jdbc.sql("select version()").query(String.class).single());
            System.out.printf(
                    "%,d historic activity instances that ended in 2025, of which %,d waits; %,d waits go on%n",
                    count(jdbc, "act_hi_actinst where end_time_ is not null"),
                    count(jdbc, "finished_wait"),
                    count(jdbc, "case_wait where open"));
            int rounds = Integer.parseInt(arguments[2]);
            boolean withinLimit = measure(application.getBean(Figures.class), rounds);
            System.out.printf(
                    "load average at the end: %.2f on %d processors%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors());
            System.exit(withinLimit ? 0 : 1);
        }
    }

    private static boolean measure(Figures figures, int rounds) {
        List<ProcessVersion> processes = IntStream.range(0, 4)
                .mapToObj(n -> new ProcessVersion("bench-%d:1:0".formatted(n), "bench-" + n, "Benchmark " + n, 1))
                .toList();
        LocalDate from = LocalDate.of(2025, 1, 1);
        LocalDate to = LocalDate.of(2025, 12, 31);
        Selection all = new Selection(processes, false, from, to);
        Selection one = new Selection(processes.subList(0, 1), true, from, to);
        long worst = time("bottlenecks of all processes, a year", rounds, () -> figures.waits(all));
        time("bottlenecks of one process, a year", rounds, () -> figures.waits(one));
        time("for whom cases wait, all processes, a year", rounds, () -> figures.parties(all));
        time("cases month by month, all processes, a year", rounds, () -> figures.months(all, ""));
        time("one step month by month, a year", rounds, () -> figures.months(one, "userTask_4"));
        time(
                "first page of 12,500 cases behind a number",
                rounds,
                () -> figures.cases(one, "userTask_4", Measure.FINISHED, 100, 0));
        time("forecast for 500 running cases", rounds, () -> figures.forecasts(one, one.versions()));
        time("back-test of the forecast", rounds, () -> figures.backTest(one, one.versions()));
        return worst < LIMIT_IN_MILLISECONDS;
    }

    private static long time(String what, int rounds, Runnable query) {
        for (int round = 0; round < WARM_UPS; round++) {
            query.run();
        }
        long[] times = new long[rounds];
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            query.run();
            times[round] = (System.nanoTime() - start) / 1_000_000;
        }
        Arrays.sort(times);
        System.out.printf("%-46s median %4d ms (%d to %d)%n", what, times[rounds / 2], times[0], times[rounds - 1]);
        return times[rounds / 2];
    }

    private static long count(JdbcClient jdbc, String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
