package eu.socieux.engine.deployment;

import java.util.Set;

/**
 * A rule that every deployment keeps. Each module checks what it owns: its letters, its document types, its roles. All
 * checks run before anything is stored, so that an analyst reads every reason at once.
 */
public interface DeploymentCheck {

    /** Adds a finding for everything in the deployment that breaks the rule. */
    void check(ModelSet models, Findings findings);

    /**
     * The names, without folder, of further files that belong to a model: its forms, its letters. When a deployment
     * leaves one out, it is taken over from the version of the model that runs.
     */
    default Set<String> needs(Model model) {
        return Set.of();
    }

    /** Whether files of this name, without folder, are of a kind that this module reads from a deployment. */
    default boolean reads(String fileName) {
        return false;
    }
}
