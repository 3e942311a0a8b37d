package eu.socieux.delivery.process;

import eu.socieux.delivery.Delivery;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Output;
import eu.socieux.records.process.CaseExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Count the returns of the report",
        description = "Counts how often the mission report was returned to the experts, so that a gateway can stop the "
                + "third return.",
        outputs = @Output(name = "reportReturns", meaning = "number of returns so far, the latest included"))
class CountReportReturnDelegate implements JavaDelegate {

    private final Delivery delivery;

    CountReportReturnDelegate(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ActivityDelivery.REPORT_RETURNS.set(execution, delivery.reportReturns(CaseExecution.scopeOf(execution)));
    }
}
