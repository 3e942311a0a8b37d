package eu.socieux.recruitment.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Raises;
import eu.socieux.records.process.CaseExecution;
import eu.socieux.recruitment.Recruitment;
import eu.socieux.recruitment.ReserveListExhausted;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Appoint the next reserve",
        description =
                "Takes the expert named in the form before it out of the team and appoints the next on the reserve list.",
        errors =
                @Raises(
                        code = ExpertRecruitment.RESERVE_LIST_EXHAUSTED,
                        meaning = "nobody is left on the reserve list"),
        idempotent = false)
class AppointReserveDelegate implements JavaDelegate {

    private final Recruitment recruitment;

    AppointReserveDelegate(Recruitment recruitment) {
        this.recruitment = recruitment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        try {
            recruitment.appointReserve(CaseExecution.scopeOf(execution));
        } catch (ReserveListExhausted nobodyLeft) {
            throw new BpmnError(ExpertRecruitment.RESERVE_LIST_EXHAUSTED, nobodyLeft.getMessage(), nobodyLeft);
        }
    }
}
