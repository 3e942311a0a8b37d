package eu.socieux.correspondence.process;

import eu.socieux.correspondence.MessageAtTask;
import eu.socieux.documents.process.ExpectedDocument;
import eu.socieux.documents.process.TaskDocuments;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.process.CaseExecution;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What cases wait for from people outside, and who waits for it. */
@Component
public class AwaitedAnswers {

    private static final String OUTSIDE_PARTICIPANT = "outsideParticipant";
    private static final int MOST_TASKS = 50;

    /** The roles of letters by whom a step waits for. */
    private static final Map<String, Set<String>> ROLES = Map.of(
            "partner", Set.of("partner"),
            "delegation", Set.of("delegation"),
            "commission", Set.of("commission", "steering-committee"),
            "expert", Set.of("expert", "experts", "engaged-experts", "applicant", "applicants"),
            "participants", Set.of("participants"));

    private final TaskService tasks;
    private final RepositoryService repository;
    private final TaskDocuments taskDocuments;
    private final ApplicationEventPublisher events;

    AwaitedAnswers(
            @Lazy TaskService tasks,
            @Lazy RepositoryService repository,
            @Lazy TaskDocuments taskDocuments,
            ApplicationEventPublisher events) {
        this.tasks = tasks;
        this.repository = repository;
        this.taskDocuments = taskDocuments;
        this.events = events;
    }

    /** Whether a task is open in a case, so that somebody looks at it. */
    public boolean isWorkedOn(CaseNumber caseNumber) {
        return tasks.createTaskQuery()
                        .processInstanceBusinessKey(caseNumber.value())
                        .count()
                > 0;
    }

    /**
     * As what an answer has to be filed for the step that waits for it.
     *
     * @param role of letters, in which whoever answers was written to; null when not known
     * @return empty when nothing waits for somebody in this role, or what waits needs no document
     */
    public Optional<String> documentType(CaseScope scope, String role) {
        return waiting(scope, role).stream()
                .flatMap(task -> taskDocuments.of(task.getProcessDefinitionId(), task.getTaskDefinitionKey()).stream())
                .filter(ExpectedDocument::produced)
                .map(ExpectedDocument::type)
                .findFirst();
    }

    /** Writes beside the tasks that wait for somebody in a role, or where none does, beside every task of the case. */
    public void tell(long messageId, CaseScope scope, String role, String comment) {
        List<Task> told = waiting(scope, role);
        for (Task task : told.isEmpty() ? open(scope.caseNumber()) : told) {
            tasks.createComment(task.getId(), task.getProcessInstanceId(), comment);
            events.publishEvent(new MessageAtTask(messageId, task.getId()));
        }
    }

    private List<Task> waiting(CaseScope scope, String role) {
        return role == null
                ? List.of()
                : open(scope.caseNumber()).stream()
                        .filter(task ->
                                ROLES.getOrDefault(participant(task), Set.of()).contains(role))
                        .filter(task -> scope.activityNumber() == null
                                || Objects.equals(scope.activityNumber(), activityOf(task)))
                        .toList();
    }

    private List<Task> open(CaseNumber caseNumber) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .orderByTaskCreateTime()
                .asc()
                .listPage(0, MOST_TASKS);
    }

    private Integer activityOf(Task task) {
        Object number = tasks.getVariable(task.getId(), CaseExecution.ACTIVITY_NUMBER.name());
        return number instanceof Number value ? (Integer) value.intValue() : null;
    }

    /** Whom the step waits for, as its model says; empty when for nobody outside. */
    private String participant(Task task) {
        UserTask element = repository
                .getBpmnModelInstance(task.getProcessDefinitionId())
                .getModelElementById(task.getTaskDefinitionKey());
        if (element == null || element.getExtensionElements() == null) {
            return "";
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> OUTSIDE_PARTICIPANT.equals(property.getCamundaName()))
                .map(property -> property.getCamundaValue())
                .findFirst()
                .orElse("");
    }
}
