package eu.socieux.engine;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who is signed in on this thread, whichever door they came through: Tasklist, REST or our own pages. */
@Component
public class CurrentStaff {

    private final IdentityService identityService;

    CurrentStaff(@Lazy IdentityService identityService) {
        this.identityService = identityService;
    }

    /** The user id, empty when the system itself is at work. */
    public Optional<String> userId() {
        return Optional.ofNullable(identityService.getCurrentAuthentication()).map(Authentication::getUserId);
    }

    /** The groups (roles) of the signed-in person, empty when nobody is signed in. */
    public List<String> roles() {
        return Optional.ofNullable(identityService.getCurrentAuthentication())
                .map(Authentication::getGroupIds)
                .orElse(List.of());
    }
}
