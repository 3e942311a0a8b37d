package eu.socieux.tasklist;

import eu.socieux.links.AnswerLink;
import eu.socieux.links.AnswerLinks;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The links with which people outside can answer a task. Callers have checked that the person may. */
@Component
class LinkDesk {

    private static final int LONGEST = 250;

    private final AnswerLinks links;
    private final Texts texts;

    LinkDesk(AnswerLinks links, Texts texts) {
        this.links = links;
        this.texts = texts;
    }

    /**
     * The links to a task.
     *
     * @param possible whether the task can be answered by link at all
     * @param links newest first
     */
    record View(boolean possible, boolean changeable, List<Sent> links) {}

    /**
     * A link that was sent.
     *
     * @param state key of how it stands
     */
    record Sent(
            long id,
            String name,
            String address,
            String language,
            String at,
            String by,
            int opened,
            String lastOpened,
            String expires,
            String state) {}

    View view(StaffTask task, Locale locale) {
        return new View(
                links.waiting(task.id()).isPresent(),
                task.changeable(),
                links.ofTask(task.id()).stream().map(link -> sent(link, locale)).toList());
    }

    /** @throws Refusal 400 when no mail can be sent there, 409 when the task is not answered by link */
    void send(StaffTask task, String name, String address, String language, String once, Locale locale) {
        if (address == null
                || address.length() > LONGEST
                || (name != null && name.length() > LONGEST)
                || once == null
                || once.length() > UUID.randomUUID().toString().length()) {
            throw Refusal.wrong(texts.say("refused.link", locale));
        }
        boolean possible;
        try {
            possible = links.send(task.id(), name == null ? null : name.strip(), address.strip(), language, once);
        } catch (IllegalArgumentException unreachable) {
            throw Refusal.conflict(unreachable, texts.say("refused.link", locale));
        }
        if (!possible) {
            throw Refusal.notFound(texts.say("refused.noLink", locale));
        }
    }

    /** @throws Refusal 404 when there is no such link that could still be used */
    void revoke(StaffTask task, long id, Locale locale) {
        if (!links.revoke(task.id(), id, task.person())) {
            throw Refusal.notFound(texts.say("refused.noLink", locale));
        }
    }

    private Sent sent(AnswerLink link, Locale locale) {
        return new Sent(
                link.id(),
                link.name(),
                link.address(),
                link.language(),
                texts.moment(link.madeAt(), locale),
                link.madeBy(),
                link.opened(),
                texts.moment(link.lastOpenedAt(), locale),
                texts.moment(link.expiresAt(), locale),
                state(link));
    }

    private String state(AnswerLink link) {
        if (link.answeredAt() != null) {
            return "answered";
        }
        return link.revokedAt() != null ? "revoked" : links.holds(link) ? "valid" : "expired";
    }
}
