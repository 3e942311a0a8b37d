package eu.socieux.forms.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Choice;
import eu.socieux.engine.BuildingBlock.Input;
import eu.socieux.engine.ProcessVariable;
import eu.socieux.records.process.CaseExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "File a document",
        description = "Files what was answered last in a user task as a PDF of questions and answers, so that the form"
                + " itself is a document of the case. Filed again, it becomes the next version.",
        inputs = {
            @Input(name = "documentType", meaning = "what it is filed as", choice = Choice.DOCUMENT),
            @Input(
                    name = "answersOf",
                    meaning = "id of the user task whose answers are filed, for example UserTask_TelephoneDelegation",
                    choice = Choice.USER_TASK)
        })
class FileDocumentDelegate implements JavaDelegate {

    private static final ProcessVariable<String> DOCUMENT_TYPE = ProcessVariable.text("documentType");
    private static final ProcessVariable<String> ANSWERS_OF = ProcessVariable.text("answersOf");

    private final AnsweredForms answers;

    FileDocumentDelegate(AnsweredForms answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {
        answers.file(
                CaseExecution.scopeOf(execution),
                execution.getProcessDefinitionId(),
                ANSWERS_OF.get(execution),
                DOCUMENT_TYPE.get(execution));
    }
}
