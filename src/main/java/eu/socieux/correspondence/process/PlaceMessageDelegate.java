package eu.socieux.correspondence.process;

import eu.socieux.correspondence.HoldingPen;
import eu.socieux.correspondence.NoSuchCase;
import eu.socieux.correspondence.Placement;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Raises;
import eu.socieux.records.process.CaseExecution;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Place a message",
        description =
                "Does with a message what the variable messagePlacement says: registers it as a new request, adds it"
                        + " to the case which the form named, or files it without a case.",
        errors =
                @Raises(
                        code = MessageSortingProcess.CASE_UNKNOWN,
                        meaning = "the form named a case that does not exist"))
class PlaceMessageDelegate implements JavaDelegate {

    private final HoldingPen pen;

    PlaceMessageDelegate(HoldingPen pen) {
        this.pen = pen;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            pen.place(
                    CaseExecution.scopeOf(execution).caseNumber(),
                    Placement.of(MessageSortingProcess.PLACEMENT.get(execution)));
        } catch (NoSuchCase unknown) {
            throw new BpmnError(MessageSortingProcess.CASE_UNKNOWN, unknown.getMessage(), unknown);
        }
    }
}
