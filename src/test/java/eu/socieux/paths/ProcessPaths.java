package eu.socieux.paths;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.correspondence.Letters;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.Milestone;
import eu.socieux.scenario.CaseDriver;
import eu.socieux.scenario.CaseOpening;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Tests that drive one process along each of its paths, with the real building blocks. Together they pass every node
 * of its model.
 */
@IntegrationTest
@TestInstance(Lifecycle.PER_CLASS)
@DisplayNameGeneration(ReplaceUnderscores.class)
abstract class ProcessPaths {

    private static final ZoneId BRUSSELS = ZoneId.of("Europe/Brussels");

    @Autowired
    CaseDriver driver;

    @Autowired
    CaseOpening cases;

    @Autowired
    CaseFile caseFile;

    @Autowired
    private Letters letters;

    @Autowired
    private RuntimeService runtimeService;

    @Autowired
    private HistoryService historyService;

    private final String process;
    private NodeCoverage coverage;

    ProcessPaths(String process) {
        this.process = process;
    }

    @BeforeAll
    void beginToCount() {
        coverage = NodeCoverage.from(historyService, process);
    }

    @AfterAll
    void everyNodeWasPassed() {
        coverage.assertComplete();
    }

    @AfterEach
    void leaveNothingRunning() {
        for (ProcessInstance instance : runtimeService
                .createProcessInstanceQuery()
                .rootProcessInstances()
                .list()) {
            runtimeService.deleteProcessInstance(instance.getId(), "end of the test", true, true);
        }
        ClockUtil.reset();
    }

    /** Starts the process under test for a case. */
    void start(CaseNumber number, Map<String, Object> variables) {
        cases.start(process, number, variables);
    }

    /** Starts the process under test for a case. */
    void start(CaseNumber number) {
        start(number, Map.of());
    }

    /** Moves on by a number of days, at the same time of day, and runs what is then due. */
    void days(int days) {
        driver.moveTo(ClockUtil.getCurrentTime()
                .toInstant()
                .atZone(BRUSSELS)
                .toLocalDateTime()
                .plusDays(days));
    }

    /** The present day. */
    LocalDate today() {
        return LocalDate.ofInstant(ClockUtil.getCurrentTime().toInstant(), BRUSSELS);
    }

    /** The elements of the process under test which a case passed, in order of arrival. */
    List<String> path(CaseNumber number) {
        return driver.path(number, process);
    }

    /** What a variable of the ended process under test held at last. */
    Object outcome(CaseNumber number, String variable) {
        List<HistoricProcessInstance> instances = driver.instances(number, process);
        assertThat(instances).as("instances of %s for %s", process, number).hasSize(1);
        assertThat(instances.get(0).getEndTime())
                .as("%s of %s has ended; it stands in %s", process, number, driver.openElements(number))
                .isNotNull();
        HistoricVariableInstance found = historyService
                .createHistoricVariableInstanceQuery()
                .processInstanceId(instances.get(0).getId())
                .activityInstanceIdIn(instances.get(0).getId())
                .variableName(variable)
                .singleResult();
        return found == null ? null : found.getValue();
    }

    /** The letters of a case as {@code letter to role}, oldest first. */
    List<String> letters(CaseNumber number) {
        return letters.ofCase(number).stream()
                .map(letter -> letter.letter() + " to " + letter.recipientRole())
                .toList();
    }

    /** The milestones of a case in the order they were reached. */
    List<String> milestones(CaseNumber number) {
        return caseFile.milestones(number).stream().map(Milestone::name).toList();
    }
}
