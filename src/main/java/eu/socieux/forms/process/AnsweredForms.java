package eu.socieux.forms.process;

import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.engine.deployment.ModelSet;
import eu.socieux.forms.AnswerSheet;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormSchemas;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Files the answers of a step as a document. */
@Component
class AnsweredForms {

    private final CaseFile caseFile;
    private final Documents documents;
    private final FormSchemas schemas;
    private final AnswerSheet sheet;
    private final RepositoryService repositoryService;

    AnsweredForms(
            CaseFile caseFile,
            Documents documents,
            FormSchemas schemas,
            AnswerSheet sheet,
            @Lazy RepositoryService repositoryService) {
        this.caseFile = caseFile;
        this.documents = documents;
        this.schemas = schemas;
        this.sheet = sheet;
        this.repositoryService = repositoryService;
    }

    /** @throws IllegalStateException when nobody has answered the form yet */
    void file(CaseScope scope, String processDefinitionId, String element, String documentType) {
        CaseEntry entry = caseFile.entries(scope.caseNumber()).stream()
                .filter(found -> found.element().equals(element) && found.form() != null)
                .filter(found -> Objects.equals(found.scope(), scope))
                .reduce((earlier, later) -> later)
                .orElseThrow(
                        () -> new IllegalStateException("Nobody has answered '" + element + "' in " + scope.caseNumber()
                                + " yet; place this step after that task, or correct the input answersOf."));
        documents.file(new NewDocument(
                scope,
                documentType,
                null,
                documentType + "-" + scope.caseNumber() + ".pdf",
                sheet.write(
                        form(processDefinitionId, entry.form()),
                        nameOf(processDefinitionId, element) + ", " + scope.caseNumber(),
                        entry.answers()),
                entry.author(),
                NewDocument.GENERATED));
    }

    private String nameOf(String processDefinitionId, String element) {
        UserTask task =
                repositoryService.getBpmnModelInstance(processDefinitionId).getModelElementById(element);
        return task == null || task.getName() == null ? element : task.getName();
    }

    private FormSchema form(String processDefinitionId, String form) {
        ProcessDefinition process = repositoryService.getProcessDefinition(processDefinitionId);
        String file = repositoryService.getDeploymentResourceNames(process.getDeploymentId()).stream()
                .filter(name -> ModelSet.baseName(name).equals(form + ".form"))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("The form '" + form + "' is not deployed with its process."));
        try (InputStream content = repositoryService.getResourceAsStream(process.getDeploymentId(), file)) {
            return schemas.read(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The deployed form " + file + " cannot be read.", unreadable);
        }
    }
}
