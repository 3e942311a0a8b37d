package eu.socieux.intake.process;

import eu.socieux.intake.RequestRegistered;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Starts the process of a case in the transaction that registers its request. */
@Component
class CaseStart {

    private final RuntimeService runtimeService;

    CaseStart(@Lazy RuntimeService runtimeService) {
        this.runtimeService = runtimeService;
    }

    @EventListener
    void requestRegistered(RequestRegistered request) {
        runtimeService.startProcessInstanceByKey(
                TechnicalAssistanceProcess.KEY, request.caseNumber().value());
    }
}
