package eu.socieux.links.process;

import eu.socieux.correspondence.Letters;
import eu.socieux.documents.process.ExpectedDocument;
import eu.socieux.engine.deployment.DeploymentCheck;
import eu.socieux.engine.deployment.Findings;
import eu.socieux.engine.deployment.Model;
import eu.socieux.engine.deployment.ModelSet;
import eu.socieux.engine.deployment.TaskProperty;
import eu.socieux.forms.FormFields;
import eu.socieux.forms.FormSchemas;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A task that is answered by link has a form which a page can show, and letters that bring the link. */
@Component
@Order(60)
class LinkCheck implements DeploymentCheck {

    private final FormSchemas schemas;
    private final Letters letters;

    LinkCheck(FormSchemas schemas, Letters letters) {
        this.schemas = schemas;
        this.letters = letters;
    }

    @Override
    public void check(ModelSet models, Findings findings) {
        for (Model model : models.models()) {
            for (UserTask task : model.all(UserTask.class)) {
                if (!Model.list(task, TaskProperty.LINK_IN_LETTERS.key()).isEmpty()) {
                    checkForm(models, model, task, findings);
                    checkLetters(models, model, task, findings);
                }
                checkFiling(model, task, findings);
            }
        }
    }

    private void checkForm(ModelSet models, Model model, UserTask task, Findings findings) {
        String form = task.getCamundaFormRef();
        if (form == null || form.isBlank()) {
            findings.add(
                    model,
                    task,
                    "a letter carries a link to this task, and it has no form that the link could show. Give it a form,"
                            + " or empty linkInLetters.");
            return;
        }
        Set<String> notShown = models.file(model, form + ".form")
                .flatMap(schemas::readable)
                .map(FormFields::notShown)
                .orElse(Set.of());
        if (!notShown.isEmpty()) {
            findings.add(
                    model,
                    task,
                    "a letter carries a link to this task, and the page of the link cannot show all of the form '"
                            + form
                            + "': " + String.join(", ", new TreeSet<>(notShown))
                            + ". Use other components, or empty linkInLetters.");
        }
        if (task.getLoopCharacteristics() != null) {
            findings.add(
                    model,
                    task,
                    "a link leads to one task, and this one is repeated for several at once. Empty linkInLetters, or wait"
                            + " once.");
        }
    }

    private void checkLetters(ModelSet models, Model model, UserTask task, Findings findings) {
        Model.list(task, TaskProperty.LINK_IN_LETTERS.key()).stream()
                .filter(letter -> !letters.known().contains(letter)
                        && models.file(model, letter + ".en.html").isEmpty())
                .forEach(letter -> findings.add(
                        model,
                        task,
                        "linkInLetters names '" + letter + "', and there is no such letter. Name one of the catalogue: "
                                + String.join(", ", new TreeSet<>(letters.known())) + "."));
    }

    private static void checkFiling(Model model, UserTask task, Findings findings) {
        String filedAs = Model.properties(task).get(TaskProperty.ANSWER_FILED_AS.key());
        if (filedAs == null || filedAs.isBlank()) {
            return;
        }
        boolean produced = Model.list(task, TaskProperty.PRODUCED_DOCUMENTS.key()).stream()
                .flatMap(LinkCheck::readable)
                .anyMatch(document -> document.type().equals(filedAs));
        if (!produced) {
            findings.add(
                    model,
                    task,
                    "answerFiledAs names '" + filedAs
                            + "', and the task does not produce it. Name one of its producedDocuments.");
        }
    }

    private static Stream<ExpectedDocument> readable(String item) {
        try {
            return Stream.of(ExpectedDocument.read(item, true));
        } catch (IllegalArgumentException reportedByTheCheckOfDocuments) {
            return Stream.empty();
        }
    }
}
