package eu.socieux.eventlog;

import eu.socieux.eventlog.OcelFile.Relation;
import eu.socieux.eventlog.OcelFile.Value;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Turns rows into the objects of a log. Of each kind no more is held than one object with its versions and relations. */
final class OcelObjects {

    private final CaseHistory history;
    private final EventLogSelection selection;
    private final OcelFile file;
    private final Pseudonyms people;

    /** Of the document or expert whose rows are being read; written when the next one begins. */
    private String pending;

    private final List<Value> values = new ArrayList<>();
    private final Set<Relation> relations =
            new TreeSet<>(Comparator.comparing(Relation::object).thenComparing(Relation::qualifier));

    OcelObjects(CaseHistory history, EventLogSelection selection, OcelFile file, Pseudonyms people) {
        this.history = history;
        this.selection = selection;
        this.file = file;
        this.people = people;
    }

    void write() {
        history.institutions(selection, this::institution);
        history.cases(selection, this::aCase);
        history.tasks(selection, this::task);
        history.documents(selection, this::document);
        writePending("document");
        history.applications(selection, this::application);
        writePending("expert");
    }

    /** What an event happened to. */
    List<Relation> relationsOf(LoggedEvent event) {
        List<Relation> all = new ArrayList<>();
        all.add(new Relation(event.caseNumber(), "happened in"));
        if (event.task() != null) {
            all.add(new Relation(taskId(event.task()), "step of task"));
        }
        if (event.document() != null) {
            all.add(new Relation(documentId(event.document()), "registered"));
        }
        if (event.expert() != null) {
            all.add(new Relation(expertId(event.expert()), event.document() == null ? "applied" : "concerns"));
        }
        return all;
    }

    private void institution(ResultSet row) throws SQLException {
        Instant since = CaseHistory.instant(row, "opened_at");
        file.object(
                row.getString("id"),
                "institution",
                List.of(
                        new Value("institutionName", row.getString("name"), since),
                        new Value("institutionKind", row.getString("kind"), since),
                        new Value("country", row.getString("country"), since)),
                List.of());
    }

    private void aCase(ResultSet row) throws SQLException {
        String institution = row.getString("institution");
        file.object(
                row.getString("case_number"),
                "case",
                List.of(new Value("country", row.getString("country"), CaseHistory.instant(row, "opened_at"))),
                institution == null ? List.of() : List.of(new Relation(institution, "requested by")));
    }

    private void task(ResultSet row) throws SQLException {
        Instant since = CaseHistory.instant(row, "started_at");
        file.object(
                taskId(row.getString("task")),
                "task",
                List.of(
                        new Value("element", row.getString("element"), since),
                        new Value("process", row.getString("process"), since),
                        new Value("processVersion", row.getObject("process_version", Integer.class), since)),
                List.of(new Relation(row.getString("case_number"), "belongs to")));
    }

    private void document(ResultSet row) throws SQLException {
        begin("document", documentId(row.getLong("document")));
        Instant since = CaseHistory.instant(row, "registered_at");
        if (values.isEmpty()) {
            values.add(new Value("documentType", row.getString("type"), since));
        }
        values.add(new Value("version", row.getInt("version"), since));
        relations.add(new Relation(row.getString("case_number"), "filed in"));
        String expert = row.getString("expert");
        if (expert != null) {
            relations.add(new Relation(expertId(expert), "concerns"));
        }
    }

    private void application(ResultSet row) throws SQLException {
        begin("expert", expertId(row.getString("expert")));
        values.add(new Value("employerKind", row.getString("employer_kind"), CaseHistory.instant(row, "received_at")));
        String result = row.getString("result");
        relations.add(new Relation(row.getString("case_number"), "applied for"));
        if (result != null) {
            relations.add(new Relation(row.getString("case_number"), result.replace('_', ' ') + " in"));
        }
    }

    private void begin(String type, String id) {
        if (!id.equals(pending)) {
            writePending(type);
            pending = id;
        }
    }

    private void writePending(String type) {
        if (pending != null) {
            file.object(pending, type, values, relations);
        }
        pending = null;
        values.clear();
        relations.clear();
    }

    private String expertId(String address) {
        return "expert-" + people.of(address.toLowerCase(Locale.ROOT));
    }

    private static String taskId(String task) {
        return "task-" + task;
    }

    private static String documentId(long document) {
        return "document-" + document;
    }
}
