package eu.socieux.demonstration.process;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Tells a newcomer the accounts and the mail ports of a demonstration. */
@Component
@ConditionalOnProperty("socieux.demonstration.accounts")
class DemonstrationNotice {

    private static final Logger log = LoggerFactory.getLogger("SOCIEUX");

    private final int smtpPort;
    private final int imapPort;

    DemonstrationNotice(
            @Value("${socieux.demonstration.smtp-port}") int smtpPort,
            @Value("${socieux.demonstration.imap-port}") int imapPort) {
        this.smtpPort = smtpPort;
        this.imapPort = imapPort;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(1)
    void print() {
        log.info(
                """
                This is a demonstration: nothing is configured for production.
                  Mail in    smtp://localhost:{} (send a request to the facility's mailbox)
                  Mail out   imap://localhost:{} (each recipient has a mailbox; any password)
                  Accounts   all with the password {}
                    {}""",
                smtpPort,
                imapPort,
                DemonstrationAccounts.PASSWORD,
                String.join("\n    ", DemonstrationAccounts.listing()));
    }
}
