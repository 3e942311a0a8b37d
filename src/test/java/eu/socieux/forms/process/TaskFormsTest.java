package eu.socieux.forms.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.socieux.directory.Deputies;
import eu.socieux.documents.Documents;
import eu.socieux.documents.PdfWriter;
import eu.socieux.engine.BuildingBlocks;
import eu.socieux.engine.CurrentStaff;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.ProcessEnginePlugin;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.rest.dto.VariableValueDto;
import org.camunda.bpm.engine.spring.ProcessEngineFactoryBean;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.transaction.PlatformTransactionManager;

/** A small engine with the form handler, the prefill and the guards, on a database of its own. */
@SpringJUnitConfig
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class TaskFormsTest {

    private static final String PROSE = "The ministry needs help with its pension law.";
    private static int lastCase = 100;

    @Autowired
    private ProcessEngine engine;

    @Autowired
    private CaseFile caseFile;

    @Autowired
    private TaskForms taskForms;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Witness witness;

    private CaseNumber caseNumber;
    private CaseScope scope;

    @BeforeEach
    void open_a_case() {
        caseNumber = new CaseNumber("R-2026-" + ++lastCase);
        scope = CaseScope.wholeCase(caseNumber);
        caseFile.open(caseNumber);
        engine.getRuntimeService().startProcessInstanceByKey("forms-test", caseNumber.value());
        signIn("ann");
    }

    @AfterEach
    void sign_out() {
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void keeps_answers_in_the_case_file_and_only_routing_fields_as_variables() {
        submit(task("UserTask_Assess"), good());

        CaseEntry entry = caseFile.entries(caseNumber).get(0);
        assertThat(entry.element()).isEqualTo("UserTask_Assess");
        assertThat(entry.form()).isEqualTo("test-assess");
        assertThat(entry.author()).isEqualTo("ann");
        assertThat(entry.answers())
                .isEqualTo(Map.of(
                        "needs", PROSE, "areas", List.of("pensions"), "activityCount", 2, "assessDecision", "proceed"));
        Map<String, Object> variables =
                engine.getRuntimeService().getVariables(task("UserTask_Confirm").getProcessInstanceId());
        assertThat(variables).isEqualTo(Map.of("assessDecision", "proceed", "activityCount", 2L));
    }

    @Test
    void leaves_no_prose_in_any_table_of_the_engine() {
        submit(task("UserTask_Assess"), good());

        List<String> tables = jdbc.sql(
                        """
                        select table_name from information_schema.tables
                        where table_schema = 'public' and table_name like 'act\\_%'
                        """)
                .query(String.class)
                .list();
        assertThat(tables).hasSizeGreaterThan(40);
        for (String table : tables) {
            assertThat(jdbc.sql("select count(*) from " + table + " t where t::text like '%pension%'")
                            .query(Long.class)
                            .single())
                    .as(table)
                    .isZero();
        }
        assertThat(jdbc.sql(
                                "select count(*) from act_ge_bytearray where convert_from(bytes_, 'UTF8') like '%pensions\"]%'")
                        .query(Long.class)
                        .single())
                .as("serialized values")
                .isZero();
    }

    @Test
    void shows_all_answers_to_listeners_of_the_same_transaction() {
        submit(task("UserTask_Assess"), good());

        assertThat(witness.seen)
                .containsEntry("needs", PROSE)
                .containsEntry("areas", List.of("pensions"))
                .containsEntry("assessDecision", "proceed");
    }

    @Test
    void refuses_wrong_answers_with_words_for_the_person_and_keeps_nothing() {
        Task task = task("UserTask_Assess");

        assertThatThrownBy(() ->
                        submit(task, good().putValue("assessDecision", "later").putValue("surplus", "x")))
                .isInstanceOf(SubmissionRefused.class)
                .hasMessage("Your answers were not saved. surplus: this form has no such field."
                        + " Decision: choose from the list.");

        assertThat(caseFile.entries(caseNumber)).isEmpty();
        assertThat(task("UserTask_Assess").getId()).isEqualTo(task.getId());
    }

    @Test
    void refuses_to_complete_a_task_beside_its_form() {
        Task task = task("UserTask_Assess");

        for (Map<String, Object> variables : List.of(
                Map.<String, Object>of(),
                Map.<String, Object>of("assessDecision", "proceed"),
                Map.<String, Object>of("formSubmitted", Variables.stringValue("yes", true)))) {
            assertThatThrownBy(() -> engine.getTaskService().complete(task.getId(), variables))
                    .isInstanceOf(ProcessEngineException.class)
                    .hasMessageContaining("'Assess request' has a form and is completed with it only");
        }
        assertThat(task("UserTask_Assess").getId()).isEqualTo(task.getId());
    }

    @Test
    void gives_the_form_only_the_facts_it_speaks_of_and_never_a_decision() {
        caseFile.note(
                scope,
                "earlier",
                Map.of(
                        "needs",
                        PROSE,
                        "activityCount",
                        2,
                        "areas",
                        List.of("pensions"),
                        "assessDecision",
                        "reject",
                        "confidential",
                        "not for this form"));

        VariableMap variables = formVariables(task("UserTask_Assess"));

        assertThat(variables.keySet())
                .containsExactlyInAnyOrder("caseNumber", "needs", "activityCount", "areas", "areaOptions");
        assertThat(rest(variables, "activityCount")).isEqualTo("Long 2");
        assertThat(rest(variables, "needs")).isEqualTo("String " + PROSE);
        assertThat(rest(variables, "areas")).isEqualTo("Json [\"pensions\"]");
        assertThat(rest(variables, "areaOptions")).isEqualTo("Json [{\"label\":\"Pensions\",\"value\":\"pensions\"}]");
    }

    @Test
    void empties_an_earlier_answer_that_is_left_out_now() {
        caseFile.note(scope, "earlier", Map.of("needs", "old needs", "remark", "old remark"));

        submit(task("UserTask_Assess"), Variables.putValue("assessDecision", "reject"));

        assertThat(caseFile.facts(scope)).containsEntry("needs", null).containsEntry("remark", "old remark");
        assertThat(formVariables(task("UserTask_Confirm"))).doesNotContainKey("needs");
    }

    @Test
    void keeps_apart_what_two_people_have_to_do() {
        submit(task("UserTask_Assess"), good());
        Task confirm = task("UserTask_Confirm");

        assertThatThrownBy(() -> engine.getTaskService().claim(confirm.getId(), "ann"))
                .hasMessageContaining("'Assess request' and 'Confirm rejection' have to be done by two people");
        assertThatThrownBy(() -> submit(confirm, Variables.createVariables()))
                .hasMessageContaining("ann did 'Assess request' in this case");

        signIn("bo");
        engine.getTaskService().claim(confirm.getId(), "bo");
        submit(confirm, Variables.putValue("remark", "agreed"));
        assertThat(tasks("UserTask_Score")).hasSize(2);
    }

    @Test
    void tells_the_items_of_a_repeated_task_apart() {
        goToScoring();
        List<Task> scoring = tasks("UserTask_Score");

        submit(scoring.get(0), Variables.putValue("score", 7));
        VariableMap other = formVariables(scoring.get(1));
        submit(scoring.get(1), Variables.putValue("score", 9));

        assertThat(other).doesNotContainKey("score");
        assertThat(other.get("candidateName")).isEqualTo("Candidate 1");
        assertThat(caseFile.entries(caseNumber).stream()
                        .filter(entry -> entry.element().equals("UserTask_Score"))
                        .map(CaseEntry::answers))
                .containsExactlyInAnyOrder(Map.of("score", 7, "item", 0), Map.of("score", 9, "item", 1));
    }

    @Test
    void starts_empty_where_the_model_says_so() {
        goToScoring();
        tasks("UserTask_Score").forEach(task -> submit(task, Variables.putValue("score", 7)));

        assertThat(formVariables(task("UserTask_Again")))
                .doesNotContainKey("remark")
                .containsKey("caseNumber");
    }

    @Test
    void takes_answers_of_people_without_account() {
        engine.getIdentityService().clearAuthentication();
        String task = task("UserTask_Assess").getId();

        assertThat(taskForms.schema(task).id()).isEqualTo("test-assess");
        assertThat(taskForms.prefill(task)).containsEntry("caseNumber", caseNumber.value());
        assertThatThrownBy(() -> taskForms.submit(task, Map.of(), "partner", "link"))
                .isInstanceOfSatisfying(SubmissionRefused.class, refused -> assertThat(refused.problems())
                        .singleElement()
                        .satisfies(problem -> assertThat(problem.key()).isEqualTo("assessDecision")));
        taskForms.submit(task, Map.of("assessDecision", "proceed", "areas", List.of("pensions")), "partner", "link");

        CaseEntry entry = caseFile.entries(caseNumber).get(0);
        assertThat(entry.author()).isEqualTo("partner");
        assertThat(entry.channel()).isEqualTo("link");
    }

    @Test
    void honours_a_newly_deployed_form_for_its_own_process_version_only() throws IOException {
        String before = new ClassPathResource("forms-test/test-assess.form").getContentAsString(StandardCharsets.UTF_8);
        String task = task("UserTask_Assess").getId();
        String deployment = engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("forms-test/forms-test.bpmn")
                .addString("test-assess.form", before.replace("\"remark\"", "\"observation\""))
                .addClasspathResource("forms-test/test-confirm.form")
                .addClasspathResource("forms-test/test-score.form")
                .deploy()
                .getId();

        assertThat(taskForms.schema(task).field("remark")).isPresent();
        engine.getRuntimeService().startProcessInstanceByKey("forms-test", caseNumber.value());
        String newer =
                engine.getTaskService().createTaskQuery().processInstanceBusinessKey(caseNumber.value()).list().stream()
                        .map(Task::getId)
                        .filter(id -> !id.equals(task))
                        .findFirst()
                        .orElseThrow();
        assertThat(taskForms.schema(newer).field("observation")).isPresent();

        engine.getRepositoryService().deleteDeployment(deployment, true);
    }

    @Test
    void says_that_a_task_is_gone() {
        assertThatThrownBy(() -> formVariables("no-such-task")).isInstanceOf(BadUserRequestException.class);
    }

    private void goToScoring() {
        submit(task("UserTask_Assess"), good());
        signIn("bo");
        submit(task("UserTask_Confirm"), Variables.putValue("remark", "agreed"));
    }

    private static VariableMap good() {
        return Variables.putValue("needs", PROSE)
                .putValue("areas", SpinValues.jsonValue("[\"pensions\"]").create())
                .putValue("activityCount", 2)
                .putValue("remark", null)
                .putValue("assessDecision", "proceed");
    }

    private void submit(Task task, Map<String, Object> answers) {
        engine.getFormService().submitTaskForm(task.getId(), answers);
    }

    private void signIn(String user) {
        engine.getIdentityService().setAuthenticatedUserId(user);
    }

    private Task task(String element) {
        return tasks(element).get(0);
    }

    private List<Task> tasks(String element) {
        return engine
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber.value())
                .taskDefinitionKey(element)
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .sorted(Comparator.comparing(task -> (Integer) Objects.requireNonNullElse(
                        engine.getTaskService().getVariable(task.getId(), "loopCounter"), 0)))
                .toList();
    }

    private VariableMap formVariables(Task task) {
        return formVariables(task.getId());
    }

    private VariableMap formVariables(String taskId) {
        return engine.getFormService().getTaskFormVariables(taskId, null, false);
    }

    /** Type and value as the REST interface sends them. */
    private static String rest(VariableMap variables, String key) {
        VariableValueDto dto = VariableValueDto.fromTypedValue(variables.getValueTyped(key));
        return dto.getType() + " " + dto.getValue();
    }

    /** Sees what a listener of the completing transaction sees. */
    static class Witness extends AbstractBpmnParseListener {

        private final Map<String, Object> seen = new HashMap<>();

        @Override
        public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
            ((UserTaskActivityBehavior) activity.getActivityBehavior())
                    .getTaskDefinition()
                    .addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, this::look);
        }

        private void look(DelegateTask task) {
            seen.putAll(task.getVariables());
        }
    }

    @Configuration
    @ComponentScan({"eu.socieux.forms", "eu.socieux.records"})
    @ConfigurationPropertiesScan("eu.socieux.forms")
    @Import({CurrentStaff.class, Deputies.class})
    static class SmallEngine {

        @Bean(destroyMethod = "close")
        EmbeddedPostgres database() throws IOException {
            return EmbeddedPostgres.builder().start();
        }

        @Bean
        DataSource dataSource(EmbeddedPostgres database) {
            DataSource dataSource = database.getPostgresDatabase();
            new ResourceDatabasePopulator(
                            new ClassPathResource("db/migration/V10__records.sql"),
                            new ClassPathResource("db/migration/V110__drafts.sql"),
                            new ClassPathResource("db/migration/V113__deputies.sql"))
                    .execute(dataSource);
            return dataSource;
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        ObjectMapper objectMapper() {
            return new ObjectMapper();
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        Documents documents() {
            return mock(Documents.class);
        }

        @Bean
        PdfWriter pdfWriter() {
            return mock(PdfWriter.class);
        }

        @Bean
        BuildingBlocks buildingBlocks() {
            return new BuildingBlocks(Map.of());
        }

        @Bean
        Witness witness() {
            return new Witness();
        }

        @Bean
        ComputedFacts lists() {
            return new ComputedFacts() {
                @Override
                public Map<String, Object> of(CaseScope scope) {
                    return Map.of("areaOptions", List.of(new Choice("Pensions", "pensions")));
                }

                @Override
                public Map<String, Object> ofItem(CaseScope scope, int index) {
                    return Map.of("candidateName", "Candidate " + index);
                }
            };
        }

        record Choice(String label, String value) {}

        @Bean
        ProcessEngineFactoryBean processEngine(
                ApplicationContext context,
                DataSource dataSource,
                PlatformTransactionManager transactions,
                List<BpmnParseListener> parseListeners,
                List<ProcessEnginePlugin> plugins) {
            var configuration = new SpringProcessEngineConfiguration();
            configuration.setProcessEngineName("forms-test");
            configuration.setApplicationContext(context);
            configuration.setDataSource(dataSource);
            configuration.setTransactionManager(transactions);
            configuration.setDatabaseSchemaUpdate("true");
            configuration.setHistory("full");
            configuration.setJobExecutorActivate(false);
            configuration.setMetricsEnabled(false);
            configuration.setDefaultSerializationFormat("application/json");
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>(parseListeners));
            List<ProcessEnginePlugin> all = new ArrayList<>(plugins);
            all.add(new SpinProcessEnginePlugin());
            configuration.setProcessEnginePlugins(all);
            configuration.setDeploymentResources(new Resource[] {
                new ClassPathResource("forms-test/forms-test.bpmn"),
                new ClassPathResource("forms-test/test-assess.form"),
                new ClassPathResource("forms-test/test-confirm.form"),
                new ClassPathResource("forms-test/test-score.form")
            });
            var factory = new ProcessEngineFactoryBean();
            factory.setProcessEngineConfiguration(configuration);
            return factory;
        }

        @Bean
        IdentityService identityService(ProcessEngine engine) {
            return engine.getIdentityService();
        }

        @Bean
        FormService formService(ProcessEngine engine) {
            return engine.getFormService();
        }
    }
}
