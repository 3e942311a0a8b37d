package eu.socieux.tasklist.desk;

import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.correspondence.StaffMail;
import eu.socieux.correspondence.StaffMail.Message;
import eu.socieux.directory.StaffPreference;
import eu.socieux.directory.StaffPreferences;
import eu.socieux.tasklist.desk.Cards.Card;
import eu.socieux.tasklist.desk.Deadline.State;
import eu.socieux.tasklist.desk.Staff.Member;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells each member of staff, on the morning of a working day, what is overdue, near and open for them. */
@Component
class Digest {

    /** The due ones first; more lines than this nobody reads. */
    private static final int MOST_LINES = 25;

    private final TaskService tasks;
    private final Staff staff;
    private final StaffPreferences preferences;
    private final WorkingCalendar calendar;
    private final Cards cards;
    private final StaffMail mail;
    private final Wording wording;
    private final DeskSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;

    Digest(
            TaskService tasks,
            Staff staff,
            StaffPreferences preferences,
            WorkingCalendar calendar,
            Cards cards,
            StaffMail mail,
            Wording wording,
            DeskSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.tasks = tasks;
        this.staff = staff;
        this.preferences = preferences;
        this.calendar = calendar;
        this.cards = cards;
        this.mail = mail;
        this.wording = wording;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Writes the mails of today; a second call on the same day, here or on another node, writes none. */
    @Scheduled(cron = "0 30 7 * * *", zone = "Europe/Brussels")
    void write() {
        LocalDate today = LocalDate.now(clock);
        if (calendar.isWorkingDay(today)) {
            staff.all().forEach(member -> transactions.executeWithoutResult(status -> write(member, today)));
        }
    }

    private void write(Member member, LocalDate today) {
        StaffPreference wish = preferences.of(member.id());
        if (!wish.digest() || member.email() == null) {
            return;
        }
        Locale locale = Wording.locale(wish.language());
        Set<String> groups = staff.groupsOf(member.id());
        List<Card> mine = cards(tasks.createTaskQuery().taskAssignee(member.id()), locale);
        List<Card> open = groups.isEmpty()
                ? List.of()
                : cards(tasks.createTaskQuery().taskCandidateGroupIn(List.copyOf(groups)), locale);
        if (mine.isEmpty() && open.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        section(lines, "mail.digest.mine", mine, locale);
        section(lines, "mail.digest.open", open, locale);
        lines.add(settings.link("/camunda/app/tasklist/"));
        lines.add("");
        lines.add(wording.say("mail.why", locale, settings.link("/settings")));
        mail.write(new Message(
                "digest " + today + " " + member.id(),
                member.email(),
                member.name(),
                wish.language(),
                wording.say("mail.digest.subject", locale, wording.day(today, locale)),
                String.join("\n", lines)));
    }

    private void section(List<String> lines, String title, List<Card> found, Locale locale) {
        if (found.isEmpty()) {
            return;
        }
        lines.add(wording.say(
                title,
                locale,
                found.size(),
                found.stream()
                        .filter(card -> card.deadline().state() == State.OVERDUE)
                        .count(),
                found.stream()
                        .filter(card -> card.deadline().state() == State.NEAR)
                        .count()));
        found.stream()
                .limit(MOST_LINES)
                .map(card -> "- %s: %s (%s)"
                        .formatted(card.name(), wording.about(card), wording.deadline(card.deadline(), locale)))
                .forEach(lines::add);
        if (found.size() > MOST_LINES) {
            lines.add(wording.say("mail.digest.more", locale, found.size() - MOST_LINES));
        }
        lines.add("");
    }

    private List<Card> cards(TaskQuery query, Locale locale) {
        return cards.of(
                staff.unchecked(
                        () -> query.orderByDueDate().asc().orderByTaskId().asc().listPage(0, WorkList.MOST)),
                locale);
    }
}
