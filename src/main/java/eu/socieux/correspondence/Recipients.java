package eu.socieux.correspondence;

import eu.socieux.records.CaseScope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds who stands behind a recipient role, whichever module knows. */
@Component
class Recipients {

    private final ObjectProvider<Correspondents> sources;

    Recipients(ObjectProvider<Correspondents> sources) {
        this.sources = sources;
    }

    Set<String> roles() {
        Set<String> roles = new TreeSet<>();
        sources.forEach(source -> roles.addAll(source.roles()));
        return roles;
    }

    boolean mayBeNobody(String role) {
        return sources.stream().anyMatch(source -> source.roles().contains(role) && source.mayBeNobody(role));
    }

    List<Correspondent> find(String role, CaseScope scope) {
        List<Correspondents> knowing =
                sources.stream().filter(source -> source.roles().contains(role)).toList();
        if (knowing.isEmpty()) {
            throw new UnknownLetter("There is no recipient '" + role + "'; name one of " + roles() + " in the model.");
        }
        return knowing.stream()
                .flatMap(source -> source.find(role, scope).stream())
                .toList();
    }
}
