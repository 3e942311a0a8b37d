package eu.socieux.correspondence;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Sending and reading mail as steps of somebody else's programme, for whoever moves the clock: a letter then leaves
 * when it was written, and not when a thread gets round to it.
 */
@Component
public class MailRounds {

    private final Dispatcher dispatcher;
    private final MailboxReader reader;
    private final AtomicBoolean written = new AtomicBoolean();

    MailRounds(Dispatcher dispatcher, MailboxReader reader) {
        this.dispatcher = dispatcher;
        this.reader = reader;
    }

    /** Ends the rounds that go by themselves. */
    public void pause() {
        dispatcher.stop();
        reader.pause();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void letterQueued(LetterQueued queued) {
        written.set(true);
    }

    /** Sends the letters written since this was asked for last. */
    public void sendWaiting() {
        if (written.getAndSet(false)) {
            dispatcher.dispatch();
        }
    }

    /** Files what has arrived in the mailbox. */
    public void readArrived() {
        reader.read();
    }

    /** Lets the rounds go by themselves again. */
    public void resume() {
        dispatcher.start();
        if (reader.isAutoStartup()) {
            reader.start();
        }
    }
}
