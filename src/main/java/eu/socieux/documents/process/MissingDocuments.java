package eu.socieux.documents.process;

import eu.socieux.records.CaseScope;
import java.util.List;
import java.util.stream.Collectors;

/** A task was not completed, because documents which it needs are not on file. The message is for the person at it. */
public class MissingDocuments extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> types;

    MissingDocuments(CaseScope scope, List<String> types, List<String> names) {
        super(message(scope, names));
        this.types = List.copyOf(types);
    }

    /** The types that are missing, as keys of the catalogue, in the order of the model. */
    public List<String> types() {
        return types;
    }

    private static String message(CaseScope scope, List<String> names) {
        String listed = names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(", "));
        String place = scope.activityNumber() == null
                ? scope.caseNumber().value()
                : "activity " + scope.activityNumber() + " of " + scope.caseNumber();
        return names.size() == 1
                ? "This task cannot be completed yet: %s is not on file for %s. Upload it in the tab Documents, then complete the task."
                        .formatted(listed, place)
                : "This task cannot be completed yet: %s are not on file for %s. Upload them in the tab Documents, then complete the task."
                        .formatted(listed, place);
    }
}
