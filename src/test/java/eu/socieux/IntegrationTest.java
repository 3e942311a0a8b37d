package eu.socieux;

import eu.socieux.intake.reading.RequestsAreRead;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import eu.socieux.scenario.Mail;
import eu.socieux.scenario.PaperDesk;
import eu.socieux.scenario.Teams;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The whole application on a real port, with a real PostgreSQL and a real mail server of its own. Jobs run when a test
 * runs them. Every integration test uses this one set of settings, so that all share one start.
 */
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "camunda.bpm.job-execution.enabled=false",
            "socieux.demonstration.data-folder=target/integration/${random.uuid}",
            "socieux.demonstration.durable=false",
            "socieux.demonstration.send-sample=false",
            "socieux.demonstration.smtp-port=0",
            "socieux.demonstration.imap-port=0",
            "socieux.reading.enabled=false",
            "socieux.mailbox.poll-interval=200ms",
        })
@AutoConfigureMockMvc
@Import({CaseDriver.class, CaseOpening.class, Mail.class, PaperDesk.class, RequestsAreRead.class, Teams.class})
public @interface IntegrationTest {}
