package eu.socieux.correspondence;

import org.springframework.stereotype.Component;

/**
 * Sending and reading mail as steps of somebody else's programme, for whoever moves the clock: a letter then leaves
 * when it was written, and not when a thread gets round to it.
 */
@Component
public class MailRounds {

    private final Dispatcher dispatcher;
    private final MailboxReader reader;

    MailRounds(Dispatcher dispatcher, MailboxReader reader) {
        this.dispatcher = dispatcher;
        this.reader = reader;
    }

    /** Ends the rounds that go by themselves. */
    public void pause() {
        dispatcher.stop();
        reader.pause();
    }

    /** Sends every letter that waits and is due. */
    public void sendWaiting() {
        dispatcher.dispatch();
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
