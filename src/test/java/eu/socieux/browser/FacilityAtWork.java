package eu.socieux.browser;

import static org.awaitility.Awaitility.await;

import eu.socieux.SocieuxApplication;
import eu.socieux.correspondence.Samples;
import eu.socieux.intake.reading.RequestsAreRead;
import eu.socieux.records.CaseNumber;
import eu.socieux.scenario.Answers;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import eu.socieux.scenario.Teams;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;

/**
 * The application with a demonstration history, at a moment that never passes, and with what that history happens not
 * to leave open. A program of its own: the engine's clock is one for all of a program, and the other tests move it.
 */
final class FacilityAtWork {

    /** A Thursday morning. Whatever is shown is of this moment, in whatever year the tests run. */
    static final Instant NOW =
            ZonedDateTime.parse("2026-04-16T10:20+02:00[Europe/Brussels]").toInstant();

    /** Printed when all is there. */
    static final String READY = "The facility is at work.";

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String SCREENING = "UserTask_ScreenRequest";

    private final ApplicationContext application;
    private final CaseDriver cases;
    private final TaskService taskService;

    private FacilityAtWork(ApplicationContext application) {
        this.application = application;
        this.cases = application.getBean(CaseDriver.class);
        this.taskService = application.getBean(TaskService.class);
    }

    public static void main(String... settings) {
        standStill();
        var application = new SpringApplication(
                SocieuxApplication.class, CaseDriver.class, CaseOpening.class, RequestsAreRead.class, Teams.class);
        application.addListeners((ApplicationReadyEvent event) -> {
            var facility = new FacilityAtWork(event.getApplicationContext());
            facility.recruit();
            // The history leaves the clock as the one of the wall
            standStill();
            facility.goOn();
            facility.followAtOnce();
            System.out.println(READY);
        });
        application.run(settings);
    }

    private static void standStill() {
        ClockUtil.setCurrentTime(Date.from(NOW));
    }

    /** Three activities: a call to be prepared, a ranking to be adopted, and a team to be asked. */
    private void recruit() {
        Teams teams = application.getBean(Teams.class);
        CaseNumber advertised = teams.approved("2026-04-09");
        application.getBean(CaseOpening.class).start("expert-recruitment", advertised, Map.of("activityNumber", 1L));
        cases.submit(advertised, "UserTask_DraftTermsOfReference", Map.of());

        CaseNumber chosen = teams.approved("2026-04-08");
        teams.recruit(chosen, "2026-03-09", 4);
        standsAt("UserTask_ConfirmAvailability", chosen, 4);

        CaseNumber ranked = teams.approved("2026-04-07");
        teams.recruit(ranked, "2026-03-12", 4);
        standsAt("UserTask_AdoptSelection", ranked, 4);
    }

    private void standsAt(String element, CaseNumber number, long admissible) {
        application
                .getBean(RuntimeService.class)
                .createProcessInstanceByKey("expert-recruitment")
                .businessKey(number.value())
                .setVariable("activityNumber", 1L)
                .setVariable("admissibleApplications", admissible)
                .startBeforeActivity(element)
                .execute();
        cases.runDueJobs();
    }

    private void goOn() {
        aPlanThatThePartnerAccepted(screened(Samples.ENGLISH, Map.of()));
        screened(
                Samples.FAX,
                Map.of(
                        "institutionName", "National Pensions Authority",
                        "title", "Contributions of informal workers",
                        "mainArea", "social_insurance.pensions",
                        "country", "KE"));
        received(Samples.FRENCH);
        received(Samples.FORWARDED);
        received(Samples.SPANISH);
        await("requests are read").atMost(PATIENCE).until(application.getBean(RequestsAreRead.class)::all);
    }

    /** From here on what people complete goes on by itself, as it does in an office. */
    private void followAtOnce() {
        var engine = (ProcessEngineConfigurationImpl)
                application.getBean(ProcessEngine.class).getProcessEngineConfiguration();
        engine.getJobExecutor().start();
    }

    private void aPlanThatThePartnerAccepted(CaseNumber number) {
        cases.submit(number, "UserTask_AssessEligibility", Map.of("eligibilityDecision", "proceed"));
        cases.submit(
                number,
                "UserTask_AwaitDelegationOpinion",
                Map.of("delegationOpinion", "favourable", "opinionChannel", "meeting"));
        cases.submit(number, "UserTask_DraftActionPlan", Answers.plan(2, LocalDate.of(2026, 9, 7)));
        cases.file(number, null, "partner_acceptance");
        cases.submit(number, "UserTask_AwaitPartnerAcceptance", Map.of("partnerDecision", "accepted"));
    }

    private CaseNumber screened(String sample, Map<String, String> otherwise) {
        CaseNumber number = received(sample);
        Map<String, Object> answers = new HashMap<>(Answers.screening());
        answers.putAll(otherwise);
        cases.submit(number, SCREENING, answers);
        return number;
    }

    /** Sends a sample to the mailbox of the facility and waits for its case. */
    private CaseNumber received(String sample) {
        long before = screenings().count();
        send(Samples.bytes(sample));
        await(sample).atMost(PATIENCE).until(() -> {
            cases.runDueJobs();
            return screenings().count() > before;
        });
        Task task = screenings().orderByTaskCreateTime().desc().list().stream()
                .max((one, other) -> caseOf(one).compareTo(caseOf(other)))
                .orElseThrow();
        return new CaseNumber(caseOf(task));
    }

    private TaskQuery screenings() {
        return taskService.createTaskQuery().taskDefinitionKey(SCREENING);
    }

    private String caseOf(Task task) {
        return application
                .getBean(RuntimeService.class)
                .createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }

    private void send(byte[] sample) {
        int port = application.getEnvironment().getRequiredProperty("socieux.demonstration.smtp-port", Integer.class);
        try {
            var session = Session.getInstance(new Properties());
            var message = new MimeMessage(session, new ByteArrayInputStream(sample));
            try (var transport = session.getTransport("smtp")) {
                transport.connect("localhost", port, null, null);
                transport.sendMessage(
                        message, new InternetAddress[] {new InternetAddress("requests@facility.example.org")});
            }
        } catch (MessagingException failed) {
            throw new IllegalStateException("The sample could not be sent.", failed);
        }
    }
}
