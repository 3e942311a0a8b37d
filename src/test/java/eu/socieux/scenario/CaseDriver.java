package eu.socieux.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.documents.DocumentSubject;
import eu.socieux.documents.DocumentSubjects;
import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.portal.process.CaseEvent;
import eu.socieux.portal.process.CaseEvents;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.springframework.boot.test.context.TestComponent;

/**
 * Drives cases as staff, outside parties and the passing of time do: forms are submitted by the person whose task it
 * is, documents are filed, the clock is moved, and what is then due runs.
 */
@TestComponent
public class CaseDriver {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private static final Map<String, String> PERSON_OF_ROLE = Map.of(
            "registry", "clerk",
            "action-manager", "action",
            "expert-coordinator", "coordinator",
            "logistics", "logistician",
            "team-leader", "leader",
            "approver", "desk",
            "panel", "assessor");

    private final RuntimeService runtimeService;
    private final TaskService taskService;
    private final FormService formService;
    private final ManagementService managementService;
    private final HistoryService historyService;
    private final IdentityService identityService;
    private final Documents documents;
    private final DocumentSubjects subjects;
    private final CaseEvents events;
    private final CaseFile caseFile;

    CaseDriver(
            ProcessEngine engine,
            Documents documents,
            DocumentSubjects subjects,
            CaseEvents events,
            CaseFile caseFile) {
        this.runtimeService = engine.getRuntimeService();
        this.taskService = engine.getTaskService();
        this.formService = engine.getFormService();
        this.managementService = engine.getManagementService();
        this.historyService = engine.getHistoryService();
        this.identityService = engine.getIdentityService();
        this.documents = documents;
        this.subjects = subjects;
        this.events = events;
        this.caseFile = caseFile;
    }

    /** Puts the clock to this time in Brussels and runs everything that is then due. */
    public void moveTo(LocalDateTime time) {
        ClockUtil.setCurrentTime(Date.from(time.atZone(BRUSSELS).toInstant()));
        runDueJobs();
    }

    /** Puts the clock to ten in the morning of a day and runs everything that is then due. */
    public void moveTo(String day) {
        moveTo(LocalDate.parse(day).atTime(10, 0));
    }

    /** Runs jobs until none is due. A job that fails fails the test. */
    public void runDueJobs() {
        for (List<Job> due = dueJobs(); !due.isEmpty(); due = dueJobs()) {
            for (Job job : due) {
                if (managementService.createJobQuery().jobId(job.getId()).count() > 0) {
                    managementService.executeJob(job.getId());
                }
            }
        }
    }

    /** The one open task of this element in a case. */
    public Task task(CaseNumber number, String element) {
        List<Task> open = tasks(number, element);
        assertThat(open)
                .as("open tasks %s of %s; open are %s", element, number, openElements(number))
                .hasSize(1);
        return open.get(0);
    }

    /** The open tasks of this element in a case, oldest first. */
    public List<Task> tasks(CaseNumber number, String element) {
        return taskService
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKey(element)
                .orderByTaskCreateTime()
                .asc()
                .list();
    }

