package eu.socieux.cockpit;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * A process in two versions: the older has two steps, the newer only the first of them. Its deployments, instances and
 * batches are removed afterwards.
 */
public final class NotedProcess {

    private final ProcessEngine engine;
    private final String key;
    private final List<String> deployments = new ArrayList<>();
    private final List<String> versions = new ArrayList<>();

    public NotedProcess(ProcessEngine engine, String key) {
        this.engine = engine;
        this.key = key;
    }

    public void deployOlder() {
        deploy(true);
    }

    public void deployNewer() {
        deploy(false);
    }

    public String older() {
        return versions.get(0);
    }

    public String newer() {
        return versions.get(1);
    }

    public ProcessInstance start(String businessKey) {
        return engine.getRuntimeService().startProcessInstanceById(older(), businessKey);
    }

    /** The instance goes on to the second step. */
    public void completeFirst(ProcessInstance instance) {
        engine.getTaskService()
                .complete(engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceId(instance.getId())
                        .singleResult()
                        .getId());
    }

    /** The instance goes back to the first step. */
    public void reopenFirst(ProcessInstance instance) {
        engine.getRuntimeService()
                .createProcessInstanceModification(instance.getId())
                .startBeforeActivity("UserTask_TakeNote")
                .cancelAllForActivity("UserTask_AskColleague")
                .execute();
    }

    /** The id of the version on which an instance runs. */
    public String versionOf(ProcessInstance instance) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getProcessDefinitionId();
    }

    /** Runs the jobs of a batch until none has a try left, failing ones included, and lets it end when it can. */
    public void runBatch(String batchId) {
        Batch batch = engine.getManagementService()
                .createBatchQuery()
                .batchId(batchId)
                .singleResult();
        runAll(batch.getSeedJobDefinitionId());
        runAll(batch.getBatchJobDefinitionId());
        ManagementService management = engine.getManagementService();
        management
                .createJobQuery()
                .jobDefinitionId(batch.getMonitorJobDefinitionId())
                .list()
                .forEach(job -> management.executeJob(job.getId()));
    }

    public void remove() {
        ManagementService management = engine.getManagementService();
        management.createBatchQuery().list().forEach(batch -> management.deleteBatch(batch.getId(), true));
        engine.getHistoryService().createHistoricBatchQuery().list().forEach(batch -> engine.getHistoryService()
                .deleteHistoricBatch(batch.getId()));
        deployments.forEach(id -> engine.getRepositoryService().deleteDeployment(id, true));
    }

    private void runAll(String jobDefinitionId) {
        ManagementService management = engine.getManagementService();
        for (List<Job> jobs = jobs(jobDefinitionId); !jobs.isEmpty(); jobs = jobs(jobDefinitionId)) {
            for (Job job : jobs) {
                try {
                    management.executeJob(job.getId());
                } catch (ProcessEngineException failed) {
                    // As the job executor does after the last try.
                    management.setJobRetries(job.getId(), 0);
                }
            }
        }
    }

    private List<Job> jobs(String jobDefinitionId) {
        return engine.getManagementService()
                .createJobQuery()
                .jobDefinitionId(jobDefinitionId)
                .withRetriesLeft()
                .list();
    }

    private void deploy(boolean withSecondStep) {
        var first = Bpmn.createExecutableProcess(key)
                .name("Note")
                .camundaHistoryTimeToLive(1)
                .startEvent("StartEvent_Noted")
                .userTask("UserTask_TakeNote")
                .name("Take note");
        var model = withSecondStep
                ? first.userTask("UserTask_AskColleague")
                        .name("Ask the colleague")
                        .endEvent("EndEvent_Done")
                        .done()
                : first.endEvent("EndEvent_Done").done();
        var deployment = engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(key + ".bpmn", model)
                .deployWithResult();
        deployments.add(deployment.getId());
        deployment.getDeployedProcessDefinitions().stream()
                .map(ProcessDefinition::getId)
                .forEach(versions::add);
    }
}
