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
        title = "Register the call",
        description =
                "Gives the call for experts its reference and closing date from the form that prepared it. Placed again after an extension, it moves the closing date.",
        outputs =
                @Output(
                        name = "callClosesAt",
                        meaning = "until when applications are recorded, for a timer on the open call"))
class RegisterCallDelegate implements JavaDelegate {

    private final Recruitment recruitment;

    RegisterCallDelegate(Recruitment recruitment) {
        this.recruitment = recruitment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ExpertRecruitment.CALL_CLOSES_AT.set(execution, recruitment.registerCall(CaseExecution.scopeOf(execution)));
    }
}