    /** The elements in which a case stands now. */
    public List<String> openElements(CaseNumber number) {
        return taskService.createTaskQuery().processInstanceBusinessKey(number.value()).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Submits the form of the one open task of this element, as a person of its role. */
    public void submit(CaseNumber number, String element, Map<String, ?> answers) {
        submit(task(number, element), answers);
    }

    /** Submits the form of a task, as a person of its role, and runs what follows. */
    public void submit(Task task, Map<String, ?> answers) {
        submitAs(personFor(task), task, answers);
        runDueJobs();
    }

    /** Submits the form of a task as this person. */
    public void submitAs(String person, Task task, Map<String, ?> answers) {
        Map<String, Object> values = new HashMap<>(SampleAnswers.to(formOf(task), answers));
        as(person, () -> {
            if (task.getAssignee() == null) {
                taskService.claim(task.getId(), person);
            }
            formService.submitTaskForm(task.getId(), values);
        });
    }

    /** What may be recorded of a case now: the messages its running processes wait for. */
    public List<String> awaitedEvents(CaseNumber number) {
        return events.of(number).stream().map(CaseEvent::message).toList();
    }

    /** Has an event happen for which a case waits, recorded with valid answers to its form, and runs what follows. */
    public void happens(CaseNumber number, String message, Map<String, ?> answers) {
        CaseEvent event = events.of(number).stream()
                .filter(awaited -> awaited.message().equals(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        number + " does not wait for " + message + " but for " + awaitedEvents(number)));
        String form = event.form().id();
        caseFile.enter(
                new CaseScope(number, event.activityNumber()),
                event.element(),
                form,
                "clerk",
                "page",
                SampleAnswers.to(form, answers));
        events.happened(event);
        runDueJobs();
    }

    /** Does something signed in as this person. */
    public void as(String person, Runnable doing) {
        List<String> groups = identityService.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identityService.setAuthentication(person, groups);
        try {
            doing.run();
        } finally {
            identityService.clearAuthentication();
        }
    }

    /**
     * Files a small text as a document of this type for the whole case (activity null) or an activity of it; of a type
     * that there is per expert, one for each member of the team. At another time it is another text, so that it is a new
     * version or a new document.
     */
    public void file(CaseNumber number, Integer activity, String type) {
        List<DocumentSubject> each = subjects.of(new CaseScope(number, activity), type);
        if (each.isEmpty()) {
            file(number, activity, type, null);
        }
        each.forEach(subject -> file(number, activity, type, subject.reference()));
    }

    /** Files a small text as a document of this type about somebody, or about the case or activity when that is null. */
    public void file(CaseNumber number, Integer activity, String type, String subject) {
        documents.file(new NewDocument(
                new CaseScope(number, activity),
                type,
                subject,
                type + ".txt",
                ("Scanned " + type + " of " + ClockUtil.getCurrentTime().toInstant()).getBytes(StandardCharsets.UTF_8),
                "clerk",
                "upload"));
    }

    /** The elements which instances of a process passed or stand in, in this case, in order of arrival. */
    public List<String> path(CaseNumber number, String process) {
        List<String> elements = new ArrayList<>();
        for (HistoricProcessInstance instance : instances(number, process)) {
            historyService
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(instance.getId())
                    .orderPartiallyByOccurrence()
                    .asc()
                    .list()
                    .stream()
                    .map(HistoricActivityInstance::getActivityId)
                    .forEach(elements::add);
        }
        return elements;
    }

    /** The instances of a process that ran for this case, oldest first. */
    public List<HistoricProcessInstance> instances(CaseNumber number, String process) {
        return historyService
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number.value())
                .processDefinitionKey(process)
                .orderByProcessInstanceStartTime()
                .asc()
                .list();
    }

    /** Number of the activity a task belongs to, 0 when it concerns the whole case. */
    public int activityOf(Task task) {
        Object number = taskService.getVariable(task.getId(), "activityNumber");
        return number == null ? 0 : ((Number) number).intValue();
    }

    /** Whether nothing of this case runs any more. */
    public boolean isEnded(CaseNumber number) {
        return runtimeService
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(number.value())
                        .count()
                == 0;
    }

    private List<Job> dueJobs() {
        return managementService
                .createJobQuery()
                .executable()
                .orderByJobDuedate()
                .asc()
                .list();
    }

    private String formOf(Task task) {
        return formService.getTaskFormData(task.getId()).getCamundaFormRef().getKey();
    }

    private String personFor(Task task) {
        return Optional.ofNullable(task.getAssignee())
                .orElseGet(() -> taskService.getIdentityLinksForTask(task.getId()).stream()
                        .map(link -> PERSON_OF_ROLE.get(link.getGroupId()))
                        .filter(person -> person != null)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(
                                "Task " + task.getTaskDefinitionKey() + " has no candidate group known here.")));
    }
}
