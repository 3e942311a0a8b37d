package eu.socieux.engine.deployment;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.model.dmn.DmnModelInstance;

/** What is deployed already: the newest version of everything. */
public interface Deployed {

    /** Nothing is deployed yet. */
    Deployed NOTHING = new Deployed() {

        @Override
        public List<Model> models() {
            return List.of();
        }

        @Override
        public Optional<DmnModelInstance> decision(String key) {
            return Optional.empty();
        }

        @Override
        public Optional<File> file(String processKey, String baseName) {
            return Optional.empty();
        }

        @Override
        public List<String> forms() {
            return List.of();
        }
    };

    /** Every process. */
    List<Model> models();

    /** The decision file that holds this decision. */
    Optional<DmnModelInstance> decision(String key);

    /** A file deployed with a process, by its name without folder. */
    Optional<File> file(String processKey, String baseName);

    /** The texts of the forms deployed with the processes. */
    List<String> forms();

    /**
     * A deployed text file.
     *
     * @param name with folders, as deployed
     */
    record File(String name, String text) {}
}
