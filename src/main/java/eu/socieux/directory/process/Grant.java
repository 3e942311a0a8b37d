package eu.socieux.directory.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;

import eu.socieux.directory.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;

/**
 * One right of a group: a role, or the administrators. The right to work on a task is not among them: the engine grants
 * it task by task to the candidate group.
 *
 * @param resourceId id of one resource of the kind, or {@code *} for all
 */
record Grant(String groupId, Resource resource, String resourceId, List<Permission> permissions) {

    private static final Set<Role> STAFF = EnumSet.allOf(Role.class);
    /** Tasklist looks a person up by id before it assigns a task, and shows the names of groups. */
    private static final Set<Role> ASSIGNING = EnumSet.of(
            Role.REGISTRY,
            Role.ACTION_MANAGER,
            Role.EXPERT_COORDINATOR,
            Role.LOGISTICS,
            Role.TEAM_LEADER,
            Role.AUDITOR);

    /** A supporting module knows no capability, so the id of its model stands here as data. */
    private static final String STARTED_BY_REGISTRY = "request-by-paper";

    private static final Set<Role> COCKPIT = EnumSet.of(Role.TEAM_LEADER, Role.ANALYST, Role.AUDITOR);
    private static final Set<Role> OVERSEEING = EnumSet.of(Role.TEAM_LEADER, Role.AUDITOR);

    Grant {
        permissions = List.copyOf(permissions);
    }

    /**
     * What the groups may do from the first start on. A line for a further resource may be added here; what a later
     * release gives them on a resource that stands here goes to {@link #later}, since a database that exists has this
     * list already.
     */
    static List<Grant> first() {
        List<Grant> grants = new ArrayList<>();
        for (Role role : STAFF) {
            grants.add(of(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS));
            if (COCKPIT.contains(role)) {
                grants.add(of(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS));
            }
            if (ASSIGNING.contains(role)) {
                grants.add(of(role, Resources.USER, ANY, Permissions.READ));
                grants.add(of(role, Resources.GROUP, ANY, Permissions.READ));
            }
            grants.add(processes(role));
        }
        for (Role role : COCKPIT) {
            grants.add(decisions(role));
            grants.add(of(role, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ));
        }
        // What came on paper or by telephone begins with a form; every other process begins by itself
        grants.add(of(
                Role.REGISTRY,
                Resources.PROCESS_DEFINITION,
                STARTED_BY_REGISTRY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.CREATE_INSTANCE));
        grants.add(of(Role.REGISTRY, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE));
        grants.add(of(Role.ANALYST, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE));
        grants.add(of(
                Role.ANALYST,
                Resources.BATCH,
                ANY,
                BatchPermissions.READ,
                BatchPermissions.READ_HISTORY,
                BatchPermissions.UPDATE,
                BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES));
        grants.add(of(Role.TEAM_LEADER, Resources.DEPLOYMENT, ANY, Permissions.READ));
        grants.add(of(Role.AUDITOR, Resources.DEPLOYMENT, ANY, Permissions.READ));
        grants.add(of(Role.AUDITOR, Resources.OPERATION_LOG_CATEGORY, ANY, UserOperationLogCategoryPermissions.READ));
        for (Resource resource : Resources.values()) {
            grants.add(new Grant(Groups.CAMUNDA_ADMIN, resource, ANY, List.of(Permissions.ALL)));
        }
        return List.copyOf(grants);
    }

    /**
     * What releases added to the rights of {@link #first}, oldest first. Each is given once, to new databases and to
     * those that exist; an entry is never changed again, a further permission is a further entry.
     */
    static List<Grant> later() {
        return List.of(
                // Analysts see how cases went and move them to newer versions, without what is in them
                of(
                        Role.ANALYST,
                        Resources.PROCESS_DEFINITION,
                        ANY,
                        ProcessDefinitionPermissions.READ_INSTANCE,
                        ProcessDefinitionPermissions.MIGRATE_INSTANCE,
                        ProcessDefinitionPermissions.READ_HISTORY));
    }

    /** The right of a role to see one filter. */
    static Grant filter(Role role, String filterId) {
        return of(role, Resources.FILTER, filterId, Permissions.READ);
    }

    /**
     * Everyone sees the models, so that Tasklist can show where a case stands; the cases only those who oversee, and what
     * is in them.
     */
    private static Grant processes(Role role) {
        if (!OVERSEEING.contains(role)) {
            return of(role, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
        }
        return of(
                role,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_INSTANCE_VARIABLE,
                ProcessDefinitionPermissions.READ_TASK,
                ProcessDefinitionPermissions.READ_TASK_VARIABLE,
                ProcessDefinitionPermissions.READ_HISTORY,
                ProcessDefinitionPermissions.READ_HISTORY_VARIABLE);
    }

    private static Grant decisions(Role role) {
        return OVERSEEING.contains(role)
                ? of(role, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY)
                : of(role, Resources.DECISION_DEFINITION, ANY, Permissions.READ);
    }

    private static Grant of(Role role, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(role.groupId(), resource, resourceId, List.of(permissions));
    }
}
