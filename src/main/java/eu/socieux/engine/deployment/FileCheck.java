package eu.socieux.engine.deployment;

import java.util.HashSet;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Files are processes, decisions and forms that can be read, of reasonable size, each named once. */
@Component
@Order(0)
class FileCheck implements DeploymentCheck {

    private static final int LARGEST = 1024 * 1024;

    @Override
    public void check(ModelSet models, Findings findings) {
        Set<String> names = new HashSet<>();
        for (String file : models.names()) {
            if (!file.matches("[\\p{L}\\p{N} ._/-]{1,200}") || file.contains("..")) {
                findings.add(file, "a file's name has letters, digits, blanks, dots and hyphens only. Rename it.");
            }
            if (models.content(file).length > LARGEST) {
                findings.add(file, "the file is larger than 1 MB. Models and forms carry no pictures or data.");
            }
            if (!names.add(ModelSet.baseName(file))) {
                findings.add(file, "the deployment holds two files of this name. Leave one out.");
            }
        }
        models.unreadable()
                .forEach((file, reason) -> findings.add(
                        file,
                        "the file cannot be read as a model for Camunda 7: " + reason
                                + " Open it in Camunda Modeler and save it again."));
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".bpmn") || fileName.endsWith(".dmn");
    }
}
