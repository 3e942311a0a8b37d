package eu.socieux.startup;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;

/** Names the setting behind the failures an operator meets: a value, a port, the database, the data folder. */
class StartUpFailures implements FailureAnalyzer, Ordered {

    private static final Pattern NAME_OF_A_SETTING = Pattern.compile("\\bsocieux\\.[a-z-]+\\.[a-z-]+");
    static final String OUR_CODE = "eu.socieux.";

    @Override
    public FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause : chain(failure)) {
            if (cause instanceof SettingsFirst.Unusable settings) {
                return new WrongSettings(settings.lines(), failure);
            }
            if (cause instanceof PortInUseException port) {
                return because(
                        "Port " + port.getPort() + " is in use.",
                        "Stop what uses it, or name another one with server.port.",
                        failure);
            }
            if (namesItsSetting(cause)) {
                return because(cause.getMessage(), null, failure);
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

    /** What our own code throws at start says which setting to change; the wrappers around it repeat it at length. */
    private static boolean namesItsSetting(Throwable cause) {
        StackTraceElement[] trace = cause.getStackTrace();
        return cause.getMessage() != null
                && trace.length > 0
                && trace[0].getClassName().startsWith(OUR_CODE)
                && NAME_OF_A_SETTING.matcher(cause.getMessage()).find();
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

    static List<Throwable> chain(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !chain.contains(cause); cause = cause.getCause()) {
            chain.add(cause);
        }
        return chain;
    }
}
