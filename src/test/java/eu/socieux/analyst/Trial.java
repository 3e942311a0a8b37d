package eu.socieux.analyst;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** A copy of the process of evaluation under a name of its own, with its forms, for tests to change. */
public final class Trial {

    public static final String KEY = "evaluation-trial";
    public static final String FILE = KEY + ".bpmn";

    private Trial() {}

    /** The model as it can be deployed. */
    public static String model() {
        return read("processes/evaluation.bpmn")
                .replace("<bpmn:process id=\"evaluation\"", "<bpmn:process id=\"" + KEY + "\"")
                .replace("bpmnElement=\"evaluation\"", "bpmnElement=\"" + KEY + "\"");
    }

    /** The model and its forms, without folders as Modeler sends them. */
    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put(FILE, model());
        files.put("draft-evaluation-report.form", read("forms/evaluation/draft-evaluation-report.form"));
        files.put("validate-evaluation.form", read("forms/evaluation/validate-evaluation.form"));
        return files;
    }

    /** A file of the checkout. */
    public static String read(String path) {
        try {
            return Files.readString(Path.of(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
