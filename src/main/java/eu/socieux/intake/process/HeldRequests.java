package eu.socieux.intake.process;

import eu.socieux.intake.SecondRequests;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.FormService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets held requests go on once the request they wait for is closed, however that came about: it looks again and again,
 * so that no restart and no case that somebody ended in Cockpit leaves one waiting for ever. It answers the very task in
 * which the request waits, as a person would.
 */
@Component
class HeldRequests {

    private static final Logger log = LoggerFactory.getLogger(HeldRequests.class);

    private final SecondRequests requests;
    private final CasesInEngine cases;
    private final FormService forms;

    HeldRequests(SecondRequests requests, CasesInEngine cases, @Lazy FormService forms) {
        this.requests = requests;
        this.cases = cases;
        this.forms = forms;
    }

    /** Releases every held request whose other request is not open any more, or which has itself been withdrawn. */
    @Scheduled(initialDelay = 30, fixedDelay = 60, timeUnit = TimeUnit.SECONDS)
    void releaseDue() {
        List<CaseRelation> held = requests.held();
        Set<CaseNumber> open =
                cases.open(held.stream().map(CaseRelation::otherCase).toList());
        Set<CaseNumber> running =
                cases.running(held.stream().map(CaseRelation::caseNumber).toList());
        held.stream()
                .filter(relation -> !running.contains(relation.caseNumber()))
                .forEach(relation -> requests.forget(relation.caseNumber()));
        held.stream()
                .filter(relation -> running.contains(relation.caseNumber()) && !open.contains(relation.otherCase()))
                .forEach(this::release);
    }

    private void release(CaseRelation relation) {
        Optional<String> task = cases.task(relation.caseNumber(), RequestIntakeProcess.REVIEW_HELD_REQUEST);
        if (task.isEmpty()) {
            return;
        }
        try {
            forms.submitTaskForm(task.get(), Map.of("releaseReason", relation.otherCase() + " is not open any more."));
        } catch (RuntimeException refused) {
            // The task stays with the registry; one that cannot be released must not keep the others waiting.
            log.error("The held request {} was not released and will be tried again.", relation.caseNumber(), refused);
        }
    }
}
