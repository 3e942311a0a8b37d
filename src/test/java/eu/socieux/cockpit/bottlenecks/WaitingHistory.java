package eu.socieux.cockpit.bottlenecks;

import java.sql.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A history made by hand, so that every figure can be computed by hand: cases that passed three steps at written times
 * of day in Brussels. The rows are those which the engine writes.
 */
public final class WaitingHistory implements AutoCloseable {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    private final JdbcClient jdbc;
    private final RepositoryService repositoryService;
    private final String key;
    private final String name;
    private final Map<Integer, String> versions = new TreeMap<>();
    private final List<String> deployments = new ArrayList<>();

    public WaitingHistory(JdbcClient jdbc, RepositoryService repositoryService, String key, String name) {
        this.jdbc = jdbc;
        this.repositoryService = repositoryService;
        this.key = key;
        this.name = name;
        deploy(name, "first");
        deploy(name, "second");
    }

    /** From now on the newest version of the model says that a step repeats by design. */
    void repeats(String activity) {
        deploy(name, "third", property(activity, "repeats", "yes"));
    }

    public String key() {
        return key;
    }

    List<ProcessVersion> versions(Integer... wanted) {
        return List.of(wanted).stream()
                .map(version -> new ProcessVersion(versions.get(version), key, key, version))
                .toList();
    }

