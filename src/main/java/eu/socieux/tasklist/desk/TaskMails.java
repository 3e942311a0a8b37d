package eu.socieux.tasklist.desk;

import eu.socieux.correspondence.StaffMail;
import eu.socieux.correspondence.StaffMail.Message;
import eu.socieux.directory.StaffPreference;
import eu.socieux.directory.StaffPreferences;
import eu.socieux.tasklist.desk.Cards.Card;
import eu.socieux.tasklist.desk.Staff.Member;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells the members of a group of a new task, once each, unless they do not want it or it is taken already. */
@Component
class TaskMails {

    private static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final Staff staff;
    private final StaffPreferences preferences;
    private final Cards cards;
    private final StaffMail mail;
    private final Wording wording;
    private final DeskSettings settings;
    private final TransactionOperations transactions;

    TaskMails(
            JdbcClient jdbc,
            TaskService tasks,
            Staff staff,
            StaffPreferences preferences,
            Cards cards,
            StaffMail mail,
            Wording wording,
            DeskSettings settings,
            TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.staff = staff;
        this.preferences = preferences;
        this.cards = cards;
        this.mail = mail;
        this.wording = wording;
        this.settings = settings;
        this.transactions = transactions;
    }

    private record Notice(long id, String task, String group) {}

    /** Writes the mails for the tasks that are new; a few at a time, each few in one transaction. */
    @Scheduled(fixedDelay = 15, timeUnit = TimeUnit.SECONDS)
    void write() {
        while (transactions.execute(status -> writeSome()) == AT_ONCE) {
            // until none is left
        }
    }

    private int writeSome() {
        List<Notice> notices = jdbc.sql(
                        """
                        delete from task_notice where id in
                            (select id from task_notice order by id limit :most for update skip locked)
                        returning id, task_id, group_id
                        """)
                .param("most", AT_ONCE)
                .query((row, index) ->
                        new Notice(row.getLong("id"), row.getString("task_id"), row.getString("group_id")))
                .list();
        notices.forEach(this::write);
        return notices.size();
    }

    private void write(Notice notice) {
        Optional<Task> open = staff.unchecked(() -> Optional.ofNullable(
                tasks.createTaskQuery().taskId(notice.task()).taskUnassigned().singleResult()));
        open.ifPresent(task -> {
            for (Member member : staff.ofGroup(notice.group())) {
                StaffPreference wish = preferences.of(member.id());
                if (wish.taskMail() && member.email() != null) {
                    Locale locale = Wording.locale(wish.language());
                    mail.write(message(
                            notice,
                            member,
                            wish.language(),
                            cards.of(List.of(task), locale).get(0),
                            locale));
                }
            }
        });
    }

    private Message message(Notice notice, Member member, String language, Card card, Locale locale) {
        String body = String.join(
                "\n",
                wording.say("mail.task.lead", locale),
                "",
                wording.say("mail.task", locale, card.name()),
                wording.say("mail.case", locale, wording.about(card)),
                wording.say("mail.deadline", locale, wording.deadline(card.deadline(), locale)),
                "",
                settings.link("/camunda/app/tasklist/default/#/?task=" + card.task()),
                "",
                wording.say("mail.why", locale, settings.link("/settings")));
        return new Message(
                "task " + notice.task() + " " + member.id(),
                member.email(),
                member.name(),
                language,
                wording.say("mail.task.subject", locale, card.name(), card.caseNumber()),
                body);
    }
}
