package eu.socieux.consultation;

import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import eu.socieux.records.Milestone;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The silence of a Delegation, so that who approves sees it and never takes it for an opinion. */
@Component
class ConsultationFacts implements ComputedFacts {

    private static final String ANSWERED = "delegation_answered";
    private static final String SILENT = "delegation_silent";

    private final CaseFile caseFile;

    ConsultationFacts(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    /** {@code delegationOpinion} is {@code no_answer} when the case went on without an opinion. */
    @Override
    public Map<String, Object> of(CaseScope scope) {
        List<String> outcomes = caseFile.milestones(scope.caseNumber()).stream()
                .map(Milestone::name)
                .filter(name -> name.equals(ANSWERED) || name.equals(SILENT))
                .toList();
        boolean silent =
                !outcomes.isEmpty() && outcomes.get(outcomes.size() - 1).equals(SILENT);
        return silent ? Map.of("delegationOpinion", "no_answer") : Map.of();
    }
}
