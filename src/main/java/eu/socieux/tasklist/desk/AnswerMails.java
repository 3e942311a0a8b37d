package eu.socieux.tasklist.desk;

import eu.socieux.correspondence.MessageAtTask;
import eu.socieux.correspondence.StaffMail;
import eu.socieux.correspondence.StaffMail.Message;
import eu.socieux.directory.StaffPreference;
import eu.socieux.directory.StaffPreferences;
import eu.socieux.tasklist.desk.Cards.Card;
import eu.socieux.tasklist.desk.Staff.Member;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells those who work on a task that a message came in for it: whoever has it, or everybody in its groups, unless they
 * want no mails of tasks.
 */
@Component
class AnswerMails {

    private final TaskService tasks;
    private final Staff staff;
    private final StaffPreferences preferences;
    private final Cards cards;
    private final StaffMail mail;
    private final Wording wording;
    private final DeskSettings settings;

    AnswerMails(
            @Lazy TaskService tasks,
            Staff staff,
            StaffPreferences preferences,
            Cards cards,
            StaffMail mail,
            Wording wording,
            DeskSettings settings) {
        this.tasks = tasks;
        this.staff = staff;
        this.preferences = preferences;
        this.cards = cards;
        this.mail = mail;
        this.wording = wording;
        this.settings = settings;
    }

    @EventListener
    void messageAtTask(MessageAtTask message) {
        Task task = staff.unchecked(
                () -> tasks.createTaskQuery().taskId(message.taskId()).singleResult());
        if (task == null) {
            return;
        }
        for (Member member : holders(task)) {
            StaffPreference wish = preferences.of(member.id());
            if (wish.taskMail() && member.email() != null) {
                Locale locale = Wording.locale(wish.language());
                mail.write(message(
                        message,
                        member,
                        wish.language(),
                        cards.of(List.of(task), locale).get(0),
                        locale));
            }
        }
    }

    private List<Member> holders(Task task) {
        if (task.getAssignee() != null) {
            return staff.find(task.getAssignee()).stream().toList();
        }
        List<String> groups = staff.unchecked(() -> tasks.getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .toList());
        return groups.stream()
                .flatMap(group -> staff.ofGroup(group).stream())
                .distinct()
                .toList();
    }

    private Message message(MessageAtTask about, Member member, String language, Card card, Locale locale) {
        String body = String.join(
                "\n",
                wording.say("mail.answer.lead", locale),
                "",
                wording.say("mail.task", locale, card.name()),
                wording.say("mail.case", locale, wording.about(card)),
                "",
                settings.link("/camunda/app/tasklist/default/#/?task=" + card.task()),
                "",
                wording.say("mail.why", locale, settings.link("/settings")));
        return new Message(
                "message " + about.messageId() + " " + about.taskId() + " " + member.id(),
                member.email(),
                member.name(),
                language,
                wording.say("mail.answer.subject", locale, card.caseNumber(), card.name()),
                body);
    }
}
