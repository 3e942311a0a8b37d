package eu.socieux.intake.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.intake.CompletenessCheck;
import eu.socieux.intake.CompletenessCheck.Gap;
import eu.socieux.intake.CompletenessCheck.Row;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Check the completeness",
        description = "Evaluates the decision 'completeness' on what is known of the request, and notes the finding for"
                + " every item of the check-list and what is missing, with the texts of the decision 'gap-texts'. Place"
                + " it before the screening to propose, and after it to list what the letter asks for.")
class CheckCompletenessDelegate implements JavaDelegate {

    private final CompletenessCheck check;
    private final DecisionService decisionService;

    CheckCompletenessDelegate(CompletenessCheck check, @Lazy DecisionService decisionService) {
        this.check = check;
        this.decisionService = decisionService;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseScope scope = CaseExecution.scopeOf(execution);
        Map<String, String> findings = check.findings(rows(scope));
        List<Gap> gaps = check.missing(scope, findings).stream().map(this::gap).toList();
        check.note(scope, execution.getCurrentActivityId(), findings, gaps);
    }

    private List<Row> rows(CaseScope scope) {
        return decisionService
                .evaluateDecisionTableByKey(RequestIntakeProcess.COMPLETENESS, check.inputs(scope))
                .getResultList()
                .stream()
                .map(row -> new Row(
                        String.valueOf(row.get(RequestIntakeProcess.ITEM)),
                        String.valueOf(row.get(RequestIntakeProcess.FINDING))))
                .toList();
    }

    private Gap gap(String item) {
        var texts = decisionService
                .evaluateDecisionTableByKey(RequestIntakeProcess.GAP_TEXTS, Map.of(RequestIntakeProcess.ITEM, item))
                .getSingleResult();
        if (texts == null) {
            throw new IllegalStateException("The decision '" + RequestIntakeProcess.GAP_TEXTS
                    + "' has no row for the item '" + item + "'; add one with its texts.");
        }
        return new Gap(item, texts.getEntryMap());
    }
}
