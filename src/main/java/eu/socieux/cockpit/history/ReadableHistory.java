package eu.socieux.cockpit.history;

import eu.socieux.cockpit.SignedIn;
import jakarta.ws.rs.core.Response.Status;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.springframework.stereotype.Component;

/** The processes whose history the signed-in person may read. */
@Component
class ReadableHistory {

    private static final int PAGE = 500;

    private final RepositoryService repositoryService;
    private final SignedIn signedIn;

    ReadableHistory(RepositoryService repositoryService, SignedIn signedIn) {
        this.repositoryService = repositoryService;
        this.signedIn = signedIn;
    }

    /** A process, by the name of its newest version. */
    record ReadableProcess(String key, String name) {}

    /**
     * By name.
     *
     * @throws RestException 401 when nobody is signed in, 403 when the person may read the history of no process
     */
    List<ReadableProcess> processes() {
        List<ReadableProcess> readable = all(repositoryService
                        .createProcessDefinitionQuery()
                        .latestVersion()
                        .orderByProcessDefinitionName()
                        .asc())
                .stream()
                .filter(definition -> signedIn.mayReadHistory(definition.getKey()))
                .map(definition -> new ReadableProcess(
                        definition.getKey(), definition.getName() == null ? definition.getKey() : definition.getName()))
                .toList();
        if (readable.isEmpty()) {
            throw new RestException(
                    Status.FORBIDDEN,
                    "You may not read the history of any process. Ask an administrator for the right READ_HISTORY on"
                            + " process definitions.");
        }
        return readable;
    }

    /**
     * The readable ones of these processes, or all readable ones when none is named.
     *
     * @throws RestException 401, or 403 when one of them is not readable
     */
    Set<String> among(Set<String> named) {
        Set<String> readable =
                processes().stream().map(ReadableProcess::key).collect(Collectors.toCollection(LinkedHashSet::new));
        if (named.isEmpty()) {
            return readable;
        }
        if (!readable.containsAll(named)) {
            throw new RestException(Status.FORBIDDEN, "You may not read the history of one of the named processes.");
        }
        return named;
    }

    /**
     * The roles of the signed-in person.
     *
     * @throws RestException 401 when nobody is signed in
     */
    List<String> roles() {
        return signedIn.roles();
    }

    /** Page by page, because the engine gives signed-in people no list without a limit. */
    private static <T> List<T> all(Query<?, T> query) {
        List<T> found = new ArrayList<>();
        List<T> page;
        do {
            page = query.listPage(found.size(), PAGE);
            found.addAll(page);
        } while (page.size() == PAGE);
        return found;
    }
}
