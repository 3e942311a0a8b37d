package eu.socieux.directory.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.socieux.IntegrationTest;
import eu.socieux.directory.Role;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

@IntegrationTest
@Transactional
class OrganisationSetupIT {

    private static final String PROCESS = "organisation-setup";

    @Autowired
    private OrganisationSetup setup;

    @Autowired
    private IdentityService identityService;

    @Autowired
    private AuthorizationService authorizationService;

    @Autowired
    private FilterService filterService;

    @Autowired
    private RepositoryService repositoryService;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private TaskService taskService;

    @Autowired
    private FormService formService;

    @Autowired
    private HistoryService historyService;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void aCaseIsAtWork() {
        repositoryService
                .createDeployment()
                .addString("organisation-setup-form.form", "{\"id\": \"organisation-setup-form\", \"components\": []}")
                .addModelInstance(
                        PROCESS + ".bpmn",
                        Bpmn.createExecutableProcess(PROCESS)
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .parallelGateway("Gateway_Both")
                                .userTask("UserTask_ScreenRequest")
                                .camundaCandidateGroups(Role.REGISTRY.groupId())
                                .camundaFormRef("organisation-setup-form")
                                .camundaFormRefBinding("deployment")
                                .endEvent()
                                .moveToNode("Gateway_Both")
                                .userTask("UserTask_AwaitClarification")
                                .camundaCandidateGroups(Role.LOGISTICS.groupId())
                                .camundaDueDate("2020-01-01T00:00:00")
                                .endEvent()
                                .done())
                .deploy();
        CaseNumber caseNumber = new CaseNumber("R-2031-999");
        caseFile.open(caseNumber);
        runtimeService.startProcessInstanceByKey(PROCESS, caseNumber.value());
    }

    @AfterEach
    void everyoneSignsOut() {
        identityService.clearAuthentication();
    }

    @Test
    void everyRoleIsAGroup() {
        for (Role role : Role.values()) {
            assertThat(identityService
                            .createGroupQuery()
                            .groupId(role.groupId())
                            .singleResult()
                            .getName())
                    .isEqualTo(role.displayName());
        }
    }

