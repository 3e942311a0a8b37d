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
        title = "Rank the applications",
        description =
                "Adds up the scores of the panel and fills the team and the reserve list. Place it after the scoring task.",
        outputs =
                @Output(name = "selectedExperts", meaning = "number of experts in the team, 0 when nobody is suitable"))
class RankApplicationsDelegate implements JavaDelegate {

    private final Recruitment recruitment;

    RankApplicationsDelegate(Recruitment recruitment) {
        this.recruitment = recruitment;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ExpertRecruitment.SELECTED_EXPERTS.set(
                execution, recruitment.rankApplications(CaseExecution.scopeOf(execution)));
    }
}
