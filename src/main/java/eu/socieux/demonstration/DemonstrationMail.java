package eu.socieux.demonstration;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** A mail server in this process: everybody has a mailbox, and nothing leaves the machine. */
final class DemonstrationMail {

    private static final String HOST = "127.0.0.1";

    private DemonstrationMail() {}

    /**
     * Starts the server on the ports of the settings.
     *
     * @throws IllegalStateException when one of the ports is in use; names its setting
     */
    static GreenMail start(DemonstrationSettings settings, String mailbox, String password) {
        requireFree(settings.smtpPort(), DemonstrationEnvironment.SMTP_PORT);
        requireFree(settings.imapPort(), DemonstrationEnvironment.IMAP_PORT);
        var server = new GreenMail(new ServerSetup[] {
            listener(settings.smtpPort(), ServerSetup.PROTOCOL_SMTP),
            listener(settings.imapPort(), ServerSetup.PROTOCOL_IMAP)
        });
        server.setUser(mailbox, mailbox, password);
        // As mail servers do that know sub-addresses: what is sent to requests+anything is for requests.
        server.getUserManager().setSieveIgnoreDetail(true);
        server.start();
        return server;
    }

    /** The server itself says neither in one line nor soon that it cannot have its port. */
    private static void requireFree(int port, String setting) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new IllegalStateException(
                    "Port " + port + " is in use. Stop what uses it, or name another one with " + setting + ".", taken);
        }
    }

    private static ServerSetup listener(int port, String protocol) {
        var setup = new ServerSetup(port, HOST, protocol);
        setup.setServerStartupTimeout(10_000);
        return setup;
    }
}
