package eu.socieux.paths;

import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.scenario.Teams;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

/** Paths of the processes which begin once an action is approved. The action has one activity with two positions. */
abstract class ActionPaths extends ProcessPaths {

    @Autowired
    Teams teams;

    @Autowired
    private Documents documents;

    @Autowired
    private CaseFacts caseFacts;

    ActionPaths(String process) {
        super(process);
    }

    /** Opens a case on this day whose action has just been approved. */
    CaseNumber approved(String day) {
        return teams.approved(day);
    }

    /** Starts the process under test for the activity. */
    void startActivity(CaseNumber number) {
        start(number, Map.of("activityNumber", 1L));
    }

    /** The activity of a case. */
    static CaseScope activity(CaseNumber number) {
        return new CaseScope(number, 1);
    }

    /** What forms, letters and documents of the activity know under this key. */
    Object fact(CaseNumber number, String key) {
        return caseFacts.of(activity(number)).get(key);
    }

    /** The names of the selected experts, best ranked first. */
    List<Object> team(CaseNumber number) {
        return entries(number, "experts", "name");
    }

    /** One value of each entry of a list that is a fact of the activity. */
    List<Object> entries(CaseNumber number, String list, String key) {
        return ((List<?>) fact(number, list))
                .stream().<Object>map(entry -> ((Map<?, ?>) entry).get(key)).toList();
    }

    /** The documents made for a case, letters excepted, each with the number of its latest version. */
    List<String> made(CaseNumber number) {
        return documents.ofCase(number).stream()
                .filter(document ->
                        NewDocument.GENERATED.equals(document.latest().origin()))
                .filter(document -> !document.type().equals("letter_out"))
                .map(document -> document.type() + " v" + document.latest().number())
                .toList();
    }
}
