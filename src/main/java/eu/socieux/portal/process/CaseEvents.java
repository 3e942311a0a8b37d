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
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
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
    private final TaskService tasks;
    private final EventForms forms;

    CaseEvents(
            @Lazy ProcessEngineConfigurationImpl engine,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository,
            @Lazy TaskService tasks,
            EventForms forms) {
        this.engine = engine;
        this.runtime = runtime;
        this.repository = repository;
        this.tasks = tasks;
        this.forms = forms;
    }

    /** What may be recorded of a case now, those of the whole case first. */
    public List<CaseEvent> of(CaseNumber caseNumber) {
        return unchecked(() ->
                runtime
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber.value())
                        .listPage(0, MOST)
                        .stream()
                        .flatMap(this::awaited)
                        .sorted((one, other) -> order(one).compareTo(order(other)))
                        .toList());
    }

    /**
     * Tells the case that the event has happened. What interrupts it ends at once, with all that waits below it.
     *
     * @throws CaseMovedOn when the case no longer waits for the event
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
                runtime.messageEventReceived(waiting.getEventName(), waiting.getExecutionId());
                return null;
            });
        } catch (OptimisticLockingException moved) {
            throw new CaseMovedOn(event.message(), moved);
        }
    }

    private Stream<CaseEvent> awaited(ProcessInstance instance) {
        return runtime
                .createEventSubscriptionQuery()
                .processInstanceId(instance.getId())
                .eventType(MESSAGE)
                .listPage(0, MOST)
                .stream()
                .flatMap(waiting -> event(instance, waiting).stream());
    }

    private Optional<CaseEvent> event(ProcessInstance instance, EventSubscription waiting) {
        ModelElementInstance element = repository
                .getBpmnModelInstance(instance.getProcessDefinitionId())
                .getModelElementById(waiting.getActivityId());
        if (!(element instanceof Event event)) {
            return Optional.empty();
        }
        Map<String, String> properties = Model.properties(event);
        String form = properties.get(EventProperty.FORM.key());
        if (form == null || isAlreadyOpen(properties.get(EventProperty.NOT_WHILE_OPEN.key()), instance)) {
            return Optional.empty();
        }
        ProcessDefinition definition = repository.getProcessDefinition(instance.getProcessDefinitionId());
        Object activity = runtime.getVariable(instance.getId(), ACTIVITY_NUMBER);
        return Optional.of(new CaseEvent(
                waiting.getEventName(),
                name(event, waiting.getEventName()),
                activity instanceof Number number ? number.intValue() : null,
                forms.schema(form, definition.getDeploymentId(), waiting.getActivityId()),
                Model.list(event, EventProperty.RECORDED_BY.key()),
                properties.get(EventProperty.PRODUCED_DOCUMENTS.key()),
                waiting.getActivityId(),
                waiting.getExecutionId()));
    }

    private boolean isAlreadyOpen(String task, ProcessInstance instance) {
        return task != null
                && tasks.createTaskQuery()
                                .processInstanceId(instance.getId())
                                .taskDefinitionKey(task)
                                .count()
                        > 0;
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

    /** The case went on while somebody recorded an event. */
    public static class CaseMovedOn extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CaseMovedOn(String message, Throwable cause) {
            super("The case no longer waits for '" + message + "'; look at where it stands now.", cause);
        }
    }
}
