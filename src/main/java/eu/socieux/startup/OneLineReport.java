package eu.socieux.startup;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** One line instead of a page, for people who operate the application and not its code. */
class OneLineReport implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger("SOCIEUX");

    @Override
    public void report(FailureAnalysis analysis) {
        String description = oneLine(analysis.getDescription());
        String action = analysis.getAction() == null ? "" : " " + oneLine(analysis.getAction());
        log.error("Cannot start. {}{}", description, action);
        log.debug("The cause in full.", analysis.getCause());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
