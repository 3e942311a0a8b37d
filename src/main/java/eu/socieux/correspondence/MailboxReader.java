package eu.socieux.correspondence;

import eu.socieux.correspondence.ReceivedMessages.Failures;
import eu.socieux.documents.DocumentSettings;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Takes messages from the mailbox: reads each as it is, files it, and only then marks it as seen. After a crash in
 * between it is read again, and recognised as filed. A message that cannot be filed holds up no other.
 */
@Component
class MailboxReader implements SmartLifecycle, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);

    private final MailFiling filing;
    private final ReceivedMessages received;
    private final HoldingPen pen;
    private final DocumentSettings documents;
    private final MailboxSettings settings;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final UnseenMail unseen;
    private final Worker worker = new Worker("mailbox-reader", this::read);
    private boolean reachable = true;

    MailboxReader(
            MailFiling filing,
            ReceivedMessages received,
            HoldingPen pen,
            DocumentSettings documents,
            MailServer server,
            MailboxSettings settings,
            TransactionOperations transactions,
            Clock clock) {
        this.filing = filing;
        this.received = received;
        this.pen = pen;
        this.documents = documents;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
        this.unseen = new UnseenMail(server, settings);
    }

    /** Takes in everything that is unseen now. */
    synchronized void read() {
        try {
            Message[] messages = unseen.receive();
            if (!reachable) {
                log.info("The mailbox on {} can be read again.", settings.host());
                reachable = true;
            }
            for (Message message : messages) {
                take(message);
            }
        } catch (MessagingException | IllegalStateException unreachable) {
            if (reachable) {
                log.warn(
                        "The mailbox {} on {}:{} cannot be read and is tried again every {}: {}",
                        settings.folder(),
                        settings.host(),
                        settings.port(),
                        settings.pollInterval(),
                        unreachable.getMessage());
                reachable = false;
            }
        } finally {
            unseen.close();
        }
    }

    private void take(Message message) throws MessagingException {
        String identity = "unread " + identity(message);
        try (SpooledMessage original = SpooledMessage.of(message::writeTo, documents.maxMessageSize())) {
            identity = original.contentHash();
            filing.file(original, arrivedAt(message));
        } catch (FolderClosedException | StoreClosedException connectionLost) {
            throw connectionLost;
        } catch (MessagingException | IOException | RuntimeException notFiled) {
            if (!message.getFolder().isOpen()) {
                throw new FolderClosedException(message.getFolder(), "The connection was lost.", notFiled);
            }
            setAside(message, identity, notFiled);
            return;
        } catch (StackOverflowError | OutOfMemoryError toldBySomeParser) {
            // One message must not end the reading of all others, whatever a parser makes of it.
            setAside(
                    message,
                    identity,
                    new IllegalStateException("It takes more memory than there is.", toldBySomeParser));
            return;
        }
        message.setFlag(Flag.SEEN, true);
    }

    private void setAside(Message message, String identity, Exception failure) throws MessagingException {
        String reason = MailText.oneLine(failure.toString());
        Failures failures = transactions.execute(status -> received.failing(identity, reason));
        int attempts = failures.attempts();
        if (attempts == 1) {
            log.error("The message {} could not be filed and is tried again.", identity(message), failure);
        } else {
            log.debug("The message {} could not be filed (attempt {}): {}", identity(message), attempts, reason);
        }
        if (attempts < settings.filingAttempts()
                || clock.instant().isBefore(failures.since().plus(settings.filingPatience()))) {
            return;
        }
        Folder quarantine = unseen.folder().getStore().getFolder(settings.quarantineFolder());
        if (!quarantine.exists() && !quarantine.create(Folder.HOLDS_MESSAGES)) {
            throw new MessagingException("The folder " + settings.quarantineFolder() + " cannot be created.");
        }
        keep(message, identity);
        String place = identity(message);
        unseen.folder().copyMessages(new Message[] {message}, quarantine);
        transactions.executeWithoutResult(status -> {
            received.quarantined(identity);
            pen.openUnreadable(reason, place);
        });
        message.setFlag(Flag.DELETED, true);
        unseen.folder().expunge();
        log.error(
                "The message {} could not be filed in {} attempts and is now in the folder {}; move it back to {}, unread,"
                        + " once the cause is removed.",
                identity(message),
                attempts,
                settings.quarantineFolder(),
                settings.folder(),
                failure);
    }

    /** The journal of mail gives out every message, also this one; unless nobody can read it from the mailbox either. */
    private void keep(Message message, String identity) throws FolderClosedException {
        try (SpooledMessage original = SpooledMessage.of(message::writeTo, documents.maxMessageSize());
                InputStream content = original.open()) {
            long size = original.size();
            transactions.executeWithoutResult(status -> received.keepUnfiled(identity, content, size));
        } catch (FolderClosedException connectionLost) {
            throw connectionLost;
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            log.warn("The message {} is in the quarantine folder only: {}", identity, unreadable.getMessage());
        }
    }

    /**
     * The server's own date of arrival, unless its clock runs ahead of ours. Some servers cannot sum up an odd header
     * and so give no date either: that is no reason to leave the message unfiled.
     */
    private Instant arrivedAt(Message message) throws FolderClosedException {
        Instant now = clock.instant();
        try {
            Date noted = message.getReceivedDate();
            return noted == null || noted.toInstant().isAfter(now) ? now : noted.toInstant();
        } catch (FolderClosedException connectionLost) {
            throw connectionLost;
        } catch (MessagingException withoutSummary) {
            log.debug("The mail server gives no date of arrival.", withoutSummary);
            return now;
        }
    }

    private static String identity(Message message) throws MessagingException {
        return message.getFolder() instanceof UIDFolder folder
                ? folder.getUIDValidity() + "/" + folder.getUID(message)
                : String.valueOf(message.getMessageNumber());
    }

    @Override
    public void start() {
        worker.start(settings.pollInterval());
    }

    /** Ends the rounds; the mailbox can still be read when somebody asks for it. */
    void pause() {
        worker.stop();
    }

    @Override
    public void stop() {
        worker.stop();
        unseen.disconnect();
    }

    /** Also after a pause, when there is nothing to stop: a connection left open keeps the process alive. */
    @Override
    public void destroy() {
        unseen.disconnect();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.enabled();
    }

    @Override
    public boolean isRunning() {
        return worker.isRunning();
    }
}
