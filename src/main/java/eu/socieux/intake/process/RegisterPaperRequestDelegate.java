package eu.socieux.intake.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.intake.RequestOnPaper;
import eu.socieux.records.process.CaseExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Register a request taken down",
        description =
                "Registers what the registry took down from paper or a telephone call as a request: it gets a number,"
                        + " a case file with the scan or note as its original, and its process. However often the step"
                        + " is repeated after a fault, it is registered once.")
class RegisterPaperRequestDelegate implements JavaDelegate {

    private final RequestOnPaper requests;

    RegisterPaperRequestDelegate(RequestOnPaper requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        requests.register(CaseExecution.scopeOf(execution).caseNumber());
    }
}
