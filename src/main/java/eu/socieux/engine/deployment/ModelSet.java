package eu.socieux.engine.deployment;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.xml.ModelException;

/** The files of a deployment that is about to be made, read, and what is deployed already for them to rest on. */
public final class ModelSet {

    private final Map<String, byte[]> files;
    private final Deployed deployed;
    private final List<Model> models = new ArrayList<>();
    private final Map<String, DmnModelInstance> decisions = new LinkedHashMap<>();
    private final Map<String, String> unreadable = new LinkedHashMap<>();

    /**
     * Reads the files of a deployment.
     *
     * @param files content by name
     * @param deployed what is deployed already
     */
    public ModelSet(Map<String, byte[]> files, Deployed deployed) {
        this.files = new TreeMap<>(files);
        this.deployed = deployed;
        this.files.forEach(this::read);
    }

    private void read(String name, byte[] content) {
        try {
            if (name.endsWith(".bpmn")) {
                models.add(new Model(name, Bpmn.readModelFromStream(new ByteArrayInputStream(content))));
            } else if (name.endsWith(".dmn")) {
                decisions.put(name, Dmn.readModelFromStream(new ByteArrayInputStream(content)));
            }
        } catch (ModelException broken) {
            unreadable.put(name, reason(broken));
        }
    }

    private static String reason(Throwable broken) {
        Throwable cause = broken;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    /** Name of a file without its folders. */
    public static String baseName(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    /** The process files of the deployment. */
    public List<Model> models() {
        return List.copyOf(models);
    }

    /** The decision files of the deployment, by name. */
    public Map<String, DmnModelInstance> decisions() {
        return Map.copyOf(decisions);
    }

    /** Files that are no processes or decisions the engine can read, each with the reason. */
    Map<String, String> unreadable() {
        return unreadable;
    }

    /** The names of all files. */
    public Set<String> names() {
        return files.keySet();
    }

    /** The content of a file of the deployment. */
    public byte[] content(String name) {
        return files.get(name);
    }

    /** The content of a file of the deployment as text. */
    public String text(String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }

    /**
     * A further file which a model of the deployment needs, by its name without folder: the one of the deployment, or
     * else the one which the running version of the model has.
     */
    public Optional<String> file(Model model, String baseName) {
        Optional<String> own = files.keySet().stream()
                .filter(name -> baseName(name).equals(baseName))
                .findFirst()
                .map(this::text);
        return own.isPresent() ? own : deployedFile(model, baseName).map(Deployed.File::text);
    }

    /** A further file of the running version of a model. */
    Optional<Deployed.File> deployedFile(Model model, String baseName) {
        return model.processes().stream()
                .map(process -> deployed.file(process.getId(), baseName))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Every process as it would be after this deployment: those of it, and the running versions of all others. */
    public List<Model> landscape() {
        List<Model> all = new ArrayList<>(models);
        deployed.models().stream()
                .filter(running -> running.processes().stream()
                        .map(Process::getId)
                        .noneMatch(key -> models.stream().anyMatch(model -> model.defines(key))))
                .forEach(all::add);
        return all;
    }

    /** The decision table of this key as it would be after this deployment. */
    public Optional<DmnModelInstance> decision(String key) {
        Optional<DmnModelInstance> own = decisions.values().stream()
                .filter(file -> file.getModelElementsByType(Decision.class).stream()
                        .anyMatch(decision -> decision.getId().equals(key)))
                .findFirst();
        return own.isPresent() ? own : deployed.decision(key);
    }

    /** The texts of all forms, those of the deployment and those that are deployed. */
    public List<String> forms() {
        List<String> forms = new ArrayList<>(deployed.forms());
        files.keySet().stream()
                .filter(name -> name.endsWith(".form"))
                .map(this::text)
                .forEach(forms::add);
        return forms;
    }
}
