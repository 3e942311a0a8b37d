package eu.socieux.portal.process;

import eu.socieux.engine.deployment.EventProperty;
import eu.socieux.engine.deployment.Model;
import eu.socieux.forms.process.EventForms;
import eu.socieux.records.CaseNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The events which running cases wait for and which people record: message events of a model with a form. These calls
 * check no rights of the engine; callers hold the roles of an event against those of the person.
 */
@Component
public class CaseEvents {

    private static final String MESSAGE = "message";
    private static final String ACTIVITY_NUMBER = "activityNumber";
    /** More than a case has; the engine wants a limit. */
    private static final int MOST = 1000;

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final EventForms forms;

    CaseEvents(
            @Lazy ProcessEngineConfigurationImpl engine,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            EventForms forms) {
        this.engine = engine;
        this.runtime = runtime;
        this.repository = repository;
        this.forms = forms;
    }

    /** What may be recorded of a case now, those of the whole case first. */
    public List<CaseEvent> of(CaseNumber caseNumber) {
        return unchecked(() -> instances(caseNumber)
                .flatMap(instance -> waiting(instance).flatMap(waiting -> event(instance, waiting).stream()))
                .sorted((one, other) -> order(one).compareTo(order(other)))
                .toList());
    }

    /** Whether this was recorded before and is still being dealt with, so that it is not offered now. */
    public boolean isUnderWay(CaseNumber caseNumber, String message) {
        return unchecked(() -> instances(caseNumber)
                .flatMap(instance -> waiting(instance)
                        .filter(waiting -> message.equals(waiting.getEventName()))
                        .flatMap(waiting -> element(instance.getProcessDefinitionId(), waiting).stream()
                                .filter(event -> isUnderWay(event, instance.getId()))))
                .findAny()
                .isPresent());
    }

    /**
     * Tells the case that the event has happened. What interrupts it ends at once, with all that waits below it. The
     * caller holds the case, so that nobody else does the same now.
     *
     * @throws CaseMovedOn when the case no longer waits for the event
     * @throws RecordedBefore when it was recorded before and is still being dealt with
     */
    public void happened(CaseEvent event) {
        try {
            unchecked(() -> {
                EventSubscription waiting = runtime
                        .createEventSubscriptionQuery()
                        .executionId(event.executionId())
                        .eventName(event.message())
                        .listPage(0, 1)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new CaseMovedOn(event.message(), null));
                if (element(event.processDefinitionId(), waiting)
                        .filter(element -> isUnderWay(element, waiting.getProcessInstanceId()))
                        .isPresent()) {
                    throw new RecordedBefore(event.message());
                }
                runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId());
                return null;
            });
        } catch (OptimisticLockingException moved) {
            throw new CaseMovedOn(event.message(), moved);
        }
    }

    private Stream<ProcessInstance> instances(CaseNumber caseNumber) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .listPage(0, MOST)
                .stream();
    }

    private Stream<EventSubscription> waiting(ProcessInstance instance) {
        return runtime
                .createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventType(MESSAGE)
                .listPage(0, MOST)
                .stream();
    }

    private Optional<Event> element(String processDefinitionId, EventSubscription waiting) {
        return repository.getBpmnModelInstance(processDefinitionId).getModelElementById(waiting.getActivityId())
                        instanceof Event event
                ? Optional.of(event)
                : Optional.empty();
    }

    private Optional<CaseEvent> event(ProcessInstance instance, EventSubscription waiting) {
        return element(instance.getProcessDefinitionId(), waiting)
                .filter(event -> Model.properties(event).containsKey(EventProperty.FORM.key()))
                .filter(event -> !isUnderWay(event, instance.getId()))
                .map(event -> event(instance, waiting, event));
    }

    private CaseEvent event(ProcessInstance instance, EventSubscription waiting, Event event) {
        Map<String, String> properties = Model.properties(event);
        ProcessDefinition definition = repository.getProcessDefinition(instance.getProcessDefinitionId());
        Object activity = runtime.getVariable(instance.getId(), ACTIVITY_NUMBER);
        return new CaseEvent(
                waiting.getEventName(),
                name(event, waiting.getEventName()),
                activity instanceof Number number ? number.intValue() : null,
                forms.schema(
                        properties.get(EventProperty.FORM.key()),
                        definition.getDeploymentId(),
                        waiting.getActivityId()),
                Model.list(event, EventProperty.RECORDED_BY.key()),
                properties.get(EventProperty.PRODUCED_DOCUMENTS.key()),
                waiting.getActivityId(),
                waiting.getExecutionId(),
                instance.getProcessDefinitionId());
    }

    /** Whether the task during which it is not offered is open, or will be after the steps that have begun. */
    private boolean isUnderWay(Event event, String processInstanceId) {
        String task = Model.properties(event).get(EventProperty.NOT_WHILE_OPEN.key());
        return task != null
                && WayToTask.from(event, task).stream()
                        .anyMatch(step -> runtime.createExecutionQuery()
                                        .processInstanceId(processInstanceId)
                                        .activityId(step)
                                        .count()
                                > 0);
    }

    private <T> T unchecked(Callable<T> work) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work));
    }

    private static String name(Event event, String message) {
        return event.getName() == null || event.getName().isBlank() ? message : event.getName();
    }

    private static String order(CaseEvent event) {
        return (event.activityNumber() == null ? 0 : event.activityNumber()) + event.message();
    }

    /** Somebody recorded the event before, and what follows from it is not over. */
    public static class RecordedBefore extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RecordedBefore(String message) {
            super("'" + message + "' was recorded before and is being dealt with; look at where the case stands now.");
        }
    }

    /** The case went on while somebody recorded an event. */
    public static class CaseMovedOn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CaseMovedOn(String message, Throwable cause) {
            super("The case no longer waits for '" + message + "'; look at where it stands now.", cause);
        }
    }
}
