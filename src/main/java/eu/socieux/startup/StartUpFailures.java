package eu.socieux.startup;

import java.net.BindException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** Names the setting behind the failures an operator meets: a port, the database, the data folder. */
class StartUpFailures implements FailureAnalyzer, Ordered {

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause : chain(failure)) {
            if (cause instanceof PortInUseException port) {
                return because(
                        "Port " + port.getPort() + " is in use.",
                        "Stop what uses it, or name another one with server.port.",
                        failure);
            }
            if (cause.getClass().getSimpleName().equals("DataFolderLocked")) {
                return because(cause.getMessage(), null, failure);
            }
            if (isMailServer(cause)) {
                return because(
                        "The mail server in this process could not open its port (" + cause.getMessage() + ").",
                        "Stop what uses it, or name others with socieux.demonstration.smtp-port and"
                                + " socieux.demonstration.imap-port.",
                        failure);
            }
            if (cause instanceof SQLException database && isConnection(database)) {
                return because(
                        "The database cannot be reached: " + database.getMessage(),
                        "Check spring.datasource.url, spring.datasource.username and spring.datasource.password"
                                + " (SPRING_DATASOURCE_URL, …).",
                        failure);
            }
        }
        return null;
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static boolean isMailServer(Throwable cause) {
        boolean atPort = cause instanceof BindException || cause instanceof IllegalStateException;
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frame.getClassName().startsWith("com.icegreen.greenmail")) {
                return atPort;
            }
        }
        return false;
    }

    /** SQLSTATE class 08 is the connection, 28 the password, 3D000 the name of the database, 57P03 a server starting. */
    private static boolean isConnection(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith("08") || state.startsWith("28") || state.equals("3D000") || state.equals("57P03"));
    }

    private static FailureAnalysis because(String description, String action, Throwable failure) {
        return new FailureAnalysis(description, action, failure);
    }

    private static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
