package eu.socieux.cockpit.bottlenecks;

import eu.socieux.cockpit.SignedIn;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The processes whose history the signed-in person may read. The engine does not look at statements of ours, so every
 * one of them is given these processes and no others.
 */
@Component
class ReadableProcesses {

    private final JdbcClient jdbc;
    private final SignedIn signedIn;

    ReadableProcesses(JdbcClient jdbc, SignedIn signedIn) {
        this.jdbc = jdbc;
        this.signedIn = signedIn;
    }

    /** All versions of the readable processes, by name, newest version first; none when nobody is signed in. */
    List<ProcessVersion> versions() {
        if (!signedIn.isSomebody()) {
            return List.of();
        }
        Map<String, Boolean> readable = new HashMap<>();
        return deployed().stream()
                .filter(version -> readable.computeIfAbsent(version.key(), signedIn::mayReadHistory))
                .toList();
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
