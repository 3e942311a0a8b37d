package eu.socieux.scenario;

import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Sequences;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens cases in the middle: with a file, an original request and what earlier stages would have found out. */
@TestComponent
public class CaseOpening {

    private final TransactionTemplate transaction;
    private final Sequences sequences;
    private final CaseFile caseFile;
    private final CaseDriver driver;
    private final RuntimeService runtimeService;

    CaseOpening(
            TransactionTemplate transaction,
            Sequences sequences,
            CaseFile caseFile,
            CaseDriver driver,
            RuntimeService runtimeService) {
        this.transaction = transaction;
        this.sequences = sequences;
        this.caseFile = caseFile;
        this.driver = driver;
        this.runtimeService = runtimeService;
    }

    /** Opens a case whose request has just come in on this day, at ten in the morning. */
    public CaseNumber received(String day) {
        driver.moveTo(day);
        return transaction.execute(status -> {
            CaseNumber number = sequences.nextCaseNumber();
            caseFile.open(number);
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("senderName", "Limbani Kachale");
            facts.put("senderEmail", "l.kachale@socialwelfare.example.org");
            facts.put("contactEmail", "l.kachale@socialwelfare.example.org");
            facts.put("correspondenceLanguage", "en");
            facts.put("subject", "Request for assistance");
            facts.put("receivedOn", day);
            facts.put("firstReceivedOn", day);
            caseFile.note(CaseScope.wholeCase(number), "request_registered", facts);
            driver.file(number, null, "request_original");
            return number;
        });
    }

    /** Opens a case on this day in which the request has been screened already. */
    public CaseNumber screened(String day) {
        CaseNumber number = received(day);
        note(number, Answers.screening());
        return number;
    }

    /** Opens a case on this day with an approved plan of this many activities, the first one two months later. */
    public CaseNumber planned(String day, int activities) {
        CaseNumber number = screened(day);
        note(number, Answers.plan(activities, LocalDate.parse(day).plusMonths(2)));
        return number;
    }

    /** Adds facts to the file of a case. */
    public void note(CaseNumber number, Map<String, Object> facts) {
        caseFile.note(CaseScope.wholeCase(number), "earlier_stage", facts);
    }

    /** Starts a process for a case, with variables it would be given by the one that calls it. */
    public ProcessInstance start(String process, CaseNumber number, Map<String, Object> variables) {
        ProcessInstance instance = runtimeService.startProcessInstanceByKey(process, number.value(), variables);
        driver.runDueJobs();
        return instance;
    }
}
