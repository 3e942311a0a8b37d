package eu.socieux.intake.process;

import eu.socieux.intake.OpenRequests;
import eu.socieux.records.CaseNumber;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Cases as the engine knows them, whoever asks: what is told of them is no more than their numbers. */
@Component
class CasesInEngine {

    /** A case has one such task; the engine wants a limit. */
    private static final int ONE = 1;

    private final ProcessEngineConfigurationImpl engine;
    private final HistoryService history;
    private final TaskService tasks;
    private final OpenRequests openRequests;

    CasesInEngine(
            @Lazy ProcessEngineConfigurationImpl engine,
            @Lazy HistoryService history,
            @Lazy TaskService tasks,
            OpenRequests openRequests) {
        this.engine = engine;
        this.history = history;
        this.tasks = tasks;
        this.openRequests = openRequests;
    }

    /** Of these cases those that are open: their process runs, and they are not closed, lapsed, held or merged. */
    Set<CaseNumber> open(Collection<CaseNumber> cases) {
        return openRequests.among(running(cases));
    }

    /** Of these cases those whose process runs. */
    Set<CaseNumber> running(Collection<CaseNumber> cases) {
        if (cases.isEmpty()) {
            return Set.of();
        }
        String[] keys = cases.stream().map(CaseNumber::value).distinct().toArray(String[]::new);
        return unchecked(() -> history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKeyIn(keys)
                .rootProcessInstances()
                .unfinished()
                .listPage(0, keys.length)
                .stream()
                .map(HistoricProcessInstance::getBusinessKey)
                .map(CaseNumber::new)
                .collect(Collectors.toSet()));
    }

    /** Id of the open task of this element in a case. */
    Optional<String> task(CaseNumber number, String element) {
        return unchecked(() -> tasks
                .createTaskQuery()
                .processInstanceBusinessKey(number.value())
                .taskDefinitionKey(element)
                .listPage(0, ONE)
                .stream()
                .map(Task::getId)
                .findFirst());
    }

    /** Asks the engine without checking the rights of whoever is signed in. */
    <T> T unchecked(Callable<T> question) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(question));
    }
}
