package eu.socieux.documents.process;

import eu.socieux.engine.Refusal;
import eu.socieux.records.CaseScope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A task was not completed, because documents which it needs are not on file. The message is for the person at it. */
public class MissingDocuments extends Refusal {
    private static final long serialVersionUID = 1L;

    /**
     * @param absent what people call each document that is not on file at all
     * @param old what people call each document that is on file from an earlier round of the task
     */
    MissingDocuments(CaseScope scope, List<String> absent, List<String> old) {
        super(Stream.of(absentMessage(scope, absent), oldMessage(scope, old))
                .filter(sentence -> !sentence.isEmpty())
                .collect(Collectors.joining(" ", "This task cannot be completed yet: ", "")));
    }

    private static String absentMessage(CaseScope scope, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return names.size() == 1
                ? "%s is not on file for %s. Upload it in the tab Documents, then complete the task."
                        .formatted(quoted(names), place(scope))
                : "%s are not on file for %s. Upload them in the tab Documents, then complete the task."
                        .formatted(quoted(names), place(scope));
    }

    private static String oldMessage(CaseScope scope, List<String> names) {
        if (names.isEmpty()) {
            return "";
        }
        return "%s of %s was filed before this task came back. Upload the new one in the tab Documents, or the same file again if it still holds, then complete the task."
                .formatted(quoted(names), place(scope));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> "“" + name + "”").collect(Collectors.joining(", "));
    }

    private static String place(CaseScope scope) {
        return scope.activityNumber() == null
                ? scope.caseNumber().value()
                : "activity " + scope.activityNumber() + " of " + scope.caseNumber();
    }
}
