package eu.socieux;

import static eu.socieux.engine.deployment.Model.extensions;
import static eu.socieux.engine.deployment.Model.inputs;
import static eu.socieux.engine.deployment.Model.list;
import static eu.socieux.engine.deployment.Model.properties;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import eu.socieux.directory.Role;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.forms.FormFiles;
import eu.socieux.forms.FormSchema;
import eu.socieux.links.AnswerLinks;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ParallelGateway;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.config.YamlMapFactoryBean;
import org.springframework.core.io.FileSystemResource;

/**
 * Holds models, forms, decisions, building blocks, roles, letters and documents against each other, in both directions:
 * what a model names exists, and what exists is used by some model.
 */
class ProcessContractTest {

    private static final Path PROCESSES = Path.of("processes");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final List<String> LANGUAGES = List.of("en", "es", "fr", "pt");

    /** An application is recorded together with its submission: the end of the call in between would lose it. */
    private static final Set<String> RECORDED_WITH_THE_ANSWER =
            Set.of("UserTask_AwaitApplication", "ServiceTask_RecordApplication", "ServiceTask_SendApplicationReceipt");

    private static final Map<Class<? extends BaseElement>, String> PREFIXES = Map.ofEntries(
            Map.entry(UserTask.class, "UserTask"),
            Map.entry(ServiceTask.class, "ServiceTask"),
            Map.entry(BusinessRuleTask.class, "BusinessRuleTask"),
            Map.entry(CallActivity.class, "CallActivity"),
            Map.entry(SubProcess.class, "SubProcess"),
            Map.entry(ExclusiveGateway.class, "Gateway"),
            Map.entry(ParallelGateway.class, "Gateway"),
            Map.entry(SequenceFlow.class, "Flow"),
            Map.entry(StartEvent.class, "StartEvent"),
            Map.entry(EndEvent.class, "EndEvent"),
            Map.entry(BoundaryEvent.class, "BoundaryEvent"),
            Map.entry(IntermediateCatchEvent.class, "TimerEvent"));

    private static final Pattern DEADLINE = Pattern.compile("\\$\\{deadlines\\.after\\('([^']*)'\\)}");
    private static final Pattern SET_VARIABLE =
            Pattern.compile("\\$\\{execution\\.setVariable\\('(\\w+)',\\s*'([^']*)'\\)}");

    private static final Map<String, FormSchema> FORMS =
            FormFiles.paths().stream().collect(toMap(FormFiles::idOf, FormFiles::read));
    private static final Map<String, Class<?>> BLOCKS = ShippedChecks.buildingBlocks();
    private static final Set<String> SERVICE_LEVELS = serviceLevels();
    private static final Map<String, Boolean> DOCUMENT_TYPES = documentTypes();
    private static final Set<String> LETTERS = yaml("letters/catalogue.yaml").keySet();

    static List<Model> models() {
        return Model.all();
    }

    /** Everything that the gate asks of analysts, too: see the modules' deployment checks. */
    @Test
    void the_models_pass_the_gate_that_every_deployment_passes() {
        assertThat(ShippedChecks.reasonsAgainst(ShippedChecks.files())).isEmpty();
    }

    // Names and pictures