    @Test
    void administratorsMayDoEverything() {
        // The engine does not answer for the two kinds whose permissions are switched off.
        for (Resources resource :
                EnumSet.complementOf(EnumSet.of(Resources.HISTORIC_TASK, Resources.HISTORIC_PROCESS_INSTANCE))) {
            assertThat(authorizationService.isUserAuthorized(
                            "somebody", List.of(Groups.CAMUNDA_ADMIN), Permissions.ALL, resource, "anything"))
                    .as(resource.resourceName())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void everyRoleOpensTasklistAndSeesTheSharedFilters(Role role) {
        assertThat(may(role, Permissions.ACCESS, Resources.APPLICATION, "tasklist"))
                .isTrue();
        assertThat(as(role, () -> filterService.createFilterQuery().listPage(0, 100)))
                .extracting(Filter::getName)
                .contains("My tasks", "My groups", "Overdue", "Waiting for outside parties");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TEAM_LEADER", "ANALYST", "AUDITOR"})
    void thoseWhoOverseeOrModelOpenCockpit(Role role) {
        assertThat(may(role, Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TEAM_LEADER", "ANALYST", "AUDITOR"},
            mode = Mode.EXCLUDE)
    void othersDoNotOpenCockpit(Role role) {
        assertThat(may(role, Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nobodyOpensAdminOrMakesFilters(Role role) {
        assertThat(may(role, Permissions.ACCESS, Resources.APPLICATION, "admin"))
                .isFalse();
        assertThatThrownBy(() -> as(role, () -> filterService.saveFilter(filterService.newTaskFilter("Mine"))))
                .isInstanceOf(AuthorizationException.class);
        Filter shared = filter("My tasks");
        assertThatThrownBy(() -> as(role, () -> filterService.saveFilter(shared.setName("Ours"))))
                .isInstanceOf(AuthorizationException.class);
    }

    @Test
    void theCandidateGroupWorksOnItsTaskAndSeesNoOther() {
        String screening = taskId("UserTask_ScreenRequest");
        String waiting = taskId("UserTask_AwaitClarification");

        assertThat(as(Role.REGISTRY, this::tasks)).containsExactly("UserTask_ScreenRequest");
        assertThatCode(() -> as(Role.REGISTRY, () -> {
                    taskService.claim(screening, personIn(Role.REGISTRY));
                    assertThat(formService.getDeployedTaskForm(screening)).isNotNull();
                    assertThat(taskService.getVariables(screening)).containsOnlyKeys("caseNumber");
                    formService.submitTaskForm(screening, Map.of());
                    return screening;
                }))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> as(Role.REGISTRY, () -> taskService.getVariables(waiting)))
                .isInstanceOf(AuthorizationException.class);
        assertThatCode(() -> as(Role.LOGISTICS, () -> {
                    taskService.claim(waiting, personIn(Role.LOGISTICS));
                    taskService.complete(waiting);
                    return waiting;
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void aRoleWithoutAPartInTheCaseSeesOnlyTheModel() {
        assertThat(as(Role.PANEL, this::tasks)).isEmpty();
        assertThat(as(Role.PANEL, this::instances)).isZero();
        assertThat(as(Role.PANEL, this::models)).isPositive();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"TEAM_LEADER", "AUDITOR"})
    void thoseWhoOverseeReadEveryCase(Role role) {
        assertThat(as(role, this::tasks)).hasSize(2);
        assertThat(as(role, this::instances)).isPositive();
        assertThat(as(role, this::models)).isPositive();
        assertThat(as(role, () -> historyService
                        .createHistoricTaskInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .count()))
                .isEqualTo(2);
    }

    @Test
    void anAuditorChangesNothing() {
        String task = taskId("UserTask_ScreenRequest");

        for (Runnable change : List.<Runnable>of(
                () -> taskService.claim(task, "somebody"),
                () -> taskService.complete(task),
                () -> runtimeService.startProcessInstanceByKey(PROCESS),
                () -> runtimeService.deleteProcessInstance(instance(), "audit"),
                () -> repositoryService
                        .createDeployment()
                        .addString("a.txt", "a")
                        .deploy())) {
            assertThatThrownBy(() -> as(Role.AUDITOR, () -> {
                        change.run();
                        return task;
                    }))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(authorizationService
                        .createAuthorizationQuery()
                        .groupIdIn(Role.AUDITOR.groupId())
                        .list())
                .allSatisfy(OrganisationSetupIT::grantsNoChange);
    }

    @Test
    void anAnalystDeploysModelsAndSeesHowCasesWentButNotWhatIsInThem() {
        assertThatCode(() -> as(Role.ANALYST, () -> repositoryService
                        .createDeployment()
                        .addString("a.form", "{\"id\": \"a\", \"components\": []}")
                        .deploy()))
                .doesNotThrowAnyException();
        assertThat(as(Role.ANALYST, this::instances)).isPositive();
        assertThat(as(Role.ANALYST, this::tasks)).isEmpty();
        assertThat(as(Role.ANALYST, () -> historyService
                        .createHistoricVariableInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .count()))
                .isZero();
        String instance = instance();
        assertThatThrownBy(() -> as(Role.ANALYST, () -> runtimeService.getVariables(instance)))
                .isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"APPROVER", "PANEL", "ANALYST"},
            mode = Mode.EXCLUDE)
    void thoseWhoAssignTasksFindTheirColleagues(Role role) {
        identityService.saveUser(identityService.newUser("colleague"));

        assertThat(as(role, () -> identityService
                        .createUserQuery()
                        .userId("colleague")
                        .count()))
                .isEqualTo(1);
    }

    @Test
    void theSharedFiltersFindWhatTheirNamesPromise() {
        taskService.setAssignee(taskId("UserTask_ScreenRequest"), personIn(Role.REGISTRY));

        assertThat(as(Role.REGISTRY, () -> found("My tasks"))).containsExactly("UserTask_ScreenRequest");
        assertThat(as(Role.LOGISTICS, () -> found("My tasks"))).isEmpty();
        assertThat(as(Role.LOGISTICS, () -> found("My groups"))).containsExactly("UserTask_AwaitClarification");
        assertThat(as(Role.TEAM_LEADER, () -> found("Overdue"))).containsExactly("UserTask_AwaitClarification");
        assertThat(as(Role.TEAM_LEADER, () -> found("Waiting for outside parties")))
                .containsExactly("UserTask_AwaitClarification");
        assertThat(as(Role.REGISTRY, () -> found("Overdue"))).isEmpty();
    }

    @Test
    void theSharedFiltersAreReadyForTasklist() {
        assertThat(filter("Overdue").getProperties())
                .containsEntry("refresh", true)
                .containsEntry("showUndefinedVariable", false)
                .containsKeys("color", "priority", "description");
    }

    @Test
    void anotherStartChangesNothing() {
        long grants = authorizationService.createAuthorizationQuery().count();
        long filters = filterService.createFilterQuery().count();

        setup.afterPropertiesSet();

        assertThat(authorizationService.createAuthorizationQuery().count()).isEqualTo(grants);
        assertThat(filterService.createFilterQuery().count()).isEqualTo(filters);
    }

    @Test
    void whatAdministratorsRemovedStaysRemoved() {
        Authorization cockpit = authorizationService
                .createAuthorizationQuery()
                .groupIdIn(Role.ANALYST.groupId())
                .resourceType(Resources.APPLICATION)
                .resourceId("cockpit")
                .singleResult();
        authorizationService.deleteAuthorization(cockpit.getId());
        filterService.saveFilter(filter("Overdue").setName("Too late"));

        setup.afterPropertiesSet();

        assertThat(may(Role.ANALYST, Permissions.ACCESS, Resources.APPLICATION, "cockpit"))
                .isFalse();
        assertThat(filterService.createFilterQuery().filterName("Overdue").count())
                .isZero();
    }

    @Test
    void aDatabaseFromBeforeGetsWhatAReleaseAddsOnceAndNothingThatWasTakenAway() {
        jdbc.sql(
                        "delete from organisation_item where name like 'grant analyst % with %' or name like 'grant analyst Batch %'")
                .update();
        authorizationService.deleteAuthorization(
                ofAnalysts(Resources.BATCH).orElseThrow().getId());
        Authorization processes = ofAnalysts(Resources.PROCESS_DEFINITION).orElseThrow();
        processes.setPermissions(new Permission[] {ProcessDefinitionPermissions.READ_TASK});
        authorizationService.saveAuthorization(processes);

        setup.afterPropertiesSet();

        assertThat(mayAnalyst(BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES, Resources.BATCH))
                .isTrue();
        assertThat(mayAnalyst(ProcessDefinitionPermissions.MIGRATE_INSTANCE, Resources.PROCESS_DEFINITION))
                .isTrue();
        assertThat(mayAnalyst(ProcessDefinitionPermissions.READ_TASK, Resources.PROCESS_DEFINITION))
                .as("what an administrator gave")
                .isTrue();
        assertThat(mayAnalyst(ProcessDefinitionPermissions.READ, Resources.PROCESS_DEFINITION))
                .as("what an administrator took away")
                .isFalse();

        Authorization extended = ofAnalysts(Resources.PROCESS_DEFINITION).orElseThrow();
        extended.removePermission(ProcessDefinitionPermissions.MIGRATE_INSTANCE);
        authorizationService.saveAuthorization(extended);
        setup.afterPropertiesSet();

        assertThat(mayAnalyst(ProcessDefinitionPermissions.MIGRATE_INSTANCE, Resources.PROCESS_DEFINITION))
                .isFalse();
        assertThat(mayAnalyst(ProcessDefinitionPermissions.READ_HISTORY, Resources.PROCESS_DEFINITION))
                .isTrue();
    }

    private Optional<Authorization> ofAnalysts(Resources resource) {
        return Optional.ofNullable(authorizationService
                .createAuthorizationQuery()
                .groupIdIn(Role.ANALYST.groupId())
                .resourceType(resource)
                .singleResult());
    }

    private boolean mayAnalyst(Permission permission, Resources resource) {
        return authorizationService.isUserAuthorized(
                personIn(Role.ANALYST), List.of(Role.ANALYST.groupId()), permission, resource);
    }

    private static void grantsNoChange(Authorization authorization) {
        int changing = Permissions.UPDATE.getValue()
                | Permissions.CREATE.getValue()
                | Permissions.DELETE.getValue()
                | Permissions.UPDATE_TASK.getValue()
                | Permissions.CREATE_INSTANCE.getValue()
                | Permissions.UPDATE_INSTANCE.getValue();
        boolean application = authorization.getResourceType() == Resources.APPLICATION.resourceType();
        assertThat(application || (((AuthorizationEntity) authorization).getPermissions() & changing) == 0)
                .as(authorization.toString())
                .isTrue();
    }

    private boolean may(Role role, Permissions permission, Resources resource, String id) {
        return authorizationService.isUserAuthorized(personIn(role), List.of(role.groupId()), permission, resource, id);
    }

    /** Each role has a person of its own: the engine remembers what it granted to whom. */
    private static String personIn(Role role) {
        return "personIn" + role.name().replace("_", "");
    }

    private <T> T as(Role role, Supplier<T> work) {
        identityService.setAuthentication(personIn(role), List.of(role.groupId()));
        try {
            return work.get();
        } finally {
            identityService.clearAuthentication();
        }
    }

    private Filter filter(String name) {
        return filterService.createFilterQuery().filterName(name).singleResult();
    }

    private List<String> found(String name) {
        List<Task> tasks = filterService.listPage(
                filter(name).getId(), taskService.createTaskQuery().processDefinitionKey(PROCESS), 0, 100);
        return tasks.stream().map(Task::getTaskDefinitionKey).toList();
    }

    private List<String> tasks() {
        return taskService.createTaskQuery().processDefinitionKey(PROCESS).listPage(0, 100).stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    private long instances() {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .count();
    }

    private long models() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .count();
    }

    private String taskId(String element) {
        return taskService
                .createTaskQuery()
                .processDefinitionKey(PROCESS)
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
    }

    private String instance() {
        return runtimeService
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .singleResult()
                .getId();
    }
}
