package eu.socieux.correspondence.process;

import eu.socieux.correspondence.LetterNotSent;
import eu.socieux.correspondence.LetterSent;
import eu.socieux.records.CaseNumber;
import java.util.Optional;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows managers in Cockpit, on the case, that a letter has not left the house, until it has. */
@Component
class LetterIncidents {

    static final String TYPE = "letterNotSent";

    /** An incident and its copies in the calling processes. */
    private static final int MOST_OF_ONE_LETTER = 100;

    private static final Logger log = LoggerFactory.getLogger(LetterIncidents.class);

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtimeService;
    private final HistoryService historyService;

    LetterIncidents(
            @Lazy ProcessEngineConfigurationImpl engine,
            @Lazy RuntimeService runtimeService,
            @Lazy HistoryService historyService) {
        this.engine = engine;
        this.runtimeService = runtimeService;
        this.historyService = historyService;
    }

    @EventListener
    void letterNotSent(LetterNotSent letter) {
        String message = "The letter '%s' to %s could not be sent: %s"
                .formatted(letter.letter(), letter.recipientAddress(), letter.reason());
        execution(letter)
                .ifPresentOrElse(
                        execution ->
                                runtimeService.createIncident(TYPE, execution, String.valueOf(letter.id()), message),
                        () -> log.error(
                                "{} Case {} has ended and can show no incident.", message, letter.caseNumber()));
    }

    /** Who sends a letter on paper need not have a right on its case. */
    @EventListener
    void letterSent(LetterSent letter) {
        engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    resolve(letter);
                    return null;
                }));
    }

    private void resolve(LetterSent letter) {
        runtimeService
                .createIncidentQuery()
                .incidentType(TYPE)
                .configuration(String.valueOf(letter.id()))
                .listPage(0, MOST_OF_ONE_LETTER)
                // Incidents of the calling processes are copies that go with the one they were made from.
                .forEach(incident -> {
                    if (incident.getId().equals(incident.getRootCauseIncidentId())) {
                        runtimeService.resolveIncident(incident.getId());
                    }
                });
    }

    /** An execution that stands in an activity, best in the process that wrote the letter. */
    private Optional<String> execution(LetterNotSent letter) {
        return Stream.concat(writer(letter.cause()).stream(), running(letter.caseNumber()))
                .flatMap(processInstance -> standing(runtimeService.getActivityInstance(processInstance)))
                .findFirst();
    }

    private Optional<String> writer(String cause) {
        return Optional.ofNullable(historyService
                        .createHistoricActivityInstanceQuery()
                        .activityInstanceId(cause)
                        .singleResult())
                .map(HistoricActivityInstance::getProcessInstanceId);
    }

    private Stream<String> running(CaseNumber caseNumber) {
        return runtimeService
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .list()
                .stream()
                .map(ProcessInstance::getProcessInstanceId);
    }

    private static Stream<String> standing(ActivityInstance activity) {
        if (activity == null) {
            return Stream.empty();
        }
        return Stream.of(
                        Stream.of(activity.getChildActivityInstances()).flatMap(LetterIncidents::standing),
                        Stream.of(activity.getChildTransitionInstances()).map(waiting -> waiting.getExecutionId()),
                        isLeaf(activity) ? Stream.of(activity.getExecutionIds()) : Stream.<String>empty())
                .flatMap(executions -> executions);
    }

    private static boolean isLeaf(ActivityInstance activity) {
        return activity.getParentActivityInstanceId() != null && activity.getChildActivityInstances().length == 0;
    }
}
