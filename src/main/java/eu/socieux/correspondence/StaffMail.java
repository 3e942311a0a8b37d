package eu.socieux.correspondence;

import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Mails to staff about their work. They are no letters of a case: nothing is filed, and no copy goes to the facility's
 * mailbox. Each is sent at most once. One whose sending was cut off is not sent again: to miss a reminder of a task,
 * which stands in Tasklist anyway, does less harm than to get it twice.
 */
@Component
public class StaffMail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StaffMail.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final PlainMail mail;
    private final CorrespondenceSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Worker worker = new Worker("staff-mail", this::dispatch);

    StaffMail(
            JdbcClient jdbc,
            PlainMail mail,
            CorrespondenceSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.mail = mail;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A mail to one member of staff.
     *
     * @param cause what it is about and for whom; the same is never written twice
     * @param body plain text
     */
    public record Message(String cause, String address, String name, String language, String subject, String body) {}

    /** A mail on its way. */
    private record Outgoing(long id, int attempts, Message message) {}

    /**
     * Writes a mail with the caller's transaction; it leaves after the commit.
     *
     * @return whether it was written: not to an address that is none, and not a second time
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean write(Message message) {
        if (!MailText.isAddress(message.address())) {
            return false;
        }
        return jdbc.sql(
                                """
                        insert into staff_mail (cause, address, name, language, subject, body, state, written_at)
                        values (:cause, :address, :name, :language, :subject, :body, 'PENDING', :now)
                        on conflict (cause) do nothing
                        """)
                        .param("cause", message.cause())
                        .param("address", message.address())
                        .param("name", message.name())
                        .param("language", message.language())
                        .param("subject", MailText.oneLine(message.subject()))
                        .param("body", message.body())
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Sends everything that waits. */
    synchronized void dispatch() {
        // Nobody else sends in this process now, so what is being sent was begun before a crash, or by another node.
        transactions.executeWithoutResult(status -> jdbc.sql(
                        """
                        update staff_mail set state = 'FAILED', reason = 'sending was interrupted'
                        where state = 'SENDING' and next_attempt_at < :before
                        """)
                .param("before", Timestamp.from(clock.instant().minus(settings.abandonedAfter())))
                .update());
        for (Optional<Outgoing> next = claim(); next.isPresent(); next = claim()) {
            send(next.get());
        }
    }

    /** Mails to staff are not kept for ever. */
    @Scheduled(cron = "0 30 3 * * *", zone = "Europe/Brussels")
    void removeOld() {
        jdbc.sql("delete from staff_mail where state in ('SENT', 'FAILED') and written_at < :before")
                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                .update();
    }

    private Optional<Outgoing> claim() {
        return transactions.execute(status -> jdbc.sql(
                        """
                        update staff_mail set state = 'SENDING', next_attempt_at = :now, attempts = attempts + 1
                        where id = (select id from staff_mail
                            where state = 'PENDING' and (next_attempt_at is null or next_attempt_at <= :now)
                            order by id limit 1 for update skip locked)
                        returning *
                        """)
                .param("now", now())
                .query((row, index) -> new Outgoing(
                        row.getLong("id"),
                        row.getInt("attempts"),
                        new Message(
                                row.getString("cause"),
                                row.getString("address"),
                                row.getString("name"),
                                row.getString("language"),
                                row.getString("subject"),
                                row.getString("body"))))
                .optional());
    }

    private void send(Outgoing outgoing) {
        Message message = outgoing.message();
        try {
            mail.send(new PlainMail.Message(
                    "staff." + UUID.nameUUIDFromBytes(message.cause().getBytes(StandardCharsets.UTF_8)),
                    message.address(),
                    message.name(),
                    message.language(),
                    message.subject(),
                    message.body()));
        } catch (MailException failed) {
            failed(outgoing, failed);
            return;
        }
        transactions.executeWithoutResult(
                status -> jdbc.sql("update staff_mail set state = 'SENT', reason = null, sent_at = :now where id = :id")
                        .param("now", now())
                        .param("id", outgoing.id())
                        .update());
    }

    private void failed(Outgoing mail, MailException failure) {
        boolean again = mail.attempts() < settings.attempts();
        log.warn(
                "The mail '{}' to {} could not be sent (attempt {}{}): {}",
                mail.message().cause(),
                mail.message().address(),
                mail.attempts(),
                again ? "" : ", the last one",
                failure.getMessage());
        String reason = MailText.oneLine(String.valueOf(failure.getMessage()));
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "update staff_mail set state = :state, reason = :reason, next_attempt_at = :next where id = :id")
                .param("state", again ? "PENDING" : "FAILED")
                .param("reason", reason.substring(0, Math.min(reason.length(), LONGEST_REASON)))
                .param("next", Timestamp.from(clock.instant().plus(settings.retryAfter(mail.attempts()))))
                .param("id", mail.id())
                .update());
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    @Override
    public void start() {
        worker.start(settings.dispatchInterval());
    }

    @Override
    public void stop() {
        worker.stop();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
