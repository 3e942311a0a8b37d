package eu.socieux.recruitment.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Output;
import eu.socieux.engine.BuildingBlock.Raises;
import eu.socieux.records.CaseScope;
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
        outputs = @Output(name = "teamSize", meaning = "number of experts in the team afterwards"),
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
        CaseScope scope = CaseExecution.scopeOf(execution);
        try {
            recruitment.appointReserve(scope);
        } catch (ReserveListExhausted nobodyLeft) {
            countTeam(execution, scope);
            throw new BpmnError(ExpertRecruitment.RESERVE_LIST_EXHAUSTED, nobodyLeft.getMessage(), nobodyLeft);
        }
        countTeam(execution, scope);
    }

    private void countTeam(DelegateExecution execution, CaseScope scope) {
        ExpertRecruitment.TEAM_SIZE.set(execution, recruitment.teamSize(scope));
    }
}
