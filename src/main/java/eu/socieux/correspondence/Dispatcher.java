package eu.socieux.correspondence;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.mail.MailException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hands letters to the mail server, each once. A letter goes PENDING, SENDING, SENT, each step committed before the
 * next begins. Where it is not certain that an earlier attempt failed, the archive copy in the facility's own mailbox
 * decides: found means sent, not found means send again.
 */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final int LONGEST_REASON = 500;

    private final MessageLog letters;
    private final OutgoingMail mail;
    private final MailServer mailbox;
    private final CorrespondenceSettings settings;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Worker worker = new Worker("letter-dispatcher", this::dispatch);

    Dispatcher(
            MessageLog letters,
            OutgoingMail mail,
            MailServer mailbox,
            CorrespondenceSettings settings,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.letters = letters;
        this.mail = mail;
        this.mailbox = mailbox;
        this.settings = settings;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void letterQueued(LetterQueued queued) {
        worker.nudge();
    }

    /** Settles what a crash left open, then sends everything that is due. */
    synchronized void dispatch() {
        List<OutgoingLetter> abandoned = transactions.execute(status -> letters.abandoned(settings.abandonedAfter()));
        abandoned.forEach(this::settle);
        Optional<OutgoingLetter> next = claim();
        while (next.isPresent()) {
            send(next.get());
            next = claim();
        }
    }

    private Optional<OutgoingLetter> claim() {
        return transactions.execute(status -> letters.claimNext());
    }

    private void settle(OutgoingLetter letter) {
        try {
            if (hasLeft(letter)) {
                sent(letter);
            } else {
                log.warn("Sending letter {} was interrupted and is begun again.", letter.id());
                transactions.executeWithoutResult(
                        status -> letters.sendAgainAt(letter.id(), clock.instant(), "sending was interrupted"));
            }
        } catch (MessagingException unreachable) {
            log.warn(
                    "Whether the interrupted letter {} has left is not known yet: {}",
                    letter.id(),
                    unreachable.getMessage());
        }
    }

    private void send(OutgoingLetter letter) {
        try {
            if (!letter.triedBefore() || !hasLeft(letter)) {
                mail.send(letter);
            }
        } catch (MailException | MessagingException failed) {
            failed(letter, failed);
            return;
        }
        sent(letter);
    }

    /** Whether an earlier attempt reached the mail server although its answer did not reach us. */
    private boolean hasLeft(OutgoingLetter letter) throws MessagingException {
        return Boolean.TRUE.equals(transactions.execute(status -> letters.isArchived(letter.id())))
                || mailbox.holds(letter.messageId());
    }

    private void sent(OutgoingLetter letter) {
        transactions.executeWithoutResult(status -> {
            if (letters.sent(letter.id())) {
                events.publishEvent(new LetterSent(letter.id(), letter.scope().caseNumber(), letter.letter()));
            }
        });
    }

    private void failed(OutgoingLetter letter, Exception failure) {
        String reason = reason(failure);
        if (letter.attempts() < settings.attempts()) {
            log.warn("Letter {} could not be sent (attempt {}): {}", letter.id(), letter.attempts(), reason);
            transactions.executeWithoutResult(status -> letters.sendAgainAt(
                    letter.id(), clock.instant().plus(settings.retryAfter(letter.attempts())), reason));
            return;
        }
        log.error("Letter {} could not be sent in {} attempts.", letter.id(), letter.attempts(), failure);
        transactions.executeWithoutResult(status -> {
            if (letters.failed(letter.id(), reason)) {
                events.publishEvent(new LetterNotSent(
                        letter.id(),
                        letter.scope().caseNumber(),
                        letter.cause(),
                        letter.letter(),
                        letter.recipientAddress(),
                        reason));
            }
        });
    }

    private static String reason(Exception failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null && deepest.getCause() != deepest) {
            deepest = deepest.getCause();
        }
        String said = MailText.oneLine(deepest.getMessage());
        String reason = said.isEmpty() ? deepest.getClass().getSimpleName() : said;
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
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
