package eu.socieux.cockpit.migration;

import eu.socieux.cockpit.SignedIn;
import jakarta.ws.rs.core.Response.Status;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;

/** Who may move cases. The engine checks again when they are moved. */
@Component
class MigrationRight {

    private final SignedIn signedIn;

    MigrationRight(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    /** Whether the signed-in person may move cases of this process. */
    boolean toMove(String processKey) {
        return signedIn.may(ProcessDefinitionPermissions.MIGRATE_INSTANCE, Resources.PROCESS_DEFINITION, processKey);
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
        return signedIn.may(
                BatchPermissions.CREATE_BATCH_MIGRATE_PROCESS_INSTANCES, Resources.BATCH, Authorization.ANY);
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
                signedIn.may(BatchPermissions.UPDATE, Resources.BATCH, batchId),
                "You may not have failed cases tried again. Ask an administrator for the right UPDATE on batches.");
    }

    private static void require(boolean allowed, String otherwise) {
        if (!allowed) {
            throw new RestException(Status.FORBIDDEN, otherwise);
        }
    }
}
