package eu.socieux.engine.signin;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** Checks a user id and password with the engine, which also slows down and locks out those who guess. */
final class StaffPasswords implements AuthenticationProvider {

    private final ProcessEngine engine;

    StaffPasswords(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    public Authentication authenticate(Authentication attempt) throws AuthenticationException {
        IdentityService identity = engine.getIdentityService();
        String userId = attempt.getName();
        String password = attempt.getCredentials() instanceof String text ? text : "";
        if (userId.isBlank() || password.isEmpty() || !identity.checkPassword(userId, password)) {
            throw new BadCredentialsException("Unknown user or wrong password.");
        }
        List<String> groups = identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
        return StaffAuthentication.of(userId, groups);
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
