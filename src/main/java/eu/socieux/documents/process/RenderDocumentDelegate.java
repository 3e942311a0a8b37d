package eu.socieux.documents.process;

import eu.socieux.documents.DocumentRendering;
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
        title = "Render a document",
        description = "Makes a document of the facility as a PDF from its template and what is known of the case, and "
                + "files it. Rendered again, it becomes the next version.",
        inputs = @Input(name = "documentType", meaning = "the document to make", choice = Choice.GENERATED_DOCUMENT))
class RenderDocumentDelegate implements JavaDelegate {

    private static final ProcessVariable<String> DOCUMENT_TYPE = ProcessVariable.text("documentType");

    private final DocumentRendering rendering;

    RenderDocumentDelegate(DocumentRendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public void execute(DelegateExecution execution) {
        rendering.render(CaseExecution.scopeOf(execution), DOCUMENT_TYPE.get(execution));
    }
}
