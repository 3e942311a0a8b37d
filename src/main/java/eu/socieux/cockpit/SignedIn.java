package eu.socieux.cockpit;

import jakarta.ws.rs.core.Response.Status;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;

/**
 * The person who asks a plug-in for something, and what the engine's authorizations allow them. The engine does not look
 * at statements of ours, so that each plug-in has to ask here.
 */
@Component
public class SignedIn {

    private final IdentityService identityService;
    private final AuthorizationService authorizationService;

    SignedIn(IdentityService identityService, AuthorizationService authorizationService) {
        this.identityService = identityService;
        this.authorizationService = authorizationService;
    }

    /** Whether anybody is signed in. */
    public boolean isSomebody() {
        return identityService.getCurrentAuthentication() != null;
    }

    /**
     * The roles of the person.
     *
     * @throws RestException 401 when nobody is signed in
     */
    public List<String> roles() {
        List<String> groups = person().getGroupIds();
        return groups == null ? List.of() : groups;
    }

    /**
     * Whether the person may do this with a resource, or with all of its kind for id {@code *}.
     *
     * @throws RestException 401 when nobody is signed in
     */
    public boolean may(Permission permission, Resource resource, String id) {
        Authentication person = person();
        return authorizationService.isUserAuthorized(
                person.getUserId(), person.getGroupIds(), permission, resource, id);
    }

    /**
     * Whether the person may read how cases of this process went.
     *
     * @throws RestException 401 when nobody is signed in
     */
    public boolean mayReadHistory(String processKey) {
        return may(ProcessDefinitionPermissions.READ_HISTORY, Resources.PROCESS_DEFINITION, processKey);
    }

    private Authentication person() {
        Authentication person = identityService.getCurrentAuthentication();
        if (person == null) {
            throw new RestException(Status.UNAUTHORIZED, "Sign in first.");
        }
        return person;
    }
}
