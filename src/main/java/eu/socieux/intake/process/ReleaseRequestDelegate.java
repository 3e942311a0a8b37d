package eu.socieux.intake.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.intake.SecondRequests;
import eu.socieux.records.process.CaseExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Release a held request",
        description =
                "Notes that a request which was held for another goes on, and records the milestone. Place it after"
                        + " the task in which the request waits.")
class ReleaseRequestDelegate implements JavaDelegate {

    private final SecondRequests requests;

    ReleaseRequestDelegate(SecondRequests requests) {
        this.requests = requests;
    }

    @Override
    public void execute(DelegateExecution execution) {
        requests.release(CaseExecution.scopeOf(execution));
    }
}