    /** A case from start to end, or still running with end null. Returns the id of its process instance. */
    public String instance(int version, String caseNumber, String start, String end) {
        String id = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                        insert into act_hi_procinst (id_, proc_inst_id_, root_proc_inst_id_, business_key_, proc_def_key_,
                            proc_def_id_, start_time_, end_time_, state_)
                        values (:id, :id, :id, :number, :key, :definition, :start, :end, :state)
                        """)
                .param("id", id)
                .param("number", caseNumber)
                .param("key", key)
                .param("definition", versions.get(version))
                .param("start", time(start))
                .param("end", time(end))
                .param("state", end == null ? "ACTIVE" : "COMPLETED")
                .update();
        return id;
    }

    /** A task of a case; left null while it is open, due null when it has no due date. */
    public void task(int version, String instance, String activity, String entered, String left, String due) {
        task(version, instance, instance, activity, entered, left, due);
    }

    /** A task in a scope of its own. */
    public void task(
            int version, String instance, String scope, String activity, String entered, String left, String due) {
        String task = UUID.randomUUID().toString();
        jdbc.sql(
                        """
                        insert into act_hi_taskinst (id_, task_def_key_, proc_def_key_, proc_def_id_, root_proc_inst_id_,
                            proc_inst_id_, start_time_, end_time_, due_date_)
                        values (:task, :activity, :key, :definition, :instance, :instance, :entered, :left, :due)
                        """)
                .param("task", task)
                .param("activity", activity)
                .param("key", key)
                .param("definition", versions.get(version))
                .param("instance", instance)
                .param("entered", time(entered))
                .param("left", time(left))
                .param("due", time(due))
                .update();
        activity(version, instance, scope, activity, "userTask", task, entered, left);
    }

    /** The body of a multi-instance task: the scope of its instances. Returns its id. */
    public String body(int version, String instance, String activity, String entered, String left) {
        return activity(
                version, instance, instance, activity + "#multiInstanceBody", "multiInstanceBody", null, entered, left);
    }

    private String activity(
            int version,
            String instance,
            String scope,
            String activity,
            String type,
            String task,
            String entered,
            String left) {
        String id = UUID.randomUUID().toString();
        // As the engine does it: a row at the beginning, its end written into it later
        jdbc.sql(
                        """
                        insert into act_hi_actinst (id_, parent_act_inst_id_, proc_def_key_, proc_def_id_, root_proc_inst_id_,
                            proc_inst_id_, execution_id_, act_id_, task_id_, act_type_, start_time_)
                        values (:id, :scope, :key, :definition, :instance, :instance, :instance, :activity, :task, :type, :entered)
                        """)
                .param("id", id)
                .param("scope", scope)
                .param("key", key)
                .param("definition", versions.get(version))
                .param("instance", instance)
                .param("activity", activity)
                .param("task", task)
                .param("type", type)
                .param("entered", time(entered))
                .update();
        if (left != null) {
            jdbc.sql("update act_hi_actinst set end_time_ = :left where id_ = :id")
                    .param("left", time(left))
                    .param("id", id)
                    .update();
        }
        return id;
    }

    /** The history of 2025 whose figures {@link BottlenecksIT} computes. */
    public WaitingHistory ofSpring2025() {
        String early = instance(1, "SOCIEUX-2072-9000", "2025-03-28T10:00", "2025-03-31T10:00");
        task(1, early, "UserTask_Check", "2025-03-28T10:00", "2025-03-31T10:00", null);

        String a = instance(1, "SOCIEUX-2072-9001", "2025-04-07T10:00", "2025-04-17T00:00");
        task(1, a, "UserTask_Check", "2025-04-07T10:00", "2025-04-08T10:00", "2025-04-08T09:00");
        task(1, a, "UserTask_AwaitAnswer", "2025-04-08T10:00", "2025-04-10T10:00", "2025-04-22T10:00");
        task(1, a, "UserTask_Check", "2025-04-10T10:00", "2025-04-14T22:00", "2025-04-15T10:00");
        String first = body(1, a, "UserTask_Decide", "2025-04-14T22:00", "2025-04-15T22:00");
        for (int member = 0; member < 3; member++) {
            task(1, a, first, "UserTask_Decide", "2025-04-14T22:00", "2025-04-15T22:00", null);
        }
        String second = body(1, a, "UserTask_Decide", "2025-04-16T00:00", "2025-04-17T00:00");
        task(1, a, second, "UserTask_Decide", "2025-04-16T00:00", "2025-04-17T00:00", null);

        String b = instance(1, "SOCIEUX-2072-9002", "2025-04-04T12:00", "2025-04-07T12:00");
        task(1, b, "UserTask_Check", "2025-04-04T12:00", "2025-04-07T12:00", "2025-04-10T12:00");
        String c = instance(1, "SOCIEUX-2072-9003", "2025-04-17T10:00", "2025-04-22T10:00");
        task(1, c, "UserTask_Check", "2025-04-17T10:00", "2025-04-22T10:00", null);
        String d = instance(1, "SOCIEUX-2072-9004", "2025-04-30T06:00", "2025-05-02T18:00");
        task(1, d, "UserTask_Check", "2025-04-30T06:00", "2025-05-02T18:00", null);
        String g = instance(2, "SOCIEUX-2072-9005", "2025-06-03T09:00", "2025-06-03T21:00");
        task(2, g, "UserTask_Check", "2025-06-03T09:00", "2025-06-03T21:00", null);

        String late = instance(1, "SOCIEUX-2072-9006", "2025-06-05T10:00", null);
        task(1, late, "UserTask_AwaitAnswer", "2025-06-05T10:00", null, "2025-06-12T10:00");
        String fresh = instance(2, "=SOCIEUX-2072-9007", "2025-06-13T10:00", null);
        task(2, fresh, "UserTask_AwaitAnswer", "2025-06-13T10:00", null, "2025-06-20T10:00");
        return this;
    }

    @Override
    public void close() {
        for (String table : List.of("act_hi_actinst", "act_hi_taskinst", "act_hi_procinst")) {
            jdbc.sql("delete from " + table + " where proc_def_key_ = :key")
                    .param("key", key)
                    .update();
        }
        deployments.forEach(deployment -> repositoryService.deleteDeployment(deployment, true));
    }

    private record Property(String activity, String name, String value) {}

    private static Property property(String activity, String name, String value) {
        return new Property(activity, name, value);
    }

    private void deploy(String name, String comment, Property... further) {
        BpmnModelInstance model = Bpmn.createExecutableProcess(key)
                .name(name)
                .camundaHistoryTimeToLive(30)
                .startEvent("StartEvent_RequestCame")
                .userTask("UserTask_Check")
                .name("Check request")
                .camundaCandidateGroups("action-manager")
                .userTask("UserTask_AwaitAnswer")
                .name("Await answer")
                .camundaCandidateGroups("registry")
                .userTask("UserTask_Decide")
                .name("Decide")
                .camundaCandidateGroups("approver")
                .multiInstance()
                .parallel()
                .cardinality("3")
                .multiInstanceDone()
                .endEvent("EndEvent_Done")
                .name(comment)
                .done();
        set(model, property("UserTask_AwaitAnswer", "outsideParticipant", "partner"));
        List.of(further).forEach(property -> set(model, property));
        var deployment = repositoryService
                .createDeployment()
                .name(key)
                .addModelInstance(key + ".bpmn", model)
                .deployWithResult();
        deployments.add(deployment.getId());
        deployment.getDeployedProcessDefinitions().forEach(each -> versions.put(each.getVersion(), each.getId()));
    }

    private static void set(BpmnModelInstance model, Property wanted) {
        UserTask task = model.getModelElementById(wanted.activity());
        CamundaProperty property = model.newInstance(CamundaProperty.class);
        property.setCamundaName(wanted.name());
        property.setCamundaValue(wanted.value());
        CamundaProperties properties = model.newInstance(CamundaProperties.class);
        properties.addChildElement(property);
        ExtensionElements extensions = model.newInstance(ExtensionElements.class);
        task.setExtensionElements(extensions);
        extensions.addChildElement(properties);
    }

    private static Timestamp time(String inBrussels) {
        return inBrussels == null
                ? null
                : Timestamp.from(
                        LocalDateTime.parse(inBrussels).atZone(BRUSSELS).toInstant());
    }
}
