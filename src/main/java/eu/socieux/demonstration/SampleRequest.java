package eu.socieux.demonstration;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sends one request to the facility's mailbox over SMTP while there is no case yet, so that a newcomer finds one. */
@Component
@ConditionalOnProperty("socieux.demonstration.accounts")
class SampleRequest {

    private static final Logger log = LoggerFactory.getLogger("SOCIEUX");
    private static final String SAMPLE = "samples/01-en-complete-request.eml";

    private final DemonstrationSettings settings;
    private final String mailbox;
    private final JdbcClient jdbc;

    SampleRequest(DemonstrationSettings settings, @Value("${socieux.mailbox.user}") String mailbox, JdbcClient jdbc) {
        this.settings = settings;
        this.mailbox = mailbox;
        this.jdbc = jdbc;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(2)
    void send() throws MessagingException, IOException {
        boolean begun = jdbc.sql("select exists (select 1 from case_file)")
                .query(Boolean.class)
                .single();
        if (begun || !settings.sendSample()) {
            return;
        }
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(settings.smtpPort()));
        Session session = Session.getInstance(properties);
        try (InputStream original = new ClassPathResource(SAMPLE).getInputStream();
                Transport smtp = session.getTransport("smtp")) {
            smtp.connect();
            smtp.sendMessage(new MimeMessage(session, original), InternetAddress.parse(mailbox));
        }
        log.info("A sample request was sent to {}; its case is in Tasklist in a few seconds.", mailbox);
    }
}
