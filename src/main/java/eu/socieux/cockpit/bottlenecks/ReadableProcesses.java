package eu.socieux.cockpit.bottlenecks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The processes whose history the signed-in person may read. The engine does not look at statements of ours, so every
 * one of them is given these processes and no others.
 */
@Component
class ReadableProcesses {

    private final JdbcClient jdbc;
    private final IdentityService identityService;
    private final AuthorizationService authorizationService;

    ReadableProcesses(JdbcClient jdbc, IdentityService identityService, AuthorizationService authorizationService) {
        this.jdbc = jdbc;
        this.identityService = identityService;
        this.authorizationService = authorizationService;
    }

    /** All versions of the readable processes, by name, newest version first; none when nobody is signed in. */
    List<ProcessVersion> versions() {
        Authentication person = identityService.getCurrentAuthentication();
        if (person == null) {
            return List.of();
        }
        Map<String, Boolean> readable = new HashMap<>();
        return deployed().stream()
                .filter(version -> readable.computeIfAbsent(version.key(), key -> mayRead(person, key)))
                .toList();
    }

    private boolean mayRead(Authentication person, String key) {
        return authorizationService.isUserAuthorized(
                person.getUserId(),
                person.getGroupIds(),
                ProcessDefinitionPermissions.READ_HISTORY,
                Resources.PROCESS_DEFINITION,
                key);
    }

    private List<ProcessVersion> deployed() {
        return jdbc.sql(
                        """
                        select id_ as id, key_ as key, coalesce(name_, key_) as name, version_ as version
                        from act_re_procdef
                        order by first_value(coalesce(name_, key_)) over (partition by key_ order by version_ desc),
                                 key_, version_ desc
                        """)
                .query(ProcessVersion.class)
                .list();
    }
}
