package eu.socieux.docs;

import static eu.socieux.docs.Markdown.code;
import static eu.socieux.docs.Markdown.link;

import eu.socieux.engine.picture.ProcessPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.ErrorEventDefinition;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.LoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The pages of {@code docs/processes}: what analysts drew, in words and tables. */
final class ProcessPages {

    static final Path FOLDER = Path.of("docs", "processes");
    static final String REGENERATE = "mvn -q test -Dtest=ProcessDocumentationTest -Ddocs.update=true";

    private static final Path MODELS = Path.of("processes");
    private static final Path FORMS = Path.of("forms");
    private static final Path LETTERS = Path.of("src", "main", "resources", "templates", "letters");
    private static final Path DOCUMENTS = Path.of("src", "main", "resources", "templates", "documents");
    private static final String TO_ROOT = "../../";
    private static final String NOTHING = "–";
    private static final Pattern DEADLINE = Pattern.compile("deadlines\\.after\\('([^']+)'\\)");
    private static final Pattern BEAN = Pattern.compile("\\$\\{(\\w+)}");

    /** The order in which a case runs through them. */
    private static final List<String> ORDER = List.of(
            "technical-assistance",
            "request-intake",
            "delegation-consultation",
            "action-planning",
            "expert-recruitment",
            "activity-delivery",
            "evaluation",
            "follow-up");

    private static final List<String> STEP_COLUMNS =
            List.of("Step", "Role", "Form", "Time allowed", "Documents needed", "Documents brought in", "Waits for");

    private final Map<String, BpmnModelInstance> models = new TreeMap<>(ProcessPages::inOrder);
    private final Map<String, String> forms = new TreeMap<>();
    private final ServiceLevels serviceLevels = new ServiceLevels(MODELS.resolve("decisions/service-levels.dmn"));
    private final BuildingBlocks buildingBlocks = new BuildingBlocks();

    ProcessPages() {
        for (Path file : filesIn(MODELS, ".bpmn")) {
            models.put(nameOf(file), Bpmn.readModelFromFile(file.toFile()));
        }
        for (Path file : filesIn(FORMS, ".form")) {
            forms.putIfAbsent(nameOf(file), slashes(file));
        }
    }

    /** Every file of the folder, by name. */
    Map<String, String> files() {
        Map<String, String> files = new TreeMap<>();
        files.put("README.md", index());
        models.forEach((id, model) -> {
            files.put(id + ".svg", ProcessPicture.of(model));
            files.put(id + ".md", page(id, model));
        });
        return files;
    }

    private String index() {
        Markdown page = new Markdown()
                .heading(1, "Processes")
                .paragraph("A case runs through these processes. They are executable: what the pictures show is what "
                        + "the engine does. To change a process, open its model in Camunda Modeler.")
                .paragraph(picture("technical-assistance", name("technical-assistance")));
        page.table(
                List.of("Process", "What it does", "Steps of people", "Letters"),
                models.entrySet().stream()
                        .map(model -> List.of(
                                link(name(model.getKey()), model.getKey() + ".md"),
                                firstSentence(documentation(process(model.getValue()))),
                                String.valueOf(model.getValue()
                                        .getModelElementsByType(UserTask.class)
                                        .size()),
                                String.valueOf(letters(model.getValue()).size())))
                        .toList());
        page.heading(2, "How to read the pictures")
                .list(List.of(
                        "Blue with a person: a step of the staff. Each has a form, a role and a service level.",
                        "Amber with a person: the facility waits for somebody outside, who answers by letter, mail, "
                                + "telephone or on a secure page; staff can enter the same answer.",
                        "Grey with a cogwheel or a table: the system does it.",
                        "Bold border with a plus: another process runs here.",
                        "A frame: several steps that end together.",
                        "Three bars: done several times side by side.",
                        "A clock on a border: a deadline. Dashed: something happens and the step goes on; solid: the "
                                + "step ends.",
                        "A stroke across the beginning of an arrow: the way taken when no other applies."))
                .paragraph(generatedFrom("the models in " + link(code("processes"), TO_ROOT + "processes")));
        return page.toString();
    }

