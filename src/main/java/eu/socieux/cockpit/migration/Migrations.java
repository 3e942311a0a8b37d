package eu.socieux.cockpit.migration;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.batch.BatchStatistics;
import org.camunda.bpm.engine.batch.history.HistoricBatch;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.batch.BatchEntity;
import org.camunda.bpm.engine.impl.batch.BatchJobConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchConfiguration;
import org.camunda.bpm.engine.impl.migration.batch.MigrationBatchJobHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ByteArrayEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.springframework.stereotype.Component;

/** Migrations that run in the background, and those that ran. */
@Component
class Migrations {

    /** Lines in the list of migrations, and failed cases shown of each. */
    private static final int MOST = 50;

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtimeService;
    private final ManagementService managementService;
    private final HistoryService historyService;

    Migrations(
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtimeService,
            ManagementService managementService,
            HistoryService historyService) {
        this.engine = engine;
        this.runtimeService = runtimeService;
        this.managementService = managementService;
        this.historyService = historyService;
    }

    /**
     * A migration.
     *
     * @param definitionId the older version, null once it is over
     * @param startedAt ISO 8601 in UTC, as is {@code endedAt}, which is null while it runs
     * @param done cases moved
     * @param failed cases that were tried as often as allowed, and wait for somebody
     * @param failures the first of the failed ones
     */
    public record Migration(
            String id,
            String definitionId,
            String startedBy,
            String startedAt,
            String endedAt,
            int total,
            int done,
            int failed,
            List<Failure> failures) {}

    /**
     * A case that could not be moved.
     *
     * @param caseNumber null when its instance has none
     * @param message of the engine, in English
     */
    public record Failure(String instance, String caseNumber, String message) {}

    /** Moves instances in the background; gives the id of the migration. */
    String start(MigrationPlan plan, List<String> instanceIds) {
        return runtimeService
                .newMigration(plan)
                .processInstanceIds(instanceIds)
                .executeAsync()
                .getId();
    }

    /** Running ones first, then those that ended, newest first. */
    List<Migration> list() {
        Map<String, HistoricBatch> past = historyService
                .createHistoricBatchQuery()
                .type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION)
                .orderByStartTime()
                .desc()
                .listPage(0, MOST)
                .stream()
                .collect(Collectors.toMap(HistoricBatch::getId, Function.identity()));
        List<Migration> all = new ArrayList<>();
        managementService
                .createBatchStatisticsQuery()
                .type(Batch.TYPE_PROCESS_INSTANCE_MIGRATION)
                .listPage(0, MOST)
                .forEach(running -> all.add(running(running)));
        past.values().stream()
                .filter(batch -> batch.getEndTime() != null)
                .map(Migrations::ended)
                .forEach(all::add);
        all.sort(Comparator.comparing((Migration migration) -> migration.endedAt() != null)
                .thenComparing(Migration::startedAt, Comparator.reverseOrder()));
        return all;
    }

    /** Has the failed cases of a running migration tried once more; gives how many. */
    int retry(String batchId) {
        List<String> failed = withoutChecks(
                context -> failedJobs(batchId).map(JobEntity::getId).toList());
        if (!failed.isEmpty()) {
            // The jobs of a batch belong to no process: the right to the batch has been checked.
            withoutChecks(context -> {
                managementService.setJobRetries(failed, 1);
                return failed;
            });
        }
        return failed.size();
    }

    private Migration running(BatchStatistics batch) {
        List<Failure> failures = withoutChecks(context -> failedJobs(batch.getId())
                .limit(MOST)
                .map(job -> failure(context, job))
                .toList());
        return new Migration(
                batch.getId(),
                withoutChecks(context -> sourceOf(context, batch.getId())),
                batch.getCreateUserId(),
                batch.getStartTime().toInstant().toString(),
                null,
                batch.getTotalJobs(),
                batch.getCompletedJobs(),
                batch.getFailedJobs(),
                failures);
    }

    private static Migration ended(HistoricBatch batch) {
        return new Migration(
                batch.getId(),
                null,
                batch.getCreateUserId(),
                batch.getStartTime().toInstant().toString(),
                batch.getEndTime().toInstant().toString(),
                batch.getTotalJobs(),
                batch.getTotalJobs(),
                0,
                List.of());
    }

    private Stream<JobEntity> failedJobs(String batchId) {
        Batch batch = managementService.createBatchQuery().batchId(batchId).singleResult();
        return batch == null
                ? Stream.empty()
                : managementService
                        .createJobQuery()
                        .jobDefinitionId(batch.getBatchJobDefinitionId())
                        .noRetriesLeft()
                        .list()
                        .stream()
                        .map(JobEntity.class::cast);
    }

    private Failure failure(CommandContext context, JobEntity job) {
        BatchJobConfiguration configuration = (BatchJobConfiguration) job.getJobHandlerConfiguration();
        ByteArrayEntity bytes = context.getDbEntityManager()
                .selectById(ByteArrayEntity.class, configuration.getConfigurationByteArrayId());
        String instance = read(bytes.getBytes()).getIds().get(0);
        String caseNumber = Optional.ofNullable(historyService
                        .createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult())
                .map(HistoricProcessInstance::getBusinessKey)
                .orElse(null);
        return new Failure(instance, caseNumber, job.getExceptionMessage());
    }

    private String sourceOf(CommandContext context, String batchId) {
        BatchEntity batch = context.getBatchManager().findBatchById(batchId);
        return batch == null
                ? null
                : read(batch.getConfigurationBytes()).getMigrationPlan().getSourceProcessDefinitionId();
    }

    private MigrationBatchConfiguration read(byte[] configuration) {
        MigrationBatchJobHandler handler =
                (MigrationBatchJobHandler) engine.getBatchHandlers().get(Batch.TYPE_PROCESS_INSTANCE_MIGRATION);
        return handler.readConfiguration(configuration);
    }

    private <T> T withoutChecks(Function<CommandContext, T> reading) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> reading.apply(context)));
    }
}
