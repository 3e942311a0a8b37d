package eu.socieux.startup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What an operator sees: the application as a process that starts, refuses to start, stops and is killed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StartingAndStoppingIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ENDED_BY_SIGTERM = 143;
    private static final String FACILITY = "requests@facility.example.org";
    private static final String PARTNER = "director@ministry-of-work.example.org";
    private static final String WRONG_START = "Cannot start. ";

    private final Path scene =
            Path.of("target", "start-up", UUID.randomUUID().toString()).toAbsolutePath();
    private EmbeddedPostgres outsideDatabase;
    private GreenMail outsideMail;

    @BeforeAll
    void startTheOutsideServers() throws IOException {
        Files.createDirectories(scene);
        outsideDatabase = EmbeddedPostgres.builder()
                .setDataDirectory(scene.resolve("outside"))
                .setServerConfig("fsync", "off")
                .start();
        askForPasswords();
        outsideMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        outsideMail.setUser(FACILITY, FACILITY, "secret");
        outsideMail.start();
    }

    @AfterAll
    void stopTheOutsideServers() throws IOException {
        outsideMail.stop();
        outsideDatabase.close();
    }

    @Test
    void aCaseOutlivesAStopAndKillsAndItsLetterIsSentOnce() throws Exception {
        Path folder = scene.resolve("data");
        List<Object> firstCase = startsWithNothingAndTakesInTheSample(folder);
        startsAgainWithTheSameCaseAndIsKilled(folder, firstCase);
        writesALetterNobodyTakesAndIsKilled(folder);
        sendsTheLetterOnce(folder);
    }

    private List<Object> startsWithNothingAndTakesInTheSample(Path folder) throws IOException {
        try (ApplicationProcess application = start("first", demonstration(folder))) {
            application.prints("A sample request was sent to " + FACILITY);
            assertThat(application.output())
                    .contains("http://localhost:" + application.port() + "/camunda/app/tasklist/")
                    .contains("This is a demonstration", "Try-it-2026!", "clerk        registry");
            JdbcClient database = embedded(folder);
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(tasks(database)).as(application::output).hasSize(1));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters(database, "SENT"))
                    .as(application::output)
                    .isEqualTo(1));
            assertThat(demonstrationAccounts(database)).isEqualTo(10);

            refused("locked", demonstration(folder))
                    .contains("The data folder " + folder + " is in use by another running application.")
                    .contains("socieux.demonstration.data-folder");

            List<Object> found = casesAndTasks(database);
            ProcessHandle server = databaseServer(folder);
            assertThat(application.stop()).as(application::output).isEqualTo(ENDED_BY_SIGTERM);
            ends(server);
            assertThat(folder.resolve("postgres/postmaster.pid")).doesNotExist();
            return found;
        }
    }

    private void startsAgainWithTheSameCaseAndIsKilled(Path folder, List<Object> expected) throws IOException {
        try (ApplicationProcess application = start("second", demonstration(folder))) {
            application.prints("This is a demonstration");
            JdbcClient database = embedded(folder);
            application.prints("Home page");
            assertThat(casesAndTasks(database)).isEqualTo(expected);
            assertThat(application.output()).doesNotContain("A sample request was sent");

            ProcessHandle server = databaseServer(folder);
            application.kill();
            assertThat(server.isAlive())
                    .as("the database server outlives the kill")
                    .isTrue();
        }
    }

    private void writesALetterNobodyTakesAndIsKilled(Path folder) throws Exception {
        try (ApplicationProcess application = start("third", withOutsideMail(folder, freePort()))) {
            application.prints("Home page");
            assertThat(application.output())
                    .contains("Stopping the database server which a killed process left behind.")
                    .doesNotContain("This is a demonstration");
            JdbcClient database = embedded(folder);
            assertThat(demonstrationAccounts(database)).isZero();

            deliverARequest();
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(triedInVain(database))
                    .as(application::output)
                    .isEqualTo(1));
            application.kill();
        }
    }

    private void sendsTheLetterOnce(Path folder) throws Exception {
        try (ApplicationProcess application =
                start("fourth", withOutsideMail(folder, outsideMail.getSmtp().getPort()))) {
            application.prints("Home page");
            JdbcClient database = embedded(folder);
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(letters(database, "SENT"))
                    .as(application::output)
                    .isEqualTo(2));
            await().atMost(PATIENCE).untilAsserted(() -> assertThat(archived(database))
                    .as("the copy in the facility's mailbox is taken in")
                    .isTrue());
            assertThat(messagesOfThePartner()).isEqualTo(1);
            assertThat(count(database, "select count(*) from case_file")).isEqualTo(2);

            ProcessHandle server = databaseServer(folder);
            assertThat(application.stop()).as(application::output).isEqualTo(ENDED_BY_SIGTERM);
            ends(server);
        }
    }

    @Test
    void withOutsideServersNothingOfTheDemonstrationIsThere() throws IOException {
        Path folder = scene.resolve("not-wanted");
        int smtp = freePort();
        int imap = freePort();
        List<String> settings =
                new ArrayList<>(withOutsideMail(folder, outsideMail.getSmtp().getPort()));
        settings.removeIf(setting -> setting.contains("-port=0"));
        settings.addAll(outsideDatabase("right"));
        settings.addAll(List.of("socieux.demonstration.smtp-port=" + smtp, "socieux.demonstration.imap-port=" + imap));
        try (ApplicationProcess application = start("outside-servers", settings)) {
            application.prints("Home page");
            assertThat(folder).doesNotExist();
            assertThat(listens(smtp)).as("the built-in mail server").isFalse();
            assertThat(listens(imap)).as("the built-in mail server").isFalse();
            JdbcClient database = outside();
            assertThat(count(database, "select count(*) from act_id_user")).isZero();
            assertThat(count(database, "select count(*) from case_file")).isZero();
            assertThat(application.stop()).as(application::output).isEqualTo(ENDED_BY_SIGTERM);
            assertThat(application.output()).doesNotContain("demonstration").doesNotContain("sample");
        }
    }

    @Test
    void anUnreachableDatabaseIsNamedAndNotReplaced() throws IOException {
        Path folder = scene.resolve("unreachable");
        List<String> settings = demonstration(folder);
        settings.addAll(List.of(
                "spring.datasource.url=jdbc:postgresql://127.0.0.1:" + freePort() + "/socieux",
                "spring.datasource.username=socieux",
                "spring.datasource.password=secret"));
        refused("unreachable", settings)
                .contains("The database cannot be reached:")
                .contains("spring.datasource.url");
        assertThat(folder).doesNotExist();
    }

    @Test
    void aWrongPasswordOfTheDatabaseIsNamed() throws IOException {
        Path folder = scene.resolve("wrong-password");
        List<String> settings = demonstration(folder);
        settings.addAll(outsideDatabase("wrong"));
        refused("wrong-password", settings)
                .contains("password authentication failed for user \"postgres\"")
                .contains("spring.datasource.password");
        assertThat(folder).doesNotExist();
    }

    @Test
    void aPortInUseIsNamedWithItsSetting() throws IOException {
        try (var taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            int port = taken.getLocalPort();
            for (String setting :
                    List.of("server.port", "socieux.demonstration.smtp-port", "socieux.demonstration.imap-port")) {
                Path folder = scene.resolve(setting);
                List<String> settings = demonstration(folder);
                settings.removeIf(line -> line.startsWith(setting + "="));
                settings.addAll(outsideDatabase("right"));
                settings.add(setting + "=" + port);
                settings.add("server.address=127.0.0.1");
                refused(setting, settings)
                        .contains("Port " + port + " is in use.")
                        .contains("name another one with " + setting + ".");
            }
        }
    }

    @Test
    void aFileInPlaceOfTheDataFolderIsNamed() throws IOException {
        Path file = Files.createFile(scene.resolve("a-file"));
        refused("a-file", demonstration(file))
                .contains("The embedded database could not start in " + file)
                .contains("socieux.demonstration.data-folder");
    }

    @Test
    void everyWrongSettingHasALineWithItsNameAndRule() throws IOException {
        List<String> settings = demonstration(scene.resolve("wrong-settings"));
        settings.addAll(List.of(
                "socieux.facility.email=nobody",
                "socieux.facility.commission=desk",
                "socieux.mailbox.timeout=-5s",
                "socieux.intake.maximum-activities=many",
                "socieux.engine.job-threads=0"));
        ApplicationProcess application = start("wrong-settings", settings);
        assertThat(application.exitCode()).as(application::output).isEqualTo(1);
        assertThat(complaints(application))
                .as(application::output)
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line).contains("socieux.facility.email is 'nobody': must be"),
                        line -> assertThat(line).contains("socieux.facility.commission is 'desk': must be"),
                        line -> assertThat(line).contains("socieux.mailbox.timeout is 'PT-5S': must be"),
                        line -> assertThat(line)
                                .contains("socieux.intake.maximum-activities is 'many': must be a whole number."),
                        line -> assertThat(line).contains("socieux.engine.job-threads is '0': must be greater than 0"));
        assertThat(scene.resolve("wrong-settings")).doesNotExist();
    }

    /** The one line of a start that must fail; it is all that goes wrong in the output. */
    private AbstractStringAssert<?> refused(String name, List<String> settings) throws IOException {
        ApplicationProcess application = start("refused-" + name, settings);
        assertThat(application.exitCode()).as(application::output).isEqualTo(1);
        List<String> complaints = complaints(application);
        assertThat(complaints).as(application::output).hasSize(1);
        return assertThat(complaints.get(0)).as(application::output);
    }

    /** Everything beyond the usual course, which is all at the level INFO and one line each. */
    private static List<String> complaints(ApplicationProcess application) {
        List<String> unusual = application.lines().stream()
                .filter(line -> !line.contains("  INFO "))
                .toList();
        assertThat(unusual).as(application::output).allSatisfy(line -> assertThat(line)
                .contains(WRONG_START));
        assertThat(application.output()).doesNotContain("Started");
        return unusual;
    }

    private ApplicationProcess start(String name, List<String> settings) throws IOException {
        return ApplicationProcess.start(scene.resolve(name + ".log"), settings.toArray(String[]::new));
    }

    /** Nothing configured but the ports and the folder. */
    private static List<String> demonstration(Path folder) {
        return new ArrayList<>(List.of(
                "server.port=0",
                "socieux.demonstration.smtp-port=0",
                "socieux.demonstration.imap-port=0",
                "socieux.demonstration.data-folder=" + folder));
    }

    private List<String> withOutsideMail(Path folder, int smtpPort) {
        List<String> settings = demonstration(folder);
        settings.addAll(List.of(
                "spring.mail.host=127.0.0.1",
                "spring.mail.port=" + smtpPort,
                "socieux.mailbox.host=127.0.0.1",
                "socieux.mailbox.port=" + outsideMail.getImap().getPort(),
                "socieux.mailbox.tls=false",
                "socieux.mailbox.user=" + FACILITY,
                "socieux.mailbox.password=secret",
                "socieux.mailbox.poll-interval=500ms",
                "socieux.correspondence.dispatch-interval=500ms",
                "socieux.correspondence.first-retry-after=1s",
                "socieux.correspondence.longest-retry-after=1s",
                "socieux.correspondence.attempts=50"));
        return settings;
    }

    private List<String> outsideDatabase(String password) {
        return List.of(
                "spring.datasource.url=" + outsideUrl(),
                "spring.datasource.username=postgres",
                "spring.datasource.password=" + password);
    }

    private String outsideUrl() {
        return "jdbc:postgresql://127.0.0.1:" + outsideDatabase.getPort() + "/postgres";
    }

    private JdbcClient outside() {
        return JdbcClient.create(new DriverManagerDataSource(outsideUrl(), "postgres", "right"));
    }

    private void askForPasswords() throws IOException {
        JdbcClient database = JdbcClient.create(outsideDatabase.getPostgresDatabase());
        database.sql("alter user postgres password 'right'").update();
        Files.writeString(scene.resolve("outside/pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
        database.sql("select pg_reload_conf()").query(Boolean.class).single();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(count(outside(), "select 1")).isEqualTo(1));
    }

    private static JdbcClient embedded(Path folder) throws IOException {
        String port = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return JdbcClient.create(
                new DriverManagerDataSource("jdbc:postgresql://localhost:" + port + "/postgres", "postgres", ""));
    }

    private static ProcessHandle databaseServer(Path folder) throws IOException {
        String pid = Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip();
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** The server takes its file away a moment before it is gone itself. */
    private static void ends(ProcessHandle server) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(server.isAlive())
                .as("the database server is left behind")
                .isFalse());
    }

    /** In the partner's own mailbox: the facility's copy is addressed to the partner too. */
    private int messagesOfThePartner() throws FolderException {
        GreenMailUser partner = outsideMail.getUserManager().getUserByEmail(PARTNER);
        return outsideMail.getManagers().getImapHostManager().getInbox(partner).getMessageCount();
    }

    private void deliverARequest() throws Exception {
        String request =
                """
                From: Director <%s>
                To: %s
                Subject: Request for expertise on labour inspection
                Message-ID: <labour-inspection@ministry-of-work.example.org>

                Dear Sir or Madam, we ask for expertise on labour inspection.
                """
                        .formatted(PARTNER, FACILITY)
                        .replace("\n", "\r\n");
        GreenMailUser mailbox = outsideMail.getUserManager().getUserByEmail(FACILITY);
        mailbox.deliver(new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(request.getBytes(StandardCharsets.US_ASCII))));
    }

    private static List<Object> casesAndTasks(JdbcClient database) {
        return Stream.concat(
                        database
                                .sql("select case_number from case_file order by 1")
                                .query(String.class)
                                .list()
                                .stream(),
                        tasks(database).stream())
                .<Object>map(found -> found)
                .toList();
    }

    private static List<String> tasks(JdbcClient database) {
        return database.sql("select id_ from act_ru_task order by 1")
                .query(String.class)
                .list();
    }

    private static int demonstrationAccounts(JdbcClient database) {
        return count(database, "select count(*) from act_id_user where email_ like '%@demonstration.invalid'");
    }

    private static int letters(JdbcClient database, String state) {
        return count(database, "select count(*) from message_log where state = '" + state + "'");
    }

    private static int triedInVain(JdbcClient database) {
        return count(
                database,
                "select count(*) from message_log where state = 'PENDING' and attempts > 0 and recipient_address = '"
                        + PARTNER + "'");
    }

    private static boolean archived(JdbcClient database) {
        return count(
                        database,
                        "select count(*) from message_log where archived_at is not null and recipient_address = '"
                                + PARTNER + "'")
                == 1;
    }

    private static int count(JdbcClient database, String query) {
        return database.sql(query).query(Integer.class).single();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
