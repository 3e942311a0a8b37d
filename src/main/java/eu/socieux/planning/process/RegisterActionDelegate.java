package eu.socieux.planning.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.planning.Planning;
import eu.socieux.records.process.CaseExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Register the action",
        description = "Gives the approved action its code and records its activities as planned. Place it once, after "
                + "the approval; letters and documents after it can quote the action code.")
class RegisterActionDelegate implements JavaDelegate {

    private final Planning planning;

    RegisterActionDelegate(Planning planning) {
        this.planning = planning;
    }

    @Override
    public void execute(DelegateExecution execution) {
        planning.registerAction(CaseExecution.scopeOf(execution).caseNumber());
    }
}