    private String page(String id, BpmnModelInstance model) {
        Process process = process(model);
        Markdown page = new Markdown()
                .heading(1, process.getName())
                .paragraph(documentation(process))
                .paragraph(picture(id, process.getName()));
        section(page, "Steps of people", STEP_COLUMNS, rows(model, UserTask.class, this::step));
        List<String> explained = model.getModelElementsByType(UserTask.class).stream()
                .filter(task -> !documentation(task).isEmpty())
                .map(task -> "**" + label(task) + "**: " + documentation(task))
                .toList();
        if (!explained.isEmpty()) {
            page.heading(3, "What each step is for").list(explained);
        }
        section(page, "Letters", List.of("Letter", "To", "Sent in"), letters(model));
        section(page, "Documents written", List.of("Document", "Written in"), documents(model));
        section(page, "Other steps of the system", List.of("Step", "Building block", "Settings"), otherSteps(model));
        section(
                page,
                "Other processes it runs",
                List.of("Step", "Process", "Hands over", "Takes back"),
                rows(model, CallActivity.class, this::call));
        section(
                page,
                "Deadlines",
                List.of("Deadline", "On", "After", "The step", "Then"),
                rows(model, TimerEventDefinition.class, this::deadline));
        section(
                page,
                "Events recorded on the case page",
                List.of("Event", "Open during", "Form", "Recorded by", "Documents brought in", "What runs", "Then"),
                rows(model, MessageEventDefinition.class, this::recorded));
        section(
                page,
                "Errors",
                List.of("Error", "Raised by", "Then"),
                rows(model, ErrorEventDefinition.class, this::error));
        section(
                page,
                "Variables",
                List.of("Variable", "Set by", "Used by"),
                new ProcessVariables(model, buildingBlocks).rows());
        return page.paragraph(generatedFrom(
                        "the model " + link(code("processes/" + id + ".bpmn"), TO_ROOT + "processes/" + id + ".bpmn")))
                .toString();
    }

