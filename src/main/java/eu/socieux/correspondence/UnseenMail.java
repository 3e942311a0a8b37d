package eu.socieux.correspondence;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import org.eclipse.angus.mail.imap.IMAPFolder.FetchProfileItem;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.integration.mail.ImapMailReceiver;

/**
 * Messages nobody has dealt with yet, as they are on the server. In contrast to its parent it sets no flag on what it
 * hands out: a message is marked only after it has been filed.
 */
class UnseenMail extends ImapMailReceiver {

    UnseenMail(MailServer server, MailboxSettings settings, BeanFactory beans) {
        super(settings.protocol() + "://" + settings.host() + ":" + settings.port() + "/" + settings.folder());
        setBeanFactory(beans);
        setJavaMailProperties(server.properties());
        setJavaMailAuthenticator(server.authenticator());
        setShouldMarkMessagesAsRead(false);
        setShouldDeleteMessages(false);
        setAutoCloseFolder(false);
        setSearchTermStrategy((supported, folder) -> new FlagTerm(new Flags(Flags.Flag.SEEN), false));
    }

    /** The unseen messages, oldest first; read them before {@link #close}. */
    @Override
    public Message[] receive() throws MessagingException {
        openFolder();
        Message[] messages = searchForNewMessages();
        // Never the envelope: for that the server reads the headers, and some give up on a malformed one.
        FetchProfile arrival = new FetchProfile();
        arrival.add(FetchProfileItem.INTERNALDATE);
        arrival.add(UIDFolder.FetchProfileItem.UID);
        getFolder().fetch(messages, arrival);
        return messages;
    }

    Folder folder() {
        return getFolder();
    }

    void close() {
        closeFolder();
    }
}
