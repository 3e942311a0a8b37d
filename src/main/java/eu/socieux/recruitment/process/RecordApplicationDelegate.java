package eu.socieux.recruitment.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Output;
import eu.socieux.records.process.CaseExecution;
import eu.socieux.recruitment.Recruitment;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Record an application",
        description =
                "Registers the application that was just entered and gives it its reference. Place it after the task in which applications are entered.",
        outputs =
                @Output(name = "applicationId", meaning = "reference of the application, for example 26-14/MWI/1/007"),
        idempotent = false)
class RecordApplicationDelegate implements JavaDelegate {

    private final Recruitment recruitment;

    RecordApplicationDelegate(Recruitment recruitment) {
        this.recruitment = recruitment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ExpertRecruitment.APPLICATION.set(execution, recruitment.recordApplication(CaseExecution.scopeOf(execution)));
    }
}
