package eu.socieux.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallHeapTest {

    private static final String USER = "large@facility.example.org";

    /** The reader is a process of its own with less memory than the message has bytes. */
    @Test
    void aMessageLargerThanTheMemoryIsReadAndTakenApart(@TempDir Path folder) throws Exception {
        var setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP);
        var server = new GreenMail(setup);
        server.start();
        try {
            GreenMailUser user = server.setUser(USER, USER, "secret");
            user.deliver(large());
            Path log = folder.resolve("reader.log");
            Process reader = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx40m",
                            "-cp",
                            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                            SmallHeapReader.class.getName(),
                            String.valueOf(server.getImap().getPort()),
                            USER)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(reader.waitFor(3, TimeUnit.MINUTES))
                    .as(() -> "the reader ends; it said " + said(log))
                    .isTrue();
            assertThat(Files.readString(log)).contains("archive.bin 31457280").contains("text See the scan.");
            assertThat(reader.exitValue()).isZero();
        } finally {
            server.stop();
        }
    }

    private static String said(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException nothing) {
            return nothing.toString();
        }
    }

    private static MimeMessage large() throws Exception {
        String message =
                """
                From: Large <large@ministry.example.org>
                Subject: The whole archive
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain

                See the scan.
                --b
                Content-Type: application/octet-stream; name=archive.bin
                Content-Transfer-Encoding: base64

                %s
                --b--
                """
                        .formatted(Base64.getMimeEncoder().encodeToString(new byte[30 * 1024 * 1024]));
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(message.replaceAll("\r?\n", "\r\n").getBytes(StandardCharsets.US_ASCII)));
    }
}
