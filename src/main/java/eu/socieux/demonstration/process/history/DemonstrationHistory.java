package eu.socieux.demonstration.process.history;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.util.GreenMail;
import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.correspondence.MailRounds;
import eu.socieux.demonstration.DemonstrationSettings;
import eu.socieux.demonstration.HistoryMark;
import eu.socieux.documents.DocumentSubjects;
import eu.socieux.documents.Documents;
import eu.socieux.forms.process.TaskForms;
import eu.socieux.intake.Requests;
import eu.socieux.portal.EventRecording;
import eu.socieux.records.CaseFacts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Fills an empty demonstration database with two years of the facility's life, up to now. Before the first event a mark
 * is set, and taken away after the last: what was interrupted is not used.
 */
@Component
@ConditionalOnProperty("socieux.demonstration.history")
class DemonstrationHistory implements ApplicationRunner, InitializingBean {

    private static final Logger log = LoggerFactory.getLogger("SOCIEUX");
    private static final String SWITCH = "socieux.demonstration.history";

    private final DemonstrationSettings settings;
    private final String mailbox;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ProcessEngine engine;
    private final WorkingCalendar calendar;
    private final MailRounds mail;
    private final ObjectProvider<GreenMail> mailServer;
    private final TaskForms forms;
    private final CaseFacts caseFacts;
    private final Documents documents;
    private final DocumentSubjects subjects;
    private final Requests requests;
    private final EventRecording events;

    DemonstrationHistory(
            DemonstrationSettings settings,
            @Value("${socieux.demonstration.accounts}") boolean demonstration,
            @Value("${socieux.mailbox.user}") String mailbox,
            JdbcClient jdbc,
            Clock clock,
            ProcessEngine engine,
            WorkingCalendar calendar,
            MailRounds mail,
            ObjectProvider<GreenMail> mailServer,
            TaskForms forms,
            CaseFacts caseFacts,
            Documents documents,
            DocumentSubjects subjects,
            Requests requests,
            EventRecording events) {
        if (!demonstration) {
            throw new IllegalStateException("A history is filled into the built-in database only, with the built-in"
                    + " mail server. Take " + SWITCH + " away.");
        }
        this.settings = settings;
        this.mailbox = mailbox;
        this.jdbc = jdbc;
        this.clock = clock;
        this.engine = engine;
        this.calendar = calendar;
        this.mail = mail;
        this.mailServer = mailServer;
        this.forms = forms;
        this.caseFacts = caseFacts;
        this.documents = documents;
        this.subjects = subjects;
        this.requests = requests;
        this.events = events;
    }

    /**
     * Refuses a database with cases before anything else is started.
     *
     * @throws IllegalStateException saying what to change
     */
    @Override
    public void afterPropertiesSet() {
        if (count("case_file") > 0) {
            throw new IllegalStateException("There are cases already in the data folder " + settings.dataFolder()
                    + ", and a history is filled into an empty one only. Take " + SWITCH
                    + " away, or delete the folder,"
                    + " or name another one with socieux.demonstration.data-folder.");
        }
    }

    /** Before anybody is told that the application is ready. */
    @Override
    public void run(ApplicationArguments arguments) {
        JobExecutor jobs = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        boolean jobsRan = jobs.isActive();
        HistoryMark mark = HistoryMark.in(settings.dataFolder());
        mark.set();
        jobs.shutdown();
        mail.pause();
        waitForTheDisk(false);
        try {
            fill();
        } finally {
            ClockUtil.reset();
        }
        waitForTheDisk(true);
        mark.remove();
        mail.resume();
        if (jobsRan) {
            jobs.start();
        }
    }

    private void fill() {
        Instant until = clock.instant();
        ZoneId zone = clock.getZone();
        LocalDate today = LocalDate.now(clock);
        Words words = Words.read();
        var stories = new RequestStories(words, calendar, zone, settings.historySeed());
        List<RequestStory> told =
                stories.between(today.minusMonths(settings.historyMonths()), today, settings.historyRequests());
        log.info(
                "Filling in {} months of the facility's life with {} requests. Leave the pages alone until it is done.",
                settings.historyMonths(),
                told.size());

        var paper = new ScannedPaper();
        var hours = new WorkingHours(calendar, zone);
        var life = new FacilityLife(
                new FacilityLife.Surroundings(
                        engine,
                        forms,
                        caseFacts,
                        documents,
                        subjects,
                        requests,
                        mail,
                        new Conduct(words, calendar, stories),
                        new Pace(hours, calendar, zone),
                        new Mishaps(words),
                        events,
                        hours,
                        paper),
                settings.historySeed());
        var message = new RequestMessage(words, paper);
        told.forEach(story -> life.expect(story, request -> {
            emptyMailboxes();
            message.send(request, mailbox, settings.smtpPort());
        }));

        var progress = new Progress(told.stream().map(RequestStory::arrivesAt).toList(), until, zone, this::counts);
        ClockUtil.setCurrentTime(Date.from(
                today.minusMonths(settings.historyMonths()).atStartOfDay(zone).toInstant()));
        life.live(until, progress::at);
        log.info(
                "The history is complete: {}, {} letters, {} documents, in {}.",
                counts(),
                count("message_log"),
                count("document"),
                progress.duration());
    }

    /** The mail server keeps all in memory; what was sent stays in the message log. */
    private void emptyMailboxes() {
        mailServer.ifAvailable(server -> {
            try {
                server.purgeEmailFromAllMailboxes();
            } catch (FolderException failed) {
                throw new IllegalStateException("The mailboxes could not be emptied.", failed);
            }
        });
    }

    /** Tens of thousands of commits need not wait for the disk one by one: interrupted, all of them are void. */
    private void waitForTheDisk(boolean wait) {
        if (!settings.durable()) {
            return;
        }
        jdbc.sql(wait ? "alter system reset synchronous_commit" : "alter system set synchronous_commit = off")
                .update();
        jdbc.sql("select pg_reload_conf()").query(Boolean.class).single();
        if (wait) {
            jdbc.sql("checkpoint").update();
        }
    }

    private String counts() {
        return count("request") + " requests, " + count("action") + " actions, " + count("call") + " calls for experts";
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
