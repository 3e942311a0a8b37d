package eu.socieux.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.StringUtils;

/**
 * Decides, before anything is built, what is not configured and therefore started in this process: the database without
 * {@code spring.datasource.url}, the mail server without {@code spring.mail.host}. Demonstration accounts need both.
 */
class DemonstrationEnvironment implements EnvironmentPostProcessor {

    static final String SMTP_PORT = "socieux.demonstration.smtp-port";
    static final String IMAP_PORT = "socieux.demonstration.imap-port";
    private static final String USUAL_MAILBOX = "requests@facility.example.org";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        boolean database = !StringUtils.hasText(environment.getProperty("spring.datasource.url"));
        boolean mail = !StringUtils.hasText(environment.getProperty("spring.mail.host"));
        Map<String, Object> decided = new LinkedHashMap<>();
        decided.put("socieux.demonstration.database", database);
        decided.put("socieux.demonstration.mail", mail);
        decided.put("socieux.demonstration.accounts", database && mail);
        if (mail) {
            int smtp = port(environment, SMTP_PORT, 3025, decided);
            int imap = port(environment, IMAP_PORT, 3143, decided);
            decided.put("socieux.mailbox.user", mailbox(environment));
            decided.put("spring.mail.host", "127.0.0.1");
            decided.put("spring.mail.port", smtp);
            decided.put("socieux.mailbox.host", "127.0.0.1");
            decided.put("socieux.mailbox.port", imap);
            decided.put("socieux.mailbox.password", "demonstration");
            decided.put("socieux.mailbox.tls", false);
        }
        environment.getPropertySources().addFirst(new MapPropertySource("demonstration", decided));
    }

    /** The facility's address. What is none is refused where all settings are read, by its own name. */
    private static String mailbox(ConfigurableEnvironment environment) {
        String address = environment.getProperty("socieux.facility.email", USUAL_MAILBOX);
        return address.contains("@") ? address : USUAL_MAILBOX;
    }

    /** The configured port; 0 stands for any free one, as tests want it. What is no port is refused by its record. */
    private static int port(
            ConfigurableEnvironment environment, String setting, int usual, Map<String, Object> decided) {
        String configured = environment.getProperty(setting);
        if (configured == null) {
            decided.put(setting, usual);
            return usual;
        }
        if (!configured.strip().equals("0")) {
            return configured.strip().matches("\\d{1,5}") ? Integer.parseInt(configured.strip()) : usual;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            decided.put(setting, socket.getLocalPort());
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException("There is no free port for " + setting + ".", none);
        }
    }
}
