package eu.socieux.intake.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Output;
import eu.socieux.intake.EligibilityCheck;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Propose the eligibility",
        description =
                "Evaluates the decision 'eligibility' on what is known of the request and notes the automatic result"
                        + " of every criterion for the assessment sheet. A person decides afterwards.",
        outputs = @Output(name = "eligibilityProposal", meaning = "proceed, clarify or reject"))
class ProposeEligibilityDelegate implements JavaDelegate {

    private static final int MOST_OPEN_CASES = 1000;

    private final EligibilityCheck check;
    private final DecisionService decisionService;
    private final RuntimeService runtimeService;

    ProposeEligibilityDelegate(
            EligibilityCheck check, @Lazy DecisionService decisionService, @Lazy RuntimeService runtimeService) {
        this.check = check;
        this.decisionService = decisionService;
        this.runtimeService = runtimeService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseScope scope = CaseExecution.scopeOf(execution);
        Map<String, Object> decided = decisionService
                .evaluateDecisionByKey(RequestIntakeProcess.ELIGIBILITY)
                .variables(check.inputs(scope, openCases()))
                .evaluate()
                .getSingleResult()
                .getEntryMap();
        check.note(scope, execution.getCurrentActivityId(), decided);
        RequestIntakeProcess.ELIGIBILITY_PROPOSAL.set(
                execution, String.valueOf(decided.get(RequestIntakeProcess.RECOMMENDATION)));
    }

    private List<CaseNumber> openCases() {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(TechnicalAssistanceProcess.KEY)
                .listPage(0, MOST_OPEN_CASES)
                .stream()
                .map(instance -> new CaseNumber(instance.getBusinessKey()))
                .toList();
    }
}
