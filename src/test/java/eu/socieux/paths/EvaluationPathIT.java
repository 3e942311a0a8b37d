package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.records.CaseNumber;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationPathIT extends ActionPaths {

    EvaluationPathIT() {
        super("evaluation");
    }

    @Test
    void a_validated_evaluation_closes_the_action() {
        CaseNumber number = evaluated();

        driver.submit(number, "UserTask_DraftEvaluationReport", Map.of());
        driver.submit(number, "UserTask_ValidateEvaluation", Map.of("validationDecision", "validated"));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_ActivitiesEnded",
                        "UserTask_DraftEvaluationReport",
                        "ServiceTask_RenderEvaluationReport",
                        "UserTask_ValidateEvaluation",
                        "Gateway_EvaluationValidated",
                        "ServiceTask_SendClosure",
                        "ServiceTask_SendClosureToDelegation",
                        "ServiceTask_RecordClosure",
                        "EndEvent_ActionClosed");
        assertThat(outcome(number, "validationDecision")).isEqualTo("validated");
        assertThat(letters(number)).containsExactly("closure to partner", "closure_copy to delegation");
        assertThat(made(number)).containsExactly("evaluation_report v1");
        assertThat(milestones(number)).containsExactly("action_approved", "action_closed");
    }

    @Test
    void a_returned_evaluation_is_drafted_again_before_anybody_hears_of_it() {
        CaseNumber number = evaluated();

        driver.submit(number, "UserTask_DraftEvaluationReport", Map.of());
        driver.submit(
                number,
                "UserTask_ValidateEvaluation",
                Map.of("validationDecision", "returned", "validationRemarks", "Say what was not done."));
        assertThat(driver.openElements(number)).containsExactly("UserTask_DraftEvaluationReport");
        assertThat(letters(number)).isEmpty();
        driver.submit(
                number,
                "UserTask_DraftEvaluationReport",
                Map.of("planVsDone", "The training of the second district was left out."));
        driver.submit(number, "UserTask_ValidateEvaluation", Map.of("validationDecision", "validated"));

        assertThat(driver.isEnded(number)).isTrue();
        assertThat(path(number))
                .containsExactly(
                        "StartEvent_ActivitiesEnded",
                        "UserTask_DraftEvaluationReport",
                        "ServiceTask_RenderEvaluationReport",
                        "UserTask_ValidateEvaluation",
                        "Gateway_EvaluationValidated",
                        "UserTask_DraftEvaluationReport",
                        "ServiceTask_RenderEvaluationReport",
                        "UserTask_ValidateEvaluation",
                        "Gateway_EvaluationValidated",
                        "ServiceTask_SendClosure",
                        "ServiceTask_SendClosureToDelegation",
                        "ServiceTask_RecordClosure",
                        "EndEvent_ActionClosed");
        assertThat(letters(number)).containsExactly("closure to partner", "closure_copy to delegation");
        assertThat(made(number)).containsExactly("evaluation_report v2");
        assertThat(milestones(number)).containsExactly("action_approved", "action_closed");
    }

    private CaseNumber evaluated() {
        CaseNumber number = approved("2032-09-06");
        start(number);
        return number;
    }
}
