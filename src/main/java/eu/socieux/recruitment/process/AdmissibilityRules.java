package eu.socieux.recruitment.process;

import eu.socieux.recruitment.Admissibility;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The decision table of admissibility. */
@Component
class AdmissibilityRules {

    private final DecisionService decisions;

    AdmissibilityRules(@Lazy DecisionService decisions) {
        this.decisions = decisions;
    }

    Admissibility judge(Admissibility.Question question) {
        DmnDecisionResultEntries judgement = decisions
                .evaluateDecisionByKey(ExpertRecruitment.ADMISSIBILITY_DECISION)
                .variables(Variables.putValue("receivedOnTime", question.receivedOnTime())
                        .putValue("complete", question.complete())
                        .putValue("employerKind", question.employerKind())
                        .putValue("kindInvited", question.kindInvited())
                        .putValue("languageMet", question.languageMet()))
                .evaluate()
                .getSingleResult();
        if (judgement == null) {
            throw new IllegalStateException("The decision table " + ExpertRecruitment.ADMISSIBILITY_DECISION
                    + " has no rule for " + question + "; add one that covers everything else.");
        }
        // A rule that leaves the reason empty gives no such entry at all.
        return new Admissibility(judgement.getEntry("admissible"), (String) judgement.get("reason"));
    }
}
