package eu.socieux.scenario;

import eu.socieux.records.CaseNumber;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes down requests that came on paper or by telephone, as the registry does in Tasklist. */
@TestComponent
public class PaperDesk {

    private static final String PROCESS = "request-by-paper";

    private final FormService formService;
    private final RepositoryService repositoryService;
    private final RuntimeService runtimeService;
    private final CaseDriver driver;
    private final JdbcClient jdbc;

    PaperDesk(ProcessEngine engine, CaseDriver driver, JdbcClient jdbc) {
        this.formService = engine.getFormService();
        this.repositoryService = engine.getRepositoryService();
        this.runtimeService = engine.getRuntimeService();
        this.driver = driver;
        this.jdbc = jdbc;
    }

    /** Fills in the start form as the clerk; gives the file of the entry. */
    public CaseNumber takeDown(Map<String, ?> answers) {
        return takeDownAs("clerk", answers);
    }

    /** Fills in the start form as this person; gives the file of the entry. */
    public CaseNumber takeDownAs(String person, Map<String, ?> answers) {
        ProcessInstance[] started = new ProcessInstance[1];
        driver.as(
                person,
                () -> started[0] =
                        formService.submitStartForm(definition(), SampleAnswers.to("request-brought", answers)));
        String file = jdbc.sql("select business_key_ from act_hi_procinst where id_ = :id")
                .param("id", started[0].getId())
                .query(String.class)
                .single();
        driver.runDueJobs();
        return new CaseNumber(file);
    }

    /** Starts the process past its form. */
    public void startPastTheForm(String businessKey, Map<String, Object> variables) {
        runtimeService.startProcessInstanceByKey(PROCESS, businessKey, variables);
    }

    /** Files the scan and has the case opened. */
    public CaseNumber scanned(CaseNumber file) {
        driver.file(file, null, "request_original");
        driver.submit(file, "UserTask_FileScan", Map.of("scanDecision", "register"));
        return caseOf(file);
    }

    /** The case that was opened from a file. */
    public CaseNumber caseOf(CaseNumber file) {
        return jdbc.sql("select case_number from request where file_number = :file")
                .param("file", file.value())
                .query(String.class)
                .optional()
                .map(CaseNumber::new)
                .orElseThrow(() -> new AssertionError("No case was opened from " + file + "."));
    }

    private String definition() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .latestVersion()
                .singleResult()
                .getId();
    }
}
