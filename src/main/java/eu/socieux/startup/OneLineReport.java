package eu.socieux.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;
import org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** One line instead of a page, for people who operate the application and not its code. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneLineReport implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger("SOCIEUX");

    @Override
    public void report(FailureAnalysis analysis) {
        silenceThePage();
        if (analysis instanceof WrongSettings wrong) {
            wrong.lines().forEach(line -> log.error("Cannot start. {}", oneLine(line)));
        } else {
            String description = oneLine(analysis.getDescription());
            String action = analysis.getAction() == null ? "" : " " + oneLine(analysis.getAction());
            log.error("Cannot start. {}{}", description, action);
        }
        log.debug("The cause in full.", analysis.getCause());
    }

    /** Here and not in a configuration file: a failure may come before that is read. */
    private static void silenceThePage() {
        LoggingSystem.get(OneLineReport.class.getClassLoader())
                .setLogLevel(LoggingFailureAnalysisReporter.class.getName(), LogLevel.OFF);
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
