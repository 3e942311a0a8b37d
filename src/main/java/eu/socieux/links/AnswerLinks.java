package eu.socieux.links;

import eu.socieux.correspondence.Correspondent;
import eu.socieux.correspondence.Letters;
import eu.socieux.engine.CurrentStaff;
import eu.socieux.links.LinkRegister.NewLink;
import eu.socieux.links.process.WaitingTask;
import eu.socieux.links.process.WaitingTasks;
import eu.socieux.links.process.WaitingTasks.Target;
import eu.socieux.records.CaseScope;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The links with which people without an account answer tasks: made with letters, opened, sent anew, revoked. */
@Component
@Transactional
public class AnswerLinks {

    /** Where links lead. */
    public static final String PATH = "/answer/";

    /** The letter that brings nothing but a new link. */
    public static final String LETTER = "answer_link";

    /** Key of the fact of a recipient that names the task a letter's link is for. */
    public static final String TASK = "linkedTask";

    private static final Logger log = LoggerFactory.getLogger(AnswerLinks.class);
    private static final Set<String> LANGUAGES = Set.of("en", "fr", "es", "pt");
    private static final Duration DAY = Duration.ofDays(1);

    private final LinkRegister register;
    private final WaitingTasks tasks;
    private final Letters letters;
    private final LinkSettings settings;
    private final CurrentStaff staff;
    private final Clock clock;

    AnswerLinks(
            LinkRegister register,
            WaitingTasks tasks,
            @Lazy Letters letters,
            LinkSettings settings,
            CurrentStaff staff,
            Clock clock) {
        this.register = register;
        this.tasks = tasks;
        this.letters = letters;
        this.settings = settings;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * Makes a link for the recipient of a letter that is being written.
     *
     * @return the address as the letter on file shows it, without the secret; empty when no mail reaches the recipient
     */
    public Optional<String> make(CaseScope scope, String letter, Correspondent recipient, Target target) {
        if (!letters.reaches(recipient.email())) {
            return Optional.empty();
        }
        String language = language(recipient.language());
        UUID mark = register.add(new NewLink(
                scope,
                target.processInstanceId(),
                target.taskKey(),
                target.taskId(),
                letter,
                recipient.name(),
                recipient.email().strip(),
                language,
                staff.userId().orElse("system")));
        return Optional.of(settings.marked(mark, language));
    }

    /** The link with this secret and its task, while both can be answered; empty in every other case. */
    @Transactional(readOnly = true)
    public Optional<OpenLink> find(String secret) {
        return Secret.read(secret)
                .flatMap(read -> register.find(read.hash(), false))
                .flatMap(this::open);
    }

    /** Counts that the page of a link was opened. */
    public void opened(OpenLink open) {
        register.opened(open.link().id());
    }

    /** Whether the answer that this sending brought is on file. */
    @Transactional(readOnly = true)
    public Optional<AnswerLink> sent(String secret, String submission) {
        return Secret.read(secret)
                .flatMap(read -> register.find(read.hash(), false))
                .filter(link -> submission != null && submission.equals(link.submission()));
    }

    /** The links to a task, newest first. */
    @Transactional(readOnly = true)
    public List<AnswerLink> ofTask(String taskId) {
        return register.ofTask(taskId);
    }

    /** Whether a link can still be opened. */
    @Transactional(readOnly = true)
    public boolean holds(AnswerLink link) {
        return open(link).isPresent();
    }

    /** The task, while it is open and can be answered by link. */
    @Transactional(readOnly = true)
    public Optional<WaitingTask> waiting(String taskId) {
        return tasks.find(taskId);
    }

    /**
     * Sends a new link to an open task. Links sent before stay as they are.
     *
     * @param once tells a repeated wish from a new one
     * @return false when the task cannot be answered by link any more
     * @throws IllegalArgumentException when no mail can be sent to the address
     */
    public boolean send(String taskId, String name, String address, String language, String once) {
        if (!letters.reaches(address)) {
            throw new IllegalArgumentException("No mail can be sent to this address.");
        }
        Optional<WaitingTask> task = tasks.find(taskId);
        task.ifPresent(waiting -> letters.writeTo(
                waiting.scope(),
                LETTER,
                waiting.outside() == null ? "partner" : waiting.outside(),
                new Correspondent(null, name, address, language(language), Map.of(TASK, waiting.id())),
                "link:" + taskId + ":" + once));
        return task.isPresent();
    }

    /**
     * Sends a new link to somebody who was sent one before. To anybody else nothing is sent; the caller must not tell the
     * difference.
     */
    public void sendAgain(String caseNumber, String address) {
        for (AnswerLink link : register.latestFor(caseNumber.strip().toUpperCase(Locale.ROOT), address.strip())) {
            boolean enough = register.madeSince(
                            link.taskId(), link.address(), clock.instant().minus(DAY))
                    > settings.newLinksPerDay();
            if (enough) {
                log.info("No further link to task {} is sent today.", link.taskId());
            } else {
                send(
                        link.taskId(),
                        link.name(),
                        link.address(),
                        link.language(),
                        UUID.randomUUID().toString());
            }
        }
    }

    /** Revokes a link, and says whether there was such a link to the task that could still be used. */
    public boolean revoke(String taskId, long id, String person) {
        return register.revoke(id, taskId, person);
    }

    private Optional<OpenLink> open(AnswerLink link) {
        return link.holds(clock.instant())
                ? tasks.find(link.taskId()).map(task -> new OpenLink(link, task))
                : Optional.empty();
    }

    private static String language(String wished) {
        return wished != null && LANGUAGES.contains(wished) ? wished : "en";
    }
}
