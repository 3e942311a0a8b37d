package eu.socieux.engine.deployment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** Why a deployment cannot be accepted, each reason once and in words of an analyst. */
public final class Findings {

    private final Set<String> reasons = new LinkedHashSet<>();

    /** Something is wrong with an element of a model. */
    public void add(Model model, ModelElementInstance element, String reason) {
        reasons.add(model.file() + ", " + Model.nameOf(element) + ": " + reason);
    }

    /** Something is wrong with a file. */
    public void add(String file, String reason) {
        reasons.add(file + ": " + reason);
    }

    /** The reasons, each "file, element: what is wrong and what to do"; empty when all is well. */
    public List<String> reasons() {
        return new ArrayList<>(reasons);
    }
}
