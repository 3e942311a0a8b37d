package eu.socieux.correspondence;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import org.eclipse.angus.mail.imap.IMAPFolder.FetchProfileItem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Messages nobody has dealt with yet, as they are on the server. It sets no flag on what it hands out: a message is
 * marked only after it has been filed. Used by one thread at a time.
 */
class UnseenMail {

    private static final Logger log = LoggerFactory.getLogger(UnseenMail.class);

    private final MailServer server;
    private final MailboxSettings settings;
    private Store store;
    private Folder folder;

    UnseenMail(MailServer server, MailboxSettings settings) {
        this.server = server;
        this.settings = settings;
    }

    /**
     * The unseen messages, oldest first; read them before {@link #close}. The connection is kept for the next time.
     *
     * @throws MessagingException when the mailbox cannot be opened or searched
     */
    Message[] receive() throws MessagingException {
        if (store == null || !store.isConnected()) {
            store = Session.getInstance(server.properties(), server.authenticator())
                    .getStore();
            store.connect();
        }
        folder = store.getFolder(settings.folder());
        folder.open(Folder.READ_WRITE);
        Message[] messages = folder.search(new FlagTerm(new Flags(Flags.Flag.SEEN), false));
        // Never the envelope: for that the server reads the headers, and some give up on a malformed one.
        FetchProfile arrival = new FetchProfile();
        arrival.add(FetchProfileItem.INTERNALDATE);
        arrival.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(messages, arrival);
        return messages;
    }

    Folder folder() {
        return folder;
    }

    void close() {
        if (folder != null && folder.isOpen()) {
            try {
                folder.close(false);
            } catch (MessagingException gone) {
                log.debug("The folder {} was closed by the server.", settings.folder(), gone);
            }
        }
    }

    /** Ends the connection with the server. */
    void disconnect() {
        if (store != null) {
            try {
                store.close();
            } catch (MessagingException gone) {
                log.debug("The connection with {} was ended by the server.", settings.host(), gone);
            }
        }
    }
}
