package eu.socieux.cockpit.migration;

import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;

/** Who may move cases. The engine checks again when they are moved. */
@Component
class MigrationRight {

    private final IdentityService identityService;
    private final AuthorizationService authorizationService;

    MigrationRight(IdentityService identityService, AuthorizationService authorizationService) {
        this.identityService = identityService;
        this.authorizationService = authorizationService;
    }

    /** Whether the signed-in person may move cases of this process. */
    boolean toMove(String processKey) {
        return may(ProcessDefinitionPermissions.MIGRATE_INSTANCE, Resources.PROCESS_DEFINITION, processKey);
    }

    /** @throws RestException 401, or 403 when the person may not move cases of this process */
    void requireToMove(String processKey) {
        require(
                toMove(processKey),
                "You may not move cases of " + processKey
                        + ". Ask an administrator for the right MIGRATE_INSTANCE on the process definition.");
    }

    /** Whether the signed-in person may start migrations. */
    boolean toStart() {
        return may(BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES, Resources.BATCH, Authorization.ANY);
    }

    /** @throws RestException 401, or 403 when the person may start no migration */
    void requireToStart() {
        require(
                toStart(),
                "You may not migrate cases. Ask an administrator for the right CREATE_BATCH_MIGRATE_PROCESS_INSTANCES"
                        + " on batches.");
    }

    /** @throws RestException 401, or 403 when the person may not have the jobs of this batch tried again */
    void requireToRetry(String batchId) {
        require(
                may(BatchPermissions.UPDATE, Resources.BATCH, batchId),
                "You may not have failed cases tried again. Ask an administrator for the right UPDATE on batches.");
    }

    private boolean may(Permission permission, Resource resource, String id) {
        Authentication person = identityService.getCurrentAuthentication();
        if (person == null) {
            throw new RestException(Status.UNAUTHORIZED, "Sign in first.");
        }
        return authorizationService.isUserAuthorized(
                person.getUserId(), person.getGroupIds(), permission, resource, id);
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new RestException(Status.FORBIDDEN, otherwise);
        }
    }
}
