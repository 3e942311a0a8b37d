package eu.socieux.analyst;

import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.IntegrationTest;
import eu.socieux.ShippedChecks;
import eu.socieux.analyst.Modeler.Answer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@IntegrationTest
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeploymentFromModelerIT {

    private static final String PASSWORD = "Try-it-2026!";
    private static final String NAME = "A trial of the analyst";
    private static final String CLOSURE = "“Send closure” (ServiceTask_SendClosure): ";
    private static final String VALIDATE = "“Validate evaluation” (UserTask_ValidateEvaluation): ";
    private static final String STOPPED = Trial.FILE + ", “Report stopped” (BoundaryEvent_ReportStopped): ";

    @LocalServerPort
    private int port;

    @Autowired
    private RepositoryService repositoryService;

    /** Whoever mistypes the password waits for some seconds; the tests that follow do not. */
    @Autowired
    private IdentityService identityService;

    private Modeler modeler;

    @BeforeEach
    void openModeler() {
        modeler = Modeler.basic(port, "designer", PASSWORD);
    }

    @AfterEach
    void removeTheTrial() {
        for (Deployment deployment :
                repositoryService.createDeploymentQuery().deploymentName(NAME).list()) {
            repositoryService.deleteDeployment(deployment.getId(), true);
        }
    }

    @Test
    void modeler_finds_the_engine_and_its_version() {
        assertThat(modeler.get("/version").json().path("version").asText()).startsWith("7.24");
        assertThat(modeler.get("/deployment?maxResults=0").status()).isEqualTo(200);
    }

    @Test
    void an_analyst_deploys_a_model_with_its_forms_and_a_decision_in_one_go() {
        Map<String, String> files = Trial.files();
        files.put("trial-rule.dmn", decision("feel"));

        Answer answer = modeler.deploy(NAME, files);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("deployedProcessDefinitions")).hasSize(1);
        assertThat(answer.json().path("deployedDecisionDefinitions")).hasSize(1);
    }

    @Test
    void all_models_decisions_and_forms_of_the_checkout_can_be_deployed_in_one_go() {
        Map<String, String> files = new LinkedHashMap<>();
        ShippedChecks.files()
                .forEach((file, content) -> files.put(
                        file.substring(file.lastIndexOf('/') + 1), new String(content, StandardCharsets.UTF_8)));

        Answer answer = modeler.deploy(NAME, files);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("deployedProcessDefinitions")).hasSizeGreaterThanOrEqualTo(8);
    }

    @Test
    void a_model_deployed_alone_keeps_the_forms_of_the_version_that_runs() {
        modeler.deploy(NAME, Trial.files());

        Answer answer = modeler.deploy(
                NAME, Map.of(Trial.FILE, Trial.model().replace("name=\"Validate evaluation\"", "name=\"Sign off\"")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        ProcessDefinition newest = newest();
        assertThat(newest.getVersion()).isEqualTo(2);
        assertThat(repositoryService.getDeploymentResourceNames(newest.getDeploymentId()))
                .contains("draft-evaluation-report.form", "validate-evaluation.form");
    }

    @Test
    void an_event_that_people_record_keeps_its_form_as_tasks_do() {
        Map<String, String> files = Trial.files();
        event(
                        "evaluation.reportStopped",
                        "form=record-withdrawal",
                        "recordedBy=team-leader, action-manager",
                        "notWhileOpen=UserTask_ValidateEvaluation",
                        "producedDocuments=withdrawal_notice")
                .accept(files);
        String model = files.get(Trial.FILE);
        files.put("record-withdrawal.form", Trial.read("forms/events/record-withdrawal.form"));

        Answer first = modeler.deploy(NAME, files);
        Answer alone = modeler.deploy(
                NAME, Map.of(Trial.FILE, model.replace("name=\"Validate evaluation\"", "name=\"Sign off\"")));

        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(alone.status()).as(alone.body()).isEqualTo(200);
        assertThat(repositoryService.getDeploymentResourceNames(newest().getDeploymentId()))
                .contains("record-withdrawal.form", "validate-evaluation.form");
    }

    @Test
    void nobody_else_deploys() {
        assertThat(Modeler.anonymous(port).deploy(NAME, Trial.files()).status()).isEqualTo(401);
        assertThat(Modeler.basic(port, "designer", "wrong")
                        .deploy(NAME, Trial.files())
                        .status())
                .isEqualTo(401);
        identityService.unlockUser("designer");
        for (String person : List.of("clerk", "action", "leader", "inspector", "desk")) {
            assertThat(Modeler.basic(port, person, PASSWORD)
                            .deploy(NAME, Trial.files())
                            .status())
                    .as(person)
                    .isEqualTo(403);
        }
        assertThat(newestOrNull()).isNull();
    }

    @Test
    void an_analyst_takes_nothing_out_of_service() {
        Answer deployed = modeler.deploy(NAME, Trial.files());
        String deployment = deployed.json().path("id").asText();
        String process = newest().getId();

        assertThat(modeler.delete("/deployment/" + deployment + "?cascade=true").status())
                .isEqualTo(403);
        assertThat(modeler.delete("/process-definition/" + process + "?cascade=true")
                        .status())
                .isEqualTo(403);
        assertThat(modeler.post("/process-definition/" + process + "/start", "{}")
                        .status())
                .isEqualTo(403);
        Answer again = modeler.post("/deployment/" + deployment + "/redeploy", "{}");
        assertThat(again.status()).isEqualTo(400);
        assertThat(again.message()).contains("Deploy its files from Modeler");
        assertThat(newest().getVersion()).isEqualTo(1);
    }

    @Test
    void a_deployment_has_no_options_that_reach_further_than_its_files() {
        Map<String, String> files = Trial.files();

        assertThat(modeler.deploy(NAME, files, Map.of("deployment-activation-time", "2099-01-01T00:00:00"))
                        .message())
                .contains("takes effect at once");
        assertThat(modeler.deploy(NAME, files, Map.of("tenant-id", "other")).message())
                .contains("no tenants");
        assertThat(modeler.deploy(NAME, files, Map.of("deployment-source", "application start"))
                        .message())
                .contains("kept for the software itself");
        assertThat(newestOrNull()).isNull();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                refused(
                        "an unknown delegate",
                        model("ServiceTask_SendClosure", "${sendLetterDelegate}", "${mailDelegate}"),
                        CLOSURE + "there is no building block 'mailDelegate'"),
                refused(
                        "a delegate that is a bean of ours and no building block",
                        model("ServiceTask_SendClosure", "${sendLetterDelegate}", "${runtimeService}"),
                        CLOSURE + "there is no building block 'runtimeService'"),
                refused(
                        "a building block without its input",
                        replace("<camunda:inputParameter name=\"letter\">closure</camunda:inputParameter>", ""),
                        CLOSURE + "“Send a letter” needs the input 'letter'"),
                refused(
                        "a building block with an input it does not know",
                        replace(
                                "<camunda:inputParameter name=\"letter\">closure<",
                                "<camunda:inputParameter name=\"letterr\">closure<"),
                        "knows no input 'letterr'"),
                refused(
                        "an unknown expression",
                        replace("${validationDecision == 'validated'}", "${repositoryService.createDeployment()}"),
                        "the expression ${repositoryService.createDeployment()} names 'repositoryService'"),
                refused(
                        "an expression that climbs to a class",
                        replace(
                                "${validationDecision == 'validated'}",
                                "${''.getClass().forName('java.lang.Runtime')}"),
                        "is not understood"),
                refused(
                        "a variable that nothing sets",
                        replace("${validationDecision == 'validated'}", "${validationDecison == 'validated'}"),
                        "names 'validationDecison'"),
                refused(
                        "a method that a building block has not",
                        replace("${validationDecision == 'validated'}", "${deadlines.before('closure') == null}"),
                        "the building block 'deadlines' offers no 'before'"),
                refused(
                        "a branch that no answer leads to",
                        replace("${validationDecision == 'validated'}", "${validationDecision == 'valid'}"),
                        "no form offers the answer 'valid'"),
                refused(
                        "a script task",
                        insert("<bpmn:scriptTask id=\"ScriptTask_Count\" name=\"Count\" scriptFormat=\"groovy\">"
                                + "<bpmn:script>1</bpmn:script></bpmn:scriptTask>"),
                        "“Count” (ScriptTask_Count): it is a script task. Models hold no code"),
                refused(
                        "a script in a listener",
                        replace(
                                "<camunda:inputParameter name=\"letter\">closure</camunda:inputParameter>",
                                "<camunda:inputParameter name=\"letter\"><camunda:script scriptFormat=\"javascript\">1"
                                        + "</camunda:script></camunda:inputParameter>"),
                        CLOSURE + "it holds a script"),
                refused(
                        "a Java class",
                        model(
                                "ServiceTask_SendClosure",
                                "camunda:delegateExpression=\"${sendLetterDelegate}\"",
                                "camunda:class=\"java.lang.Runtime\""),
                        CLOSURE + "it names a Java class"),
                refused(
                        "an external task",
                        model(
                                "ServiceTask_SendClosure",
                                "camunda:delegateExpression=\"${sendLetterDelegate}\"",
                                "camunda:type=\"external\" camunda:topic=\"mail\""),
                        CLOSURE + "it waits for an external worker, and there is none: nobody could end this wait"),
                refused(
                        "a missing form",
                        files -> files.remove("validate-evaluation.form"),
                        VALIDATE + "the form 'validate-evaluation' is missing. Tick the file validate-evaluation.form"),
                refused(
                        "no form at all",
                        replace("camunda:formRef=\"validate-evaluation\"", ""),
                        VALIDATE + "the task has no form"),
                refused(
                        "a form that could change under a person's hands",
                        replace("camunda:formRefBinding=\"deployment\"", "camunda:formRefBinding=\"latest\""),
                        VALIDATE + "its form could change while somebody fills it in"),
                refused(
                        "a form with a component that Tasklist cannot render",
                        files -> files.merge(
                                "validate-evaluation.form",
                                "",
                                (form, nothing) ->
                                        form.replaceFirst("\"type\": \"textarea\"", "\"type\": \"filepicker\"")),
                        "components of type 'filepicker' cannot be shown in Tasklist"),
                refused(
                        "a form with an editable list",
                        files -> files.merge(
                                "validate-evaluation.form",
                                "",
                                (form, nothing) ->
                                        form.replaceFirst("\"type\": \"textarea\"", "\"type\": \"dynamiclist\"")),
                        "components of type 'dynamiclist' cannot be shown in Tasklist"),
                refused(
                        "a form that speaks of a key nobody declared",
                        files -> files.merge(
                                "validate-evaluation.form",
                                "",
                                (form, nothing) -> form.replace("{{caseNumber}}", "{{caseNumbr}}")),
                        "validate-evaluation.form: the form speaks of 'caseNumbr', and nobody declared it"),
                refused(
                        "a routing field that the form does not ask for",
                        replace(
                                "name=\"routingFields\" value=\"validationDecision\"",
                                "name=\"routingFields\" value=\"verdict\""),
                        VALIDATE
                                + "routingFields names 'verdict', and the form 'validate-evaluation' does not ask for it"),
                refused(
                        "an unknown letter",
                        replace("name=\"letter\">closure<", "name=\"letter\">closing<"),
                        CLOSURE + "there is no letter 'closing'. Deploy its text as closing.en.html"),
                refused(
                        "an unknown recipient",
                        model("ServiceTask_SendClosure", ">partner<", ">minister<"),
                        CLOSURE + "letters cannot go to 'minister'"),
                refused(
                        "an unknown role",
                        replace("camunda:candidateGroups=\"team-leader\"", "camunda:candidateGroups=\"leaders\""),
                        VALIDATE + "there is no role 'leaders'"),
                refused(
                        "a task given to nobody",
                        replace("camunda:candidateGroups=\"team-leader\"", ""),
                        VALIDATE + "the task is offered to nobody: nobody could end this wait"),
                refused(
                        "a task given to a person by name",
                        replace("camunda:candidateGroups=\"team-leader\"", "camunda:assignee=\"leader\""),
                        VALIDATE + "it is given to a person by name"),
                refused(
                        "an unknown document type",
                        replace("value=\"evaluation_report\"", "value=\"evaluation_raport\""),
                        VALIDATE + "there is no document type 'evaluation_raport'"),
                refused(
                        "a document to render that has no template",
                        replace(">evaluation_report<", ">signed_contract<"),
                        "there is no template for “Signed contract” (signed_contract)"),
                refused(
                        "a required document that nothing produces",
                        replace("value=\"evaluation_report\"", "value=\"evaluation_report, attendance_list\""),
                        VALIDATE + "the task requires “Attendance list” (attendance_list), and nothing on any way to it"
                                + " produces one"),
                refused(
                        "no service level",
                        replace("<camunda:property name=\"serviceLevel\" value=\"evaluation-validation\" />", ""),
                        VALIDATE + "the task has no service level"),
                refused(
                        "an unknown service level",
                        replace("value=\"evaluation-validation\"", "value=\"soon\""),
                        VALIDATE + "there is no service level 'soon'"),
                refused(
                        "an extension property with a slip in its name",
                        replace("name=\"requiredDocuments\"", "name=\"requiredDocument\""),
                        VALIDATE + "the extension property 'requiredDocument' is unknown"),
                refused(
                        "an outside party that does not exist",
                        replace(
                                "<camunda:property name=\"routingFields\" value=\"validationDecision\" />",
                                "<camunda:property name=\"outsideParticipant\" value=\"minister\" />"
                                        + "<camunda:property name=\"routingFields\" value=\"validationDecision\" />"),
                        VALIDATE + "nobody outside is called 'minister'"),
                refused(
                        "duties separated from a task that is not there",
                        replace(
                                "name=\"separateFrom\" value=\"UserTask_DraftEvaluationReport\"",
                                "name=\"separateFrom\" value=\"UserTask_Draft\""),
                        VALIDATE + "separateFrom names 'UserTask_Draft'"),
                refused(
                        "no time to live",
                        replace("camunda:historyTimeToLive=\"P3650D\"", ""),
                        "the process has no time to live"),
                refused(
                        "a process that cannot run",
                        replace("isExecutable=\"true\"", "isExecutable=\"false\""),
                        "the process is not executable"),
                refused(
                        "a wait for a message that nobody sends",
                        insert("<bpmn:receiveTask id=\"ReceiveTask_Answer\" name=\"Receive answer\" />"),
                        "“Receive answer” (ReceiveTask_Answer): it waits for a message, and nothing in this system sends"
                                + " one: nobody could end this wait"),
                refused(
                        "an event that waits for a condition",
                        insert("<bpmn:intermediateCatchEvent id=\"Event_Condition\" name=\"All done\">"
                                + "<bpmn:conditionalEventDefinition id=\"Condition\"><bpmn:condition"
                                + " xsi:type=\"bpmn:tFormalExpression\">${loopCounter == 1}</bpmn:condition>"
                                + "</bpmn:conditionalEventDefinition></bpmn:intermediateCatchEvent>"),
                        "“All done” (Event_Condition): it waits for a signal or condition"),
                refused(
                        "an event that nobody can tell of",
                        event("evaluation.reportStopped"),
                        STOPPED + "it waits for a message, and nothing in this system sends one: nobody could end this"
                                + " wait. Give it the extension properties form and recordedBy"),
                refused(
                        "an event with a form and nobody to fill it in",
                        event("evaluation.reportStopped", "form=validate-evaluation"),
                        STOPPED + "nobody may record that it has happened"),
                refused(
                        "an event recorded by a role that does not exist",
                        event("evaluation.reportStopped", "form=validate-evaluation", "recordedBy=team-leader, boss"),
                        STOPPED + "there is no role 'boss'. Name these in recordedBy"),
                refused(
                        "an event with a form that is not there",
                        event("evaluation.reportStopped", "form=stop-report", "recordedBy=team-leader"),
                        STOPPED + "the form 'stop-report' is missing. Tick the file stop-report.form"),
                refused(
                        "an event with a document that does not exist",
                        event(
                                "evaluation.reportStopped",
                                "form=validate-evaluation",
                                "recordedBy=team-leader",
                                "producedDocuments=stop_notice"),
                        STOPPED + "there is no document type 'stop_notice'"),
                refused(
                        "an event held back by a task that is not there",
                        event(
                                "evaluation.reportStopped",
                                "form=validate-evaluation",
                                "recordedBy=team-leader",
                                "notWhileOpen=UserTask_Validate"),
                        STOPPED + "notWhileOpen names 'UserTask_Validate'"),
                refused(
                        "an event with a slip in the name of a property",
                        event(
                                "evaluation.reportStopped",
                                "form=validate-evaluation",
                                "recordedBy=team-leader",
                                "notWhile=UserTask_ValidateEvaluation"),
                        STOPPED + "the extension property 'notWhile' is unknown"),
                refused(
                        "an event whose message says nothing",
                        event("Message_1", "form=validate-evaluation", "recordedBy=team-leader"),
                        STOPPED + "its message is called 'Message_1'"),
                refused(
                        "people who would record a timer",
                        insert("<bpmn:intermediateCatchEvent id=\"Event_Month\" name=\"One month\">"
                                + "<bpmn:extensionElements><camunda:properties><camunda:property name=\"recordedBy\""
                                + " value=\"team-leader\" /></camunda:properties></bpmn:extensionElements>"
                                + "<bpmn:timerEventDefinition id=\"Month\"><bpmn:timeDate"
                                + " xsi:type=\"bpmn:tFormalExpression\">${deadlines.after('evaluation-validation')}"
                                + "</bpmn:timeDate></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>"),
                        "“One month” (Event_Month): the extension property 'recordedBy' would do nothing here"),
                refused(
                        "a field required by an answer that the form does not offer",
                        files -> files.merge(
                                "validate-evaluation.form",
                                "",
                                (form, nothing) ->
                                        form.replace("validationDecision=returned", "validationDecision=refused")),
                        "requiredWhen names the answer 'refused', which 'validationDecision' does not offer"),
                refused(
                        "a field required by a question that the form does not ask",
                        files -> files.merge(
                                "validate-evaluation.form",
                                "",
                                (form, nothing) -> form.replace("validationDecision=returned", "decision=returned")),
                        "requiredWhen names 'decision', but the form has no field with that key"),
                refused(
                        "a call of a process that is not there",
                        insert("<bpmn:callActivity id=\"CallActivity_Other\" name=\"Run other\""
                                + " calledElement=\"other-process\" />"),
                        "“Run other” (CallActivity_Other): there is no process 'other-process' to call"),
                refused(
                        "a called process that would not know its case",
                        insert("<bpmn:callActivity id=\"CallActivity_Other\" name=\"Run other\""
                                + " calledElement=\"follow-up\" />"),
                        "“Run other” (CallActivity_Other): the called process would not know its case"),
                refused(
                        "a file of another kind",
                        files -> files.put("tool.groovy", "Runtime.runtime.exec('id')"),
                        "tool.groovy: files of this kind are not deployed"),
                refused(
                        "a decision that is a script",
                        files -> files.put("trial-rule.dmn", decision("groovy")),
                        "trial-rule.dmn: “TrialExpression” is written in groovy. Decisions hold no code"),
                refused(
                        "a decision in the expressions of models",
                        files -> files.put("trial-rule.dmn", decision("juel")),
                        "is written in juel"),
                refused(
                        "a table of service levels without a row that a running process needs",
                        files -> files.put(
                                "service-levels.dmn",
                                Trial.read("processes/decisions/service-levels.dmn")
                                        .replace("<text>\"screening\"</text>", "<text>\"screening-old\"</text>")),
                        "service-levels.dmn: the row 'screening' is missing"),
                refused(
                        "a file that is no model",
                        files -> files.put("broken.bpmn", "<bpmn:definitions"),
                        "broken.bpmn: the file cannot be read as a model for Camunda 7"),
                refused(
                        "a model that reads files of the server",
                        files -> files.put(
                                "broken.bpmn",
                                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><definitions"
                                        + " xmlns=\"http://www.omg.org/spec/BPMN/20100524/MODEL\">&e;</definitions>"),
                        "broken.bpmn: the file cannot be read as a model for Camunda 7"),
                refused(
                        "a file much too large",
                        files -> files.put(
                                "large.form",
                                "{\"id\":\"large\",\"components\":[],\"x\":\"" + "x".repeat(1_100_000) + "\"}"),
                        "large.form: the file is larger than 1 MB"),
                refused(
                        "a letter that no model sends",
                        files -> files.put("greeting.en.html", "<title>Hello</title>"),
                        "greeting.en.html: no model of this deployment sends the letter 'greeting'"),
                refused(
                        "a letter without a subject",
                        letter("<p>Hello</p>"),
                        "closing.en.html: the letter has no subject"),
                refused(
                        "a letter that speaks of a key nobody declared",
                        letter("<title>Hello</title>{{caseNumbr}}"),
                        "closing.en.html: the letter speaks of 'caseNumbr', and nobody declared it"),
                refused(
                        "a letter that runs code",
                        letter("<title>Hello</title>{{for x in 1..999999999 return x}}"),
                        "closing.en.html: Line 1: “for x in 1..999999999 return x” is no fact and no simple condition"),
                refused(
                        "a letter in the template language of the software",
                        letter("<title>Hello</title><p th:text=\"${T(java.lang.Runtime).getRuntime()}\">x</p>"),
                        "closing.en.html: letters have placeholders in double braces"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusals")
    void is_refused_with_the_reason(String what, Consumer<Map<String, String>> change, String reason) {
        Map<String, String> files = new LinkedHashMap<>(Trial.files());
        Map<String, String> before = new HashMap<>(files);
        change.accept(files);
        assertThat(files).as("the change changes something").isNotEqualTo(before);

        Answer answer = modeler.deploy(NAME, files);

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.message()).startsWith("Nothing was deployed. ").contains(reason);
        assertThat(newestOrNull()).as("nothing is deployed").isNull();
    }

    @Test
    void every_reason_is_given_at_once_and_the_old_version_stays() {
        modeler.deploy(NAME, Trial.files());
        Map<String, String> files = Trial.files();
        List<Consumer<Map<String, String>>> mistakes = List.of(
                replace("camunda:candidateGroups=\"team-leader\"", "camunda:candidateGroups=\"leaders\""),
                replace("name=\"letter\">closure<", "name=\"letter\">closing<"),
                replace("camunda:historyTimeToLive=\"P3650D\"", ""),
                replace("value=\"evaluation_report\"", "value=\"evaluation_report, attendance_list\""),
                all -> all.put("readme.txt", "x"));
        mistakes.forEach(mistake -> mistake.accept(files));

        Answer answer = modeler.deploy(NAME, files);

        assertThat(answer.message())
                .startsWith("Nothing was deployed. 5 things have to be corrected:\n1. ")
                .contains("'leaders'", "'closing'", "time to live", "attendance_list", "readme.txt");
        assertThat(newest().getVersion()).isEqualTo(1);
    }

    private static Arguments refused(String what, Consumer<Map<String, String>> change, String reason) {
        return Arguments.of(what, change, reason);
    }

    private static Consumer<Map<String, String>> replace(String old, String changed) {
        return files -> files.merge(Trial.FILE, "", (model, nothing) -> model.replace(old, changed));
    }

    /** Replaces something in one element only. */
    private static Consumer<Map<String, String>> model(String element, String old, String changed) {
        return files -> files.merge(Trial.FILE, "", (model, nothing) -> {
            int start = model.indexOf("id=\"" + element + "\"");
            int end = model.indexOf("<bpmn:outgoing>", start);
            return model.substring(0, start) + model.substring(start, end).replace(old, changed) + model.substring(end);
        });
    }

    private static Consumer<Map<String, String>> insert(String element) {
        return replace("</bpmn:process>", element + "</bpmn:process>");
    }

    private static Consumer<Map<String, String>> event(String message, String... properties) {
        return files -> files.put(Trial.FILE, Trial.modelWithEvent(message, properties));
    }

    private static Consumer<Map<String, String>> letter(String text) {
        return replace("name=\"letter\">closure<", "name=\"letter\">closing<")
                .andThen(files -> files.put("closing.en.html", text));
    }

    private static String decision(String language) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="TrialDefinitions" name="Trial"
                             namespace="http://camunda.org/schema/1.0/dmn">
                  <decision id="trial-rule" name="Trial rule">
                    <literalExpression id="TrialExpression" expressionLanguage="%s"><text>1</text></literalExpression>
                    </decision>
                </definitions>
                """
                .formatted(language)
                .replace(
                        "<literalExpression",
                        "<variable id=\"TrialResult\" name=\"result\" typeRef=\"integer\" /><literalExpression")
                .strip();
    }

    private ProcessDefinition newest() {
        ProcessDefinition newest = newestOrNull();
        assertThat(newest).as("the trial is deployed").isNotNull();
        return newest;
    }

    private ProcessDefinition newestOrNull() {
        return repositoryService
                .createProcessDefinitionQuery()
                .processDefinitionKey(Trial.KEY)
                .latestVersion()
                .singleResult();
    }
}