    @ParameterizedTest
    @MethodSource("models")
    void a_process_says_what_it_is(Model model) {
        Process process = model.process();
        assertThat(process.getId()).isEqualTo(model.name());
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getName()).isNotBlank();
        assertThat(documentationOf(process)).as("documentation").isNotBlank();
        assertThat(process.getCamundaHistoryTimeToLiveString())
                .as("history time to live")
                .isNotBlank();
        assertThat(process.getCamundaVersionTag()).as("version tag").isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("models")
    void ids_say_what_kind_of_element_they_name(Model model) {
        check(model.all(FlowElement.class), element -> {
            String prefix = PREFIXES.get(element.getElementType().getInstanceType());
            return prefix != null && element.getId().matches(prefix + "_[A-Z][A-Za-z0-9]*");
        });
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_step_and_event_has_a_name_and_every_human_step_an_explanation(Model model) {
        check(
                model.all(FlowNode.class),
                node -> (node instanceof Gateway && node.getOutgoing().size() < 2)
                        || node instanceof ParallelGateway
                        || isFilled(node.getName()));
        check(model.all(UserTask.class), task -> isFilled(documentationOf(task)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_element_is_drawn(Model model) {
        check(
                model.all(FlowNode.class),
                node -> node.getDiagramElement() instanceof BpmnShape shape
                        && shape.getBounds().getWidth() > 0
                        && shape.getBounds().getHeight() > 0);
        check(
                model.all(SequenceFlow.class),
                flow -> flow.getDiagramElement() != null
                        && flow.getDiagramElement().getWaypoints().size() >= 2);
    }

    // Human steps

    @ParameterizedTest
    @MethodSource("models")
    void every_user_task_has_a_form_of_its_name_and_of_its_own_deployment(Model model) {
        check(
                model.all(UserTask.class),
                task -> kebab(task.getId()).equals(task.getCamundaFormRef())
                        && "deployment".equals(task.getCamundaFormRefBinding())
                        && FORMS.containsKey(task.getCamundaFormRef()));
    }

    @ParameterizedTest
    @MethodSource("models")
    void only_a_process_with_a_form_of_its_own_is_started_by_people(Model model) {
        boolean withForm = model.all(StartEvent.class).stream().anyMatch(start -> start.getCamundaFormRef() != null);
        assertThat(model.process().isCamundaStartableInTasklist()).isEqualTo(withForm);
        check(
                model.all(StartEvent.class),
                start -> start.getCamundaFormRef() == null
                        || (kebab(start.getId()).equals(start.getCamundaFormRef())
                                && "deployment".equals(start.getCamundaFormRefBinding())
                                && FORMS.containsKey(start.getCamundaFormRef())));
    }

    @ParameterizedTest
    @MethodSource("models")
    void every_user_task_is_offered_to_one_role_and_to_nobody_by_name(Model model) {
        Set<String> roles = Stream.of(Role.values()).map(Role::groupId).collect(toSet());
        check(
                model.all(UserTask.class),
                task -> roles.contains(task.getCamundaCandidateGroups())
                        && task.getCamundaAssignee() == null
                        && task.getCamundaCandidateUsers() == null);
    }

    @ParameterizedTest
    @MethodSource("models")
    void a_fault_after_a_human_step_does_not_make_the_person_type_again(Model model) {
        check(
                model.all(UserTask.class),
                task -> task.isCamundaAsyncAfter() != RECORDED_WITH_THE_ANSWER.contains(task.getId()));
        check(model.all(MultiInstanceLoopCharacteristics.class), MultiInstanceLoopCharacteristics::isCamundaAsyncAfter);
    }

    @Test
    void every_service_level_is_used() {
        Set<String> used = new TreeSet<>();
        models().forEach(model -> {
            model.all(UserTask.class).forEach(task -> used.add(properties(task).get("serviceLevel")));
            model.all(TimeDate.class).forEach(timer -> DEADLINE.matcher(timer.getTextContent())
                    .results()
                    .forEach(deadline -> used.add(deadline.group(1))));
        });
        assertThat(SERVICE_LEVELS).isSubsetOf(used);
    }

    @ParameterizedTest
    @MethodSource("models")
    void exactly_the_waits_for_outside_people_are_marked_as_such(Model model) {
        check(model.all(UserTask.class), task -> {
            String outside = properties(task).get("outsideParticipant");
            return task.getId().startsWith("UserTask_Await") ? outside != null : outside == null;
        });
    }

    @Test
    void every_form_is_used() {
        Set<String> used = models().stream()
                .flatMap(model -> model.all(UserTask.class).stream())
                .map(UserTask::getCamundaFormRef)
                .collect(toSet());
        models().stream()
                .flatMap(model -> model.all(StartEvent.class).stream())
                .map(StartEvent::getCamundaFormRef)
                .forEach(used::add);
        recordedEvents().forEach(event -> used.add(properties(event).get("form")));
        assertThat(FORMS.keySet()).isSubsetOf(used);
    }

    // Events that staff record on the page of a case

    @Test
    void events_that_people_record_are_named_for_what_happened_and_have_a_title_in_every_language() throws IOException {
        Set<String> messages =
                recordedEvents().map(ProcessContractTest::messageOf).collect(toSet());
        assertThat(messages).isNotEmpty().allSatisfy(message -> assertThat(message)
                .matches("[a-z]+\\.[a-z]+[A-Z]\\w+"));
        for (String file : List.of("pages", "pages_es", "pages_fr", "pages_pt")) {
            var texts = new Properties();
            try (Reader reader = Files.newBufferedReader(RESOURCES.resolve("messages/" + file + ".properties"))) {
                texts.load(reader);
            }
            assertThat(texts.stringPropertyNames())
                    .as(file)
                    .containsAll(messages.stream()
                            .map(message -> "pages.event." + message)
                            .toList());
        }
    }

    // Machine steps

    @ParameterizedTest
    @MethodSource("models")
    void machine_steps_are_building_blocks_in_a_transaction_of_their_own(Model model) {
        model.steps().forEach(step -> {
            assertThat(step.task().isCamundaAsyncBefore())
                    .as(step.task().getId() + " asyncBefore")
                    .isNotEqualTo(RECORDED_WITH_THE_ANSWER.contains(step.task().getId()));
            assertThat(step.expression()).as(step.task().getId()).matches("\\$\\{\\w+}");
        });
    }

    /** Except those which only analysts have had a use for so far. */
    @Test
    void every_delegate_is_used() {
        Set<String> used =
                models().stream().flatMap(Model::steps).map(Step::bean).collect(toSet());
        assertThat(BLOCKS.entrySet().stream()
                        .filter(block -> JavaDelegate.class.isAssignableFrom(block.getValue()))
                        .map(Map.Entry::getKey)
                        .filter(bean -> !bean.equals("fileDocumentDelegate")))
                .isSubsetOf(used);
    }

    /** Except the one with a new link, which people send or ask for. */
    @Test
    void every_letter_is_used_and_written_in_all_languages() {
        Set<String> used = models().stream()
                .flatMap(Model::steps)
                .filter(step -> step.bean().equals("sendLetterDelegate"))
                .map(step -> inputs(step.task()).get("letter"))
                .collect(toSet());
        assertThat(LETTERS)
                .filteredOn(letter -> !letter.equals(AnswerLinks.LETTER))
                .isSubsetOf(used);
        Set<String> expected = LETTERS.stream()
                .flatMap(letter -> LANGUAGES.stream().map(language -> letter + "." + language + ".html"))
                .collect(toCollection(TreeSet::new));
        assertThat(files("templates/letters").filter(file -> file.matches("\\w+\\.\\w\\w\\.html")))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void every_generated_document_has_a_template_and_is_made_by_some_model() {
        Set<String> generated = DOCUMENT_TYPES.entrySet().stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(toSet());
        Set<String> made = models().stream()
                .flatMap(Model::steps)
                .filter(step -> step.bean().equals("renderDocumentDelegate"))
                .map(step -> inputs(step.task()).get("documentType"))
                .collect(toSet());
        assertThat(made).isEqualTo(generated);
        assertThat(files("templates/documents")
                        .filter(file -> file.endsWith(".html"))
                        .map(file -> file.replace(".html", ""))
                        .filter(file -> !file.equals("parts")))
                .containsExactlyInAnyOrderElementsOf(generated);
    }

    // Flow of control

    @ParameterizedTest
    @MethodSource("models")
    void every_question_has_labelled_answers_and_a_default(Model model) {
        check(
                model.all(ExclusiveGateway.class).stream()
                        .filter(gateway -> gateway.getOutgoing().size() > 1)
                        .toList(),
                gateway -> gateway.getName().endsWith("?")
                        && gateway.getDefault() != null
                        && gateway.getOutgoing().stream()
                                .allMatch(flow -> isFilled(flow.getName())
                                        && (flow.getConditionExpression() == null)
                                                == flow.equals(gateway.getDefault())));
    }

    @ParameterizedTest
    @MethodSource("models")
    void calls_pass_the_case_number_and_named_variables_that_exist(Model model) {
        Map<String, Model> byName = models().stream().collect(toMap(Model::name, Function.identity()));
        check(model.all(CallActivity.class), call -> {
            Model called = byName.get(call.getCalledElement());
            List<CamundaIn> in = extensions(call, CamundaIn.class);
            List<CamundaOut> out = extensions(call, CamundaOut.class);
            return called != null
                    && in.stream()
                            .anyMatch(one -> "#{execution.processBusinessKey}".equals(one.getCamundaBusinessKey()))
                    && in.stream().noneMatch(one -> "all".equals(one.getCamundaVariables()))
                    && out.stream().noneMatch(one -> "all".equals(one.getCamundaVariables()))
                    && out.stream().allMatch(one -> called.declaredVariables().contains(one.getCamundaSource()));
        });
    }

    // Reading

    private static Stream<CatchEvent> recordedEvents() {
        return models().stream()
                .flatMap(model -> model.all(CatchEvent.class).stream())
                .filter(event -> messageOf(event) != null);
    }

    private static String messageOf(CatchEvent event) {
        return event.getEventDefinitions().stream()
                .filter(MessageEventDefinition.class::isInstance)
                .map(definition ->
                        ((MessageEventDefinition) definition).getMessage().getName())
                .findFirst()
                .orElse(null);
    }

    private static <T extends ModelElementInstance> void check(Collection<T> elements, Predicate<T> rule) {
        assertThat(elements.stream()
                        .filter(element -> !rule.test(element))
                        .map(element ->
                                element instanceof BaseElement named ? named.getId() : element.getTextContent()))
                .as("elements that break the rule")
                .isEmpty();
    }

    private static String documentationOf(BaseElement element) {
        return element.getDocumentations().stream()
                .map(ModelElementInstance::getTextContent)
                .findFirst()
                .orElse("");
    }

    private static boolean isFilled(String text) {
        return text != null && !text.isBlank();
    }

    private static String kebab(String elementId) {
        return elementId
                .substring(elementId.indexOf('_') + 1)
                .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-")
                .toLowerCase(Locale.ROOT);
    }

    private static Set<String> serviceLevels() {
        return Dmn.readModelFromFile(
                        PROCESSES.resolve("decisions/service-levels.dmn").toFile())
                .getModelElementsByType(Rule.class)
                .stream()
                .map(rule -> rule.getInputEntries().iterator().next().getTextContent())
                .map(text -> text.strip().replace("\"", ""))
                .collect(toCollection(TreeSet::new));
    }

    /** Type to whether the facility makes it itself. */
    private static Map<String, Boolean> documentTypes() {
        return ((List<?>) yaml("documents/document-types.yaml").get("document-types"))
                .stream()
                        .map(type -> (Map<?, ?>) type)
                        .collect(toMap(
                                type -> (String) type.get("key"), type -> Boolean.TRUE.equals(type.get("generated"))));
    }

    private static Map<String, Object> yaml(String resource) {
        var yaml = new YamlMapFactoryBean();
        yaml.setResources(new FileSystemResource(RESOURCES.resolve(resource)));
        return yaml.getObject();
    }

    private static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.list(RESOURCES.resolve(folder))) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A machine step and the expression that names its building block. */
    private record Step(FlowNode task, String expression) {

        String bean() {
            return expression == null ? "" : expression.replaceAll("[${}]", "");
        }
    }

    /** One process file. */
    record Model(Path file, BpmnModelInstance content) {

        private static List<Model> all() {
            try (Stream<Path> files = Files.list(PROCESSES)) {
                return files.filter(file -> file.toString().endsWith(".bpmn"))
                        .sorted()
                        .map(file -> new Model(file, Bpmn.readModelFromFile(file.toFile())))
                        .toList();
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        String name() {
            return file.getFileName().toString().replace(".bpmn", "");
        }

        Process process() {
            return all(Process.class).iterator().next();
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return content.getModelElementsByType(type);
        }

        Stream<Step> steps() {
            return Stream.concat(
                    all(ServiceTask.class).stream().map(task -> new Step(task, task.getCamundaDelegateExpression())),
                    all(BusinessRuleTask.class).stream()
                            .map(task -> new Step(task, task.getCamundaDelegateExpression())));
        }

        /** What answers, calls, building blocks and ends of this process set. */
        Set<String> declaredVariables() {
            Set<String> declared = new TreeSet<>();
            all(UserTask.class).forEach(task -> declared.addAll(list(task, "routingFields")));
            all(CallActivity.class).forEach(call -> extensions(call, CamundaOut.class)
                    .forEach(out -> declared.add(out.getCamundaTarget())));
            all(CamundaExecutionListener.class).forEach(listener -> {
                Matcher set = SET_VARIABLE.matcher(String.valueOf(listener.getCamundaExpression()));
                if (set.matches()) {
                    declared.add(set.group(1));
                }
            });
            steps().map(step -> BLOCKS.get(step.bean()))
                    .filter(Objects::nonNull)
                    .forEach(block -> Stream.of(
                                    block.getAnnotation(BuildingBlock.class).outputs())
                            .map(BuildingBlock.Output::name)
                            .forEach(declared::add));
            return declared;
        }

        @Override
        public String toString() {
            return name();
        }
    }
}
