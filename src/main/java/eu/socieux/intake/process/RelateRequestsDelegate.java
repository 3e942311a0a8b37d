package eu.socieux.intake.process;

import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Output;
import eu.socieux.intake.SecondRequests;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

@Component
@BuildingBlock(
        title = "Relate requests",
        description =
                "Does with a request that is like another what the officer decided in the screening: links the two,"
                        + " merges the request into the other, or holds it for the other. Where the other is no longer open, the"
                        + " two are linked instead. Place it after the screening.",
        outputs = @Output(name = "requestRelation", meaning = "none, linked, merged or held"))
class RelateRequestsDelegate implements JavaDelegate {

    private final SecondRequests requests;
    private final CasesInEngine cases;

    RelateRequestsDelegate(SecondRequests requests, CasesInEngine cases) {
        this.requests = requests;
        this.cases = cases;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CaseScope scope = CaseExecution.scopeOf(execution);
        String relation =
                requests.relate(scope, RequestIntakeProcess.SCREEN_REQUEST, other -> cases.open(List.of(other))
                        .contains(other));
        RequestIntakeProcess.REQUEST_RELATION.set(execution, relation);
    }
}
