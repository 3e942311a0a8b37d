package eu.socieux.correspondence;

import jakarta.mail.Authenticator;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.MessageIDTerm;
import java.util.Properties;
import org.springframework.stereotype.Component;

/** The account on the mail server whose mailbox is read. */
@Component
class MailServer {

    private static final int FETCH_BYTES = 4 * 1024 * 1024;

    private final MailboxSettings settings;

    MailServer(MailboxSettings settings) {
        this.settings = settings;
    }

    /** Properties for reading: messages stay unread until they are filed, and no call waits for ever. */
    Properties properties() {
        String prefix = "mail." + settings.protocol() + ".";
        String timeout = String.valueOf(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.store.protocol", settings.protocol());
        properties.setProperty(prefix + "host", settings.host());
        properties.setProperty(prefix + "port", String.valueOf(settings.port()));
        properties.setProperty(prefix + "user", settings.user());
        properties.setProperty(prefix + "peek", "true");
        // In pieces of this size, so that memory never holds a whole message.
        properties.setProperty(prefix + "partialfetch", "true");
        properties.setProperty(prefix + "fetchsize", String.valueOf(FETCH_BYTES));
        properties.setProperty(prefix + "connectiontimeout", timeout);
        properties.setProperty(prefix + "timeout", timeout);
        properties.setProperty(prefix + "writetimeout", timeout);
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        return properties;
    }

    Authenticator authenticator() {
        return new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(settings.user(), settings.password());
            }
        };
    }

    /**
     * Whether a message with this Message-ID is in the mailbox, filed or not.
     *
     * @throws MessagingException when the mailbox cannot be looked into
     */
    boolean holds(String messageId) throws MessagingException {
        try (Store store = Session.getInstance(properties(), authenticator()).getStore()) {
            store.connect();
            return holds(store, settings.folder(), messageId) || holds(store, settings.quarantineFolder(), messageId);
        }
    }

    private static boolean holds(Store store, String name, String messageId) throws MessagingException {
        Folder folder = store.getFolder(name);
        if (!folder.exists()) {
            return false;
        }
        folder.open(Folder.READ_ONLY);
        try {
            return folder.search(new MessageIDTerm(messageId)).length > 0;
        } finally {
            folder.close(false);
        }
    }
}
