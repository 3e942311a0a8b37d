package eu.socieux.eventlog;

import eu.socieux.SocieuxApplication;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.io.FileSystemResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Starts the application on a database of its own, gives it a history and exports all of it. */
public final class Benchmark {

    private static final int MEGABYTE = 1 << 20;
    private static final int PART_OF_HEAP = 4;

    private Benchmark() {}

    /** @param arguments data folder, script that writes the history, number of exports of each format */
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
            try (var connection = dataSource.getConnection()) {
                ScriptUtils.executeSqlScript(connection, new FileSystemResource(Path.of(arguments[1])));
            }
            System.out.println(JdbcClient.create(dataSource)
                    .sql("select version()")
                    .query(String.class)
                    .single());
            EventLogs logs = application.getBean(EventLogs.class);
            EventLogSelection all = new EventLogSelection(
                    Set.of("bench-0", "bench-1", "bench-2", "bench-3"),
                    LocalDate.of(2025, 1, 1),
                    LocalDate.of(2025, 12, 31));
            EventLogSize size = logs.size(all);
            System.out.printf("%,d events of %,d cases%n", size.events(), size.cases());
            boolean small = true;
            for (EventLogFormat format : EventLogFormat.values()) {
                small &= export(logs, all, format, size.events(), Integer.parseInt(arguments[2]));
            }
            System.out.printf("largest resident memory of the process: %s%n", resident());
            System.out.printf(
                    "load average at the end: %.2f on %d processors%n",
                    ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                    Runtime.getRuntime().availableProcessors());
            System.exit(small ? 0 : 1);
        }
    }

    private static boolean export(
            EventLogs logs, EventLogSelection all, EventLogFormat format, long events, int times) {
        long[] seconds = new long[times];
        for (int time = 0; time < times; time++) {
            long start = System.nanoTime();
            logs.write(all, format, false, new Counted(false));
            seconds[time] = System.nanoTime() - start;
        }
        // Collecting takes time, so that memory is looked at in an export of its own.
        var out = new Counted(true);
        logs.write(all, format, false, out);
        Arrays.sort(seconds);
        double median = seconds[times / 2] / 1e9;
        long heap = Runtime.getRuntime().maxMemory();
        System.out.printf(
                "%-4s %,d MB: median %.1f s (%.1f to %.1f), %,.0f events/s; live in the heap at most %d MB of %d%n",
                format,
                out.bytes / MEGABYTE,
                median,
                seconds[0] / 1e9,
                seconds[times - 1] / 1e9,
                events / median,
                out.live / MEGABYTE,
                heap / MEGABYTE);
        return out.live < heap / PART_OF_HEAP;
    }

    /** As the system says; the heap is part of it. */
    private static String resident() throws Exception {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmHWM"))
                        .map(line -> line.replaceAll("\\D+", ""))
                        .map(kilobytes -> Long.parseLong(kilobytes) / 1024 + " MB")
                        .findFirst()
                        .orElse("unknown")
                : "unknown";
    }

    /** Counts what is written and, where asked to, looks now and then at how much of the heap is alive. */
    private static final class Counted extends OutputStream {
        private static final int EVERY = 32 * MEGABYTE;

        private final boolean watching;
        private long bytes;
        private long live;

        Counted(boolean watching) {
            this.watching = watching;
        }

        @Override
        public void write(int character) {
            count(1);
        }

        @Override
        public void write(byte[] text, int from, int length) {
            count(length);
        }

        private void count(int length) {
            if (watching && bytes / EVERY != (bytes + length) / EVERY) {
                System.gc();
                live = Math.max(
                        live,
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
            }
            bytes += length;
        }
    }
}
