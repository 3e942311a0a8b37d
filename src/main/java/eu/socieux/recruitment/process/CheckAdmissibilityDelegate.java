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
        title = "Check the admissibility",
        description = "Judges every application to the call by the decision table expert-admissibility. Place it when "
                + "the call has closed.",
        outputs = @Output(name = "admissibleApplications", meaning = "number of applications the panel has to score"))
class CheckAdmissibilityDelegate implements JavaDelegate {

    private final Recruitment recruitment;
    private final AdmissibilityRules rules;

    CheckAdmissibilityDelegate(Recruitment recruitment, AdmissibilityRules rules) {
        this.recruitment = recruitment;
        this.rules = rules;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ExpertRecruitment.ADMISSIBLE_APPLICATIONS.set(
                execution, recruitment.checkAdmissibility(CaseExecution.scopeOf(execution), rules::judge));
    }
}
