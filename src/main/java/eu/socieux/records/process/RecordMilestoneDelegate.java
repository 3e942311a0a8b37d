package eu.socieux.records.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Choice;
import eu.socieux.engine.BuildingBlock.Input;
import eu.socieux.engine.ProcessVariable;
import eu.socieux.records.CaseFile;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Record a milestone",
        description = "Writes into the case file that a point which matters to partner and managers was reached now.",
        inputs = @Input(name = "milestone", meaning = "the milestone that is reached", choice = Choice.MILESTONE))
class RecordMilestoneDelegate implements JavaDelegate {

    private static final ProcessVariable<String> MILESTONE = ProcessVariable.text("milestone");

    private final CaseFile caseFile;

    RecordMilestoneDelegate(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public void execute(DelegateExecution execution) {
        caseFile.reach(CaseExecution.scopeOf(execution), MILESTONE.get(execution));
    }
}
