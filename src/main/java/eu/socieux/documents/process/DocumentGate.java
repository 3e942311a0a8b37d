package eu.socieux.documents.process;

import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.DocumentSubject;
import eu.socieux.documents.DocumentSubjects;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RefusedDocument;
import eu.socieux.engine.ExtensionProperties;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Lets nobody complete a user task whose documents are not on file. Which documents those are is said in the model, by
 * the extension properties {@code requiredDocuments} and {@code producedDocuments}. When a task comes back in a further
 * round, what it produces has to be filed in that round; what it requires may be older. Of a type that there is per
 * expert it asks for one of each member of the team as it is now: there the persons tell what is new, not the round. It
 * sits in the engine, so that it holds whichever way a task is completed.
 */
@Component
class DocumentGate extends AbstractBpmnParseListener {

    /** Under this name the parsed expectations stay with the element, for {@link TaskDocuments}. */
    static final String PROPERTY = "socieux.expectedDocuments";

    private final Documents documents;
    private final DocumentSubjects subjects;
    private final DocumentCatalogue catalogue;

    DocumentGate(Documents documents, DocumentSubjects subjects, DocumentCatalogue catalogue) {
        this.documents = documents;
        this.subjects = subjects;
        this.catalogue = catalogue;
    }

    @Override
    public void parseUserTask(Element userTask, ScopeImpl scope, ActivityImpl activity) {
        List<ExpectedDocument> expected = expected(userTask, activity.getId());
        if (!expected.isEmpty()) {
            activity.setProperty(PROPERTY, expected);
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addTaskListener(TaskListener.EVENTNAME_COMPLETE, task -> refuseWithout(expected, task));
        }
    }

    private List<ExpectedDocument> expected(Element userTask, String id) {
        ExtensionProperties properties = ExtensionProperties.of(userTask);
        try {
            List<ExpectedDocument> expected = Stream.concat(
                            properties.list("requiredDocuments").stream()
                                    .map(item -> ExpectedDocument.read(item, false)),
                            properties.list("producedDocuments").stream()
                                    .map(item -> ExpectedDocument.read(item, true)))
                    .toList();
            expected.forEach(document -> catalogue.type(document.type()));
            return expected;
        } catch (IllegalArgumentException | RefusedDocument wrong) {
            throw new IllegalArgumentException("The documents of " + id + ": " + wrong.getMessage(), wrong);
        }
    }

    private void refuseWithout(List<ExpectedDocument> expected, DelegateTask task) {
        CaseScope scope = CaseExecution.scopeOf(task);
        Optional<Instant> openedAgain = TaskRound.openedAgainAt(task);
        List<String> absent = new ArrayList<>();
        List<String> old = new ArrayList<>();
        expected.stream()
                .filter(document -> document.appliesTo(task::getVariable))
                .forEach(document -> {
                    String type = document.type();
                    List<DocumentSubject> each = subjects.of(scope, type);
                    if (!each.isEmpty()) {
                        each.stream()
                                .filter(subject -> documents
                                        .latest(scope, type, subject.reference())
                                        .isEmpty())
                                .forEach(subject -> absent.add(label(type) + ": " + subject.name()));
                    } else if (!documents.onFile(scope, type)) {
                        absent.add(label(type));
                    } else if (document.produced()
                            && openedAgain
                                    .filter(opened -> !documents.onFileSince(scope, type, opened))
                                    .isPresent()) {
                        old.add(label(type));
                    }
                });
        if (!absent.isEmpty() || !old.isEmpty()) {
            throw new MissingDocuments(scope, absent, old);
        }
    }

    /** What people call the type. The engine's web applications speak English. */
    private String label(String type) {
        return catalogue.label(type, Locale.UK);
    }
}
