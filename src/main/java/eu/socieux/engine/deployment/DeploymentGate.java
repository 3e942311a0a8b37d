package eu.socieux.engine.deployment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks all modules whether a deployment keeps their rules. */
@Component
public class DeploymentGate {

    private final ObjectProvider<DeploymentCheck> checks;

    DeploymentGate(ObjectProvider<DeploymentCheck> checks) {
        this.checks = checks;
    }

    /** Why these files cannot be deployed; empty when they can. */
    public List<String> reasonsAgainst(ModelSet models) {
        var findings = new Findings();
        for (String file : models.names()) {
            if (checks.stream().noneMatch(check -> check.reads(ModelSet.baseName(file)))) {
                findings.add(
                        file,
                        "files of this kind are not deployed. Leave it out, or give it the name that its kind has:"
                                + " .bpmn for processes, .dmn for decisions, .form for forms,"
                                + " <letter>.<language>.html for letters.");
            }
        }
        checks.orderedStream().forEach(check -> check.check(models, findings));
        return findings.reasons();
    }

    /** @throws DeploymentRefused with every reason when the files cannot be deployed */
    void pass(ModelSet models) {
        List<String> reasons = reasonsAgainst(models);
        if (!reasons.isEmpty()) {
            throw new DeploymentRefused(reasons);
        }
    }

    /** The files which the models need besides, which are not among them, and which their running versions have. */
    Map<String, String> missing(ModelSet models) {
        Map<String, String> missing = new LinkedHashMap<>();
        for (Model model : models.models()) {
            checks.stream()
                    .flatMap(check -> check.needs(model).stream())
                    .filter(file -> models.names().stream()
                            .noneMatch(name -> ModelSet.baseName(name).equals(file)))
                    .forEach(file -> models.deployedFile(model, file)
                            .ifPresent(found -> missing.put(found.name(), found.text())));
        }
        return missing;
    }
}
