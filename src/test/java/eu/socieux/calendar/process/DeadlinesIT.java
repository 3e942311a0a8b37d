package eu.socieux.calendar.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.IntegrationTest;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class DeadlinesIT {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @Autowired
    private Deadlines deadlines;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private ManagementService managementService;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private AuthorizationService authorizationService;

    @BeforeEach
    void itIsAMondayInMarch() {
        ClockUtil.setCurrentTime(time("2026-03-09T09:30"));
    }

    @AfterEach
    void theClockRunsOn() {
        ClockUtil.reset();
    }

    @Test
    void aServiceLevelInWorkingDaysEndsAtTheSameTimeOfDay() {
        assertThat(deadlines.after("delegation-second-reminder")).isEqualTo(time("2026-03-23T09:30"));
    }

    @Test
    void summerTimeDoesNotShiftTheTimeOfDay() {
        assertThat(deadlines.after("delegation-silence")).isEqualTo(time("2026-03-30T09:30"));
    }

    @Test
    void aServiceLevelInMonthsEndsOnAWorkingDay() {
        ClockUtil.setCurrentTime(time("2026-03-12T09:30"));

        assertThat(deadlines.after("follow-up-six-months")).isEqualTo(time("2026-09-14T09:30"));
    }

    @Test
    void anUnknownServiceLevelIsNamedWithTheFileItIsMissingFrom() {
        assertThatThrownBy(() -> deadlines.after("coffee-break"))
                .isInstanceOf(Deadlines.UnknownServiceLevel.class)
                .hasMessageContaining("coffee-break")
                .hasMessageContaining("processes/decisions/service-levels.dmn");
    }

    @Test
    void eachTaskOfAUserTaskWithAServiceLevelIsDueWhenItRunsOut() {
        Deployment deployment = deploy();
        try {
            runtimeService.startProcessInstanceByKey("due-dates", Map.of("assessors", 2L));

            List<Task> scoring = tasks("UserTask_Score");
            assertThat(scoring).hasSize(2);
            assertThat(scoring).extracting(Task::getDueDate).containsOnly(time("2026-03-23T09:30"));

            scoring.forEach(task -> taskService.complete(task.getId()));
            assertThat(tasks("UserTask_Chat"))
                    .singleElement()
                    .extracting(Task::getDueDate)
                    .isNull();
        } finally {
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void aDueDateNeedsNoRightOfThePersonWhoseWorkLedToTheTask() {
        Deployment deployment = deploy();
        List<Authorization> rights = List.of(
                grant(Resources.PROCESS_DEFINITION, "due-dates", ProcessDefinitionPermissions.CREATE_INSTANCE),
                grant(Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE));
        try {
            identityService.setAuthentication("newcomer", List.of());
            runtimeService.startProcessInstanceByKey("due-dates", Map.of("assessors", 1L));
            identityService.clearAuthentication();

            assertThat(tasks("UserTask_Score"))
                    .singleElement()
                    .extracting(Task::getDueDate)
                    .isEqualTo(time("2026-03-23T09:30"));
        } finally {
            identityService.clearAuthentication();
            rights.forEach(right -> authorizationService.deleteAuthorization(right.getId()));
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void aTimerMayAskForADeadline() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("reminder")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .intermediateCatchEvent("TimerEvent_ReminderDue")
                .timerWithDate("${deadlines.after('approval-reminder')}")
                .endEvent()
                .done();
        Deployment deployment = repositoryService
                .createDeployment()
                .addModelInstance("reminder.bpmn", model)
                .deploy();
        try {
            String instance =
                    runtimeService.startProcessInstanceByKey("reminder").getId();

            assertThat(timerOf(instance)).isEqualTo(time("2026-03-18T09:30"));
        } finally {
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    private Authorization grant(Resources resource, String id, Permission permission) {
        Authorization right = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        right.setUserId("newcomer");
        right.setResource(resource);
        right.setResourceId(id);
        right.setPermissions(new Permission[] {permission});
        return authorizationService.saveAuthorization(right);
    }

    private Date timerOf(String instance) {
        return managementService
                .createJobQuery()
                .processInstanceId(instance)
                .singleResult()
                .getDuedate();
    }

    private List<Task> tasks(String element) {
        return taskService
                .createTaskQuery()
                .processDefinitionKey("due-dates")
                .taskDefinitionKey(element)
                .list();
    }

    private Deployment deploy() {
        BpmnModelInstance model = Bpmn.createExecutableProcess("due-dates")
                .camundaHistoryTimeToLive(1)
                .startEvent()
                .userTask("UserTask_Score")
                .multiInstance()
                .cardinality("${assessors}")
                .multiInstanceDone()
                .userTask("UserTask_Chat")
                .endEvent()
                .done();
        UserTask task = model.getModelElementById("UserTask_Score");
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        task.setExtensionElements(extensions);
        CamundaProperty property = model.newInstance(CamundaProperty.class);
        property.setCamundaName("serviceLevel");
        property.setCamundaValue(" panel ");
        CamundaProperties properties = extensions.addExtensionElement(CamundaProperties.class);
        properties.getCamundaProperties().add(property);
        return repositoryService
                .createDeployment()
                .addModelInstance("due-dates.bpmn", model)
                .deploy();
    }

    private static Date time(String local) {
        return Date.from(ZonedDateTime.of(LocalDateTime.parse(local), BRUSSELS).toInstant());
    }
}
