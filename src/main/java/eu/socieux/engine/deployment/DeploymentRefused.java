package eu.socieux.engine.deployment;

import java.util.List;
import org.camunda.bpm.engine.BadUserRequestException;

/** Nothing was deployed. The message, one reason per line, is for the analyst; Modeler shows it. */
public class DeploymentRefused extends BadUserRequestException {

    private static final long serialVersionUID = 1L;

    DeploymentRefused(List<String> reasons) {
        super(message(reasons));
    }

    private static String message(List<String> reasons) {
        var text = new StringBuilder("Nothing was deployed. ")
                .append(reasons.size() == 1 ? "One thing has" : reasons.size() + " things have")
                .append(" to be corrected:");
        for (int i = 0; i < reasons.size(); i++) {
            text.append('\n').append(i + 1).append(". ").append(reasons.get(i));
        }
        return text.toString();
    }
}
