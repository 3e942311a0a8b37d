package eu.socieux.directory.process;

import eu.socieux.directory.Role;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives the engine the groups of the roles and of the administrators, their rights and the shared filters. Each is given
 * once, at the first start that knows it: a release that adds a right gives it to databases that exist, too. Afterwards
 * it belongs to the administrators: what they change or remove stays changed or removed.
 */
@Component
class OrganisationSetup implements InitializingBean {

    private final IdentityService identityService;
    private final AuthorizationService authorizationService;
    private final FilterService filterService;
    private final TaskService taskService;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OrganisationSetup(
            IdentityService identityService,
            AuthorizationService authorizationService,
            FilterService filterService,
            TaskService taskService,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.identityService = identityService;
        this.authorizationService = authorizationService;
        this.filterService = filterService;
        this.taskService = taskService;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> setUp());
    }

    private void setUp() {
        Set<String> present = jdbc.sql("select name from organisation_item")
                .query(String.class)
                .set();
        for (Role role : Role.values()) {
            once(present, "group " + role.groupId(), () -> create(role.groupId(), role.displayName(), "WORKFLOW"));
        }
        once(
                present,
                "group " + Groups.CAMUNDA_ADMIN,
                () -> create(Groups.CAMUNDA_ADMIN, "Administrators", Groups.GROUP_TYPE_SYSTEM));
        for (Grant grant : Grant.first()) {
            once(present, nameOf(grant), () -> create(grant));
        }
        for (Grant grant : Grant.later()) {
            once(present, nameOf(grant) + " with " + permissionsOf(grant), () -> add(grant));
        }
        for (SharedFilter filter : SharedFilter.ALL) {
            once(present, "filter " + filter.key(), () -> create(filter));
        }
    }

    /** The insert makes a second node that starts at the same time wait, and then find the item there. */
    private void once(Set<String> present, String item, Runnable creation) {
        if (present.contains(item)) {
            return;
        }
        int entered = jdbc.sql(
                        "insert into organisation_item (name, created_at) values (:name, :at) on conflict do nothing")
                .param("name", item)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        if (entered == 1) {
            creation.run();
        }
    }

    private void create(String groupId, String name, String type) {
        boolean exists = identityService.createGroupQuery().groupId(groupId).count() > 0;
        if (exists || identityService.isReadOnly()) {
            return;
        }
        Group group = identityService.newGroup(groupId);
        group.setName(name);
        group.setType(type);
        identityService.saveGroup(group);
    }

    private void create(Grant grant) {
        if (existing(grant).isEmpty()) {
            Authorization authorization = empty(grant);
            authorization.setPermissions(grant.permissions().toArray(Permission[]::new));
            authorizationService.saveAuthorization(authorization);
        }
    }

    /** Adds to what the group has; what it lost meanwhile is not given back. */
    private void add(Grant grant) {
        Authorization authorization = existing(grant).orElseGet(() -> empty(grant));
        grant.permissions().forEach(authorization::addPermission);
        authorizationService.saveAuthorization(authorization);
    }

    private Optional<Authorization> existing(Grant grant) {
        return authorizationService
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(grant.groupId())
                .resourceType(grant.resource())
                .resourceId(grant.resourceId())
                .listPage(0, 1)
                .stream()
                .findFirst();
    }

    private Authorization empty(Grant grant) {
        Authorization authorization = authorizationService.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(grant.groupId());
        authorization.setResource(grant.resource());
        authorization.setResourceId(grant.resourceId());
        return authorization;
    }

    private void create(SharedFilter shared) {
        Filter filter = filterService.newTaskFilter(shared.title());
        filter.setQuery(shared.narrow(taskService.createTaskQuery()));
        filter.setProperties(shared.properties());
        String filterId = filterService.saveFilter(filter).getId();
        for (Role role : Role.values()) {
            create(Grant.filter(role, filterId));
        }
    }

    private static String permissionsOf(Grant grant) {
        return grant.permissions().stream().map(Permission::getName).collect(Collectors.joining(", "));
    }

    private static String nameOf(Grant grant) {
        return "grant %s %s %s".formatted(grant.groupId(), grant.resource().resourceName(), grant.resourceId());
    }
}
