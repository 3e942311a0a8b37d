package eu.socieux.engine.signin;

import java.util.List;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A signed-in member of staff as our pages see one: the user id, and a {@code ROLE_<group>} for each group. */
final class StaffAuthentication {

    private StaffAuthentication() {}

    static UsernamePasswordAuthenticationToken of(String userId, List<String> groups) {
        String[] roles = groups.stream().map(group -> "ROLE_" + group).toArray(String[]::new);
        return UsernamePasswordAuthenticationToken.authenticated(
                userId, null, AuthorityUtils.createAuthorityList(roles));
    }
}
