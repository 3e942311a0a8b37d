package eu.socieux.cockpit.migration;

import eu.socieux.records.process.CaseExecution;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out which instances can be moved, by moving each in a transaction of its own that is then rolled back: the
 * engine offers no check that does less, and a check of ours would find other things than the real move.
 */
@Component
class DryRun {

    private final ProcessEngineConfigurationImpl engine;
    private final RuntimeService runtimeService;
    private final RepositoryService repositoryService;
    private final TransactionTemplate undone;

    DryRun(
            ProcessEngineConfigurationImpl engine,
            RuntimeService runtimeService,
            RepositoryService repositoryService,
            PlatformTransactionManager transactions) {
        this.engine = engine;
        this.runtimeService = runtimeService;
        this.repositoryService = repositoryService;
        this.undone = new TransactionTemplate(transactions);
        undone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Why an instance cannot be moved, as a reader can be told in any language. */
    enum Reason {
        /** It stands in a step that the newer version does not have. */
        STEP_GONE,
        /** It stands in a step that is of another kind in the newer version, or lies in another place. */
        STEP_CHANGED,
        /** It is about to enter or leave a step at which the newer version makes no pause. */
        BETWEEN_STEPS,
        /** Somebody is working on it at this moment. */
        AT_WORK,
        /** What the engine says, in English. */
        OTHER
    }

    /**
     * One thing that hinders an instance.
     *
     * @param element id of the step, null when it concerns the whole instance
     * @param step name of the step
     * @param detail words of the engine
     */
    public record Hindrance(Reason reason, String element, String step, String detail) {}

    /**
     * What came out for one instance.
     *
     * @param caseNumber business key, null when it was started without one
     * @param activity number of the activity it is about, from 1; null when it is about the whole case
     * @param hindrances empty when it can be moved
     */
    public record Outcome(String instance, String caseNumber, Long activity, List<Hindrance> hindrances) {}

    /** A part of the instances, in the order of their case numbers, and how many there are in all. */
    public record Outcomes(long total, List<Outcome> outcomes) {}

    /** Tries the instances of the older version that the person may read, from {@code first} on. */
    Outcomes run(MigrationPlan plan, int first, int most) {
        var running = runtimeService
                .createProcessInstanceQuery()
                .processDefinitionId(plan.getSourceProcessDefinitionId())
                .orderByBusinessKey()
                .asc()
                .orderByProcessInstanceId()
                .asc();
        return new Outcomes(
                running.count(),
                running.listPage(first, most).stream()
                        .map(instance -> attempt(plan, instance))
                        .sorted(Comparator.comparing(
                                        Outcome::caseNumber, Comparator.nullsLast(Comparator.naturalOrder()))
                                .thenComparing(Outcome::activity, Comparator.nullsFirst(Comparator.naturalOrder())))
                        .toList());
    }

    private Outcome attempt(MigrationPlan plan, ProcessInstance instance) {
        return new Outcome(
                instance.getId(),
                instance.getBusinessKey(),
                activity(instance.getId()),
                hindrances(plan, instance.getId()));
    }

    /** Whoever may move an instance may know which activity it is about, without reading its other variables. */
    private Long activity(String instanceId) {
        return engine.getCommandExecutorTxRequired()
                                .execute(context -> context.runWithoutAuthorization(() ->
                                        runtimeService.getVariable(instanceId, CaseExecution.ACTIVITY_NUMBER.name())))
                        instanceof Number number
                ? number.longValue()
                : null;
    }

    private List<Hindrance> hindrances(MigrationPlan plan, String instanceId) {
        try {
            undone.executeWithoutResult(transaction -> {
                transaction.setRollbackOnly();
                runtimeService.newMigration(plan).processInstanceIds(instanceId).execute();
            });
            return List.of();
        } catch (MigratingProcessInstanceValidationException refused) {
            return inWords(plan, refused.getValidationReport());
        } catch (OptimisticLockingException busy) {
            return List.of(new Hindrance(Reason.AT_WORK, null, null, busy.getMessage()));
        } catch (AuthorizationException forbidden) {
            throw forbidden;
        } catch (ProcessEngineException other) {
            return List.of(new Hindrance(Reason.OTHER, null, null, other.getMessage()));
        }
    }

    private List<Hindrance> inWords(MigrationPlan plan, MigratingProcessInstanceValidationReport report) {
        BpmnModelInstance source = repositoryService.getBpmnModelInstance(plan.getSourceProcessDefinitionId());
        BpmnModelInstance target = repositoryService.getBpmnModelInstance(plan.getTargetProcessDefinitionId());
        List<Hindrance> found = new ArrayList<>();
        report.getFailures().forEach(failure -> found.add(new Hindrance(Reason.OTHER, null, null, failure)));
        report.getActivityInstanceReports().forEach(step -> step.getFailures()
                .forEach(failure -> found.add(hindrance(source, target, step.getSourceScopeId(), failure))));
        report.getTransitionInstanceReports().forEach(step -> step.getFailures()
                .forEach(failure -> found.add(hindrance(source, target, step.getSourceScopeId(), failure))));
        return found.stream().distinct().toList();
    }

    private static Hindrance hindrance(
            BpmnModelInstance source, BpmnModelInstance target, String scope, String failure) {
        // The body of a multi-instance step bears the id of its step and a suffix.
        String element = scope.replaceFirst("#multiInstanceBody$", "");
        Optional<FlowElement> step = flowElement(source, element);
        Reason reason = Reason.OTHER;
        if (step.isPresent() && target.getModelElementById(element) == null) {
            reason = Reason.STEP_GONE;
        } else if (failure.contains("async") || failure.startsWith("Transition instance")) {
            reason = Reason.BETWEEN_STEPS;
        } else if (failure.startsWith("There is no migration instruction")) {
            reason = Reason.STEP_CHANGED;
        }
        return new Hindrance(
                reason,
                step.isPresent() ? element : null,
                step.map(FlowElement::getName).orElse(element),
                failure);
    }

    private static Optional<FlowElement> flowElement(BpmnModelInstance model, String id) {
        ModelElementInstance element = model.getModelElementById(id);
        return element instanceof FlowElement found ? Optional.of(found) : Optional.empty();
    }
}