    private static void section(Markdown page, String title, List<String> columns, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            page.heading(2, title).table(columns, rows);
        }
    }

    private List<String> step(UserTask task) {
        String form = task.getCamundaFormRef();
        String separate = Properties.of(task, "separateFrom")
                .map(other ->
                        "<br>not by who did *" + label(task.getModelInstance().getModelElementById(other)) + "*")
                .orElse("");
        return List.of(
                label(task) + several(task),
                words(String.join(", ", task.getCamundaCandidateGroupsList())) + separate,
                form == null
                        ? NOTHING
                        : Optional.ofNullable(forms.get(form))
                                .map(file -> link(form, TO_ROOT + file))
                                .orElse(code(form)),
                Properties.of(task, "serviceLevel").map(serviceLevels::of).orElse(NOTHING),
                documentList(Properties.listOf(task, "requiredDocuments")),
                documentList(Properties.listOf(task, "producedDocuments")),
                Properties.of(task, "outsideParticipant").orElse(NOTHING));
    }

    private static String several(Activity activity) {
        LoopCharacteristics loop = activity.getLoopCharacteristics();
        return loop instanceof MultiInstanceLoopCharacteristics several && several.getLoopCardinality() != null
                ? "<br>once for each of "
                        + code(several.getLoopCardinality().getTextContent().strip())
                : "";
    }

    private static String documentList(List<String> documents) {
        if (documents.isEmpty()) {
            return NOTHING;
        }
        return documents.stream()
                .map(entry -> {
                    String[] parts = entry.split(" when ", 2);
                    return words(parts[0]) + (parts.length == 1 ? "" : " (when " + code(parts[1]) + ")");
                })
                .collect(Collectors.joining("<br>"));
    }

    private List<List<String>> letters(BpmnModelInstance model) {
        return model.getModelElementsByType(ServiceTask.class).stream()
                .filter(task -> input(task, "letter").isPresent())
                .map(task -> List.of(
                        template(LETTERS, input(task, "letter").orElseThrow(), ".en.html"),
                        words(input(task, "recipient").orElse(NOTHING)),
                        label(task)))
                .toList();
    }

    private List<List<String>> documents(BpmnModelInstance model) {
        return model.getModelElementsByType(ServiceTask.class).stream()
                .filter(task -> input(task, "documentType").isPresent())
                .map(task ->
                        List.of(template(DOCUMENTS, input(task, "documentType").orElseThrow(), ".html"), label(task)))
                .toList();
    }

    private static String template(Path folder, String key, String ending) {
        Path file = folder.resolve(key + ending);
        return Files.exists(file) ? link(words(key), TO_ROOT + slashes(file)) : words(key);
    }

    private List<List<String>> otherSteps(BpmnModelInstance model) {
        List<List<String>> rows = new ArrayList<>();
        for (Task task : fromLeftToRight(model.getModelElementsByType(Task.class))) {
            if (!(task instanceof ServiceTask || task instanceof BusinessRuleTask)
                    || input(task, "letter").isPresent()
                    || input(task, "documentType").isPresent()) {
                continue;
            }
            Matcher bean = BEAN.matcher(Optional.ofNullable(expression(task)).orElse(""));
            String settings = inputs(task).stream()
                    .map(input -> input.getCamundaName() + " = "
                            + code(input.getTextContent().strip()))
                    .collect(Collectors.joining("<br>"));
            rows.add(List.of(
                    label(task),
                    bean.matches() ? buildingBlocks.title(bean.group(1)) : NOTHING,
                    settings.isEmpty() ? NOTHING : settings));
        }
        return rows;
    }

    /** Steps of one kind come from the model together; readers follow the picture. */
    private static List<Task> fromLeftToRight(Collection<Task> tasks) {
        return tasks.stream()
                .sorted(Comparator.comparing(
                        task -> task.getDiagramElement().getBounds().getX()))
                .toList();
    }

    private static String expression(Task task) {
        return task instanceof ServiceTask service
                ? service.getCamundaDelegateExpression()
                : ((BusinessRuleTask) task).getCamundaDelegateExpression();
    }

    private List<String> call(CallActivity call) {
        String called = call.getCalledElement();
        return List.of(
                label(call) + several(call),
                models.containsKey(called) ? link(name(called), called + ".md") : code(called),
                named(ProcessVariables.handedOver(call)),
                named(ProcessVariables.takenBack(call)));
    }

    private static String named(List<String> variables) {
        return variables.isEmpty()
                ? NOTHING
                : variables.stream().map(Markdown::code).collect(Collectors.joining(", "));
    }

    private List<String> deadline(TimerEventDefinition timer) {
        CatchEvent event = (CatchEvent) timer.getParentElement();
        String date = Stream.of(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
                .filter(Objects::nonNull)
                .map(expression -> expression.getTextContent().strip())
                .findFirst()
                .orElse(NOTHING);
        Matcher deadline = DEADLINE.matcher(date);
        boolean boundary = event instanceof BoundaryEvent;
        return List.of(
                label(event),
                boundary ? label(((BoundaryEvent) event).getAttachedTo()) : NOTHING,
                deadline.find() ? serviceLevels.of(deadline.group(1)) : "the moment in " + code(date),
                !boundary ? "waits" : ((BoundaryEvent) event).cancelActivity() ? "ends" : "goes on",
                next(event));
    }

    private List<String> recorded(MessageEventDefinition message) {
        FlowNode event = (FlowNode) message.getParentElement();
        return List.of(
                label(event) + "<br>" + code(message.getMessage().getName()),
                event instanceof BoundaryEvent boundary ? label(boundary.getAttachedTo()) : NOTHING,
                Properties.of(event, "form")
                        .map(form -> link(form, TO_ROOT + forms.get(form)))
                        .orElse(NOTHING),
                words(String.join(", ", Properties.listOf(event, "recordedBy"))),
                documentList(Properties.listOf(event, "producedDocuments")),
                event instanceof BoundaryEvent boundary && !boundary.cancelActivity() ? "goes on" : "ends",
                next(event));
    }

    private List<String> error(ErrorEventDefinition error) {
        FlowNode event = (FlowNode) error.getParentElement();
        return List.of(
                error.getError() == null ? "any" : code(error.getError().getErrorCode()),
                event instanceof BoundaryEvent boundary ? label(boundary.getAttachedTo()) : label(event),
                next(event));
    }

    private static String next(FlowNode node) {
        return node.getOutgoing().stream()
                .map(SequenceFlow::getTarget)
                .map(target -> target instanceof Gateway && label(target).isBlank() ? next(target) : label(target))
                .collect(Collectors.joining(", "));
    }

    private static <T extends ModelElementInstance> List<List<String>> rows(
            BpmnModelInstance model, Class<T> type, Function<T, List<String>> row) {
        return model.getModelElementsByType(type).stream().map(row).toList();
    }

    private static Optional<String> input(Task task, String name) {
        return inputs(task).stream()
                .filter(input -> input.getCamundaName().equals(name))
                .map(input -> input.getTextContent().strip())
                .findFirst();
    }

    private static Collection<CamundaInputParameter> inputs(Task task) {
        if (task.getExtensionElements() == null) {
            return List.of();
        }
        return task.getExtensionElements().getElementsQuery().filterByType(CamundaInputOutput.class).list().stream()
                .flatMap(mapping -> mapping.getCamundaInputParameters().stream())
                .toList();
    }

    /** The name of an element, or what it is when it has none. */
    static String label(FlowElement element) {
        String name = element.getName();
        if (name != null && !name.isBlank()) {
            return name.strip();
        }
        return element instanceof Gateway || element instanceof SubProcess ? "" : element.getId();
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(text -> text.getTextContent().strip().replaceAll("\\s+", " "))
                .collect(Collectors.joining(" "));
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private String name(String id) {
        return process(models.get(id)).getName();
    }

    private static Process process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    private static String generatedFrom(String source) {
        return "---\n\nGenerated from " + source + ". After a change: " + code(REGENERATE);
    }

    /** The picture, which opens in full size. */
    private static String picture(String id, String name) {
        return link("![The steps of: " + name + "](" + id + ".svg)", id + ".svg");
    }

    private static String words(String key) {
        return key.replace('_', ' ').replace('-', ' ');
    }

    private static int inOrder(String one, String other) {
        int first = ORDER.indexOf(one);
        int second = ORDER.indexOf(other);
        if (first >= 0 && second >= 0) {
            return Integer.compare(first, second);
        }
        return first >= 0 ? -1 : second >= 0 ? 1 : one.compareTo(other);
    }

    private static String nameOf(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.lastIndexOf('.'));
    }

    private static String slashes(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static List<Path> filesIn(Path folder, String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> !slashes(file).contains("/translations/"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
