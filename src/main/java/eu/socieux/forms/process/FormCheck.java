package eu.socieux.forms.process;

import eu.socieux.documents.process.ExpectedDocument;
import eu.socieux.engine.BuildingBlock.Choice;
import eu.socieux.engine.BuildingBlocks;
import eu.socieux.engine.deployment.DeploymentCheck;
import eu.socieux.engine.deployment.EventProperty;
import eu.socieux.engine.deployment.Findings;
import eu.socieux.engine.deployment.Model;
import eu.socieux.engine.deployment.ModelSet;
import eu.socieux.engine.deployment.TaskProperty;
import eu.socieux.forms.FeelExpressions;
import eu.socieux.forms.FormComponent;
import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormSchemas;
import eu.socieux.forms.UnreadableForm;
import eu.socieux.records.FactCatalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Every user task, every start by a person and every event that people record has a form of its own deployment, which Tasklist can show, which speaks of known facts only, and which
 * asks for what the model branches on.
 */
@Component
@Order(40)
class FormCheck implements DeploymentCheck {

    private static final Pattern COMPARISON = Pattern.compile("\\$\\{\\s*(\\w+)\\s*[!=]=\\s*['\"]([^'\"]*)['\"]\\s*}");

    private final FormSchemas schemas;
    private final FactCatalogue facts;
    private final FeelExpressions feel;
    private final BuildingBlocks blocks;

    FormCheck(FormSchemas schemas, FactCatalogue facts, FeelExpressions feel, BuildingBlocks blocks) {
        this.schemas = schemas;
        this.facts = facts;
        this.feel = feel;
        this.blocks = blocks;
    }

    @Override
    public boolean reads(String fileName) {
        return fileName.endsWith(".form");
    }

    @Override
    public Set<String> needs(Model model) {
        return Stream.of(
                        model.all(UserTask.class).stream().map(UserTask::getCamundaFormRef),
                        model.all(StartEvent.class).stream().map(StartEvent::getCamundaFormRef),
                        model.messageEvents().stream().map(FormCheck::formOf))
                .flatMap(forms -> forms)
                .filter(form -> form != null && !form.isBlank())
                .map(FormCheck::fileOf)
                .collect(Collectors.toSet());
    }

    @Override
    public void check(ModelSet models, Findings findings) {
        Set<String> declared = declared(models);
        for (String file : models.names()) {
            if (reads(file)) {
                checkForm(file, models.text(file), declared, findings);
            }
        }
        for (Model model : models.models()) {
            Map<BaseElement, FormSchema> forms = new HashMap<>();
            for (StartEvent start : model.all(StartEvent.class)) {
                if (start.getCamundaFormRef() != null) {
                    checkBinding(model, start, start.getCamundaFormRefBinding(), findings);
                    formOf(models, model, start, start.getCamundaFormRef(), findings)
                            .ifPresent(form -> forms.put(start, form));
                }
            }
            for (CatchEvent event : model.messageEvents()) {
                Optional.ofNullable(formOf(event)).ifPresent(form -> formOf(models, model, event, form, findings));
                checkNotWhileOpen(model, event, findings);
            }
            for (UserTask task : model.all(UserTask.class)) {
                formOf(models, model, task, findings).ifPresent(form -> forms.put(task, form));
                checkSeparation(model, task, findings);
                if (!Set.of("none").containsAll(Model.list(task, TaskProperty.PREFILL.key()))) {
                    findings.add(model, task, "prefill can only be 'none'. Remove it, or write none.");
                }
                if (!Set.of("yes").containsAll(Model.list(task, TaskProperty.REPEATS.key()))) {
                    findings.add(model, task, "repeats can only be 'yes'. Remove it, or write yes.");
                }
            }
            forms.forEach((task, form) -> {
                checkRouting(model, task, form, findings);
                checkConditionsOfDocuments(model, task, form, findings);
            });
            checkBranches(model, forms, findings);
            checkAnswersOf(model, findings);
        }
    }

    /** Everything a form may speak of: what any form asks for, and what follows from the records. */
    private Set<String> declared(ModelSet models) {
        Set<String> declared = new HashSet<>(facts.keys());
        declared.addAll(schemas.keysOf(models.forms()));
        return declared;
    }

    private void checkForm(String file, String text, Set<String> declared, Findings findings) {
        FormSchema form;
        try {
            form = schemas.read(text);
        } catch (UnreadableForm unreadable) {
            findings.add(file, unreadable.getMessage());
            return;
        }
        if (!ModelSet.baseName(file).equals(fileOf(form.id()))) {
            findings.add(
                    file,
                    "the form's id is '" + form.id() + "'. Name the file " + fileOf(form.id()) + ", or change the id.");
        }
        form.names().stream()
                .filter(name -> !declared.contains(name) && !declared.contains(FormFacts.factInWords(name)))
                .sorted()
                .forEach(name -> findings.add(
                        file,
                        "the form speaks of '" + name
                                + "', and nobody declared it: no form asks for it, and it is not in the"
                                + " reference of facts. Correct the key, or deploy the form that asks for it too."));
        form.everything().forEach(component -> checkComponent(file, component, findings));
    }

    private void checkComponent(String file, FormComponent component, Findings findings) {
        String at = "component '" + component.id() + "': ";
        if (component.kind() == Kind.IFRAME || component.kind() == Kind.BUTTON) {
            findings.add(
                    file,
                    at + "Tasklist cannot render a component of type '"
                            + component.kind().type() + "' here. Remove it.");
        }
        if (component.kind() == Kind.TEXT
                && component.content() != null
                && (component.content().contains("{{") || component.content().startsWith("="))) {
            findings.add(
                    file,
                    at + "a text view shows what people wrote as part of the page. Use an HTML view for texts with"
                            + " placeholders.");
        }
        component.hiddenWhen().forEach(condition -> {
            try {
                feel.evaluate(condition, Map.of());
            } catch (FeelException wrong) {
                findings.add(file, at + "the condition '=" + condition + "' is not FEEL: " + firstLine(wrong));
            }
        });
    }

    private Optional<FormSchema> formOf(ModelSet models, Model model, UserTask task, Findings findings) {
        String form = task.getCamundaFormRef();
        if (form == null || form.isBlank()) {
            findings.add(
                    model,
                    task,
                    "the task has no form. Choose the type Camunda Form and name one, with the binding 'deployment'.");
            return Optional.empty();
        }
        checkBinding(model, task, task.getCamundaFormRefBinding(), findings);
        return formOf(models, model, task, form, findings);
    }

    private static void checkBinding(Model model, BaseElement element, String binding, Findings findings) {
        if (!"deployment".equals(binding)) {
            findings.add(
                    model,
                    element,
                    "its form could change while somebody fills it in. Set the binding of the form to 'deployment'.");
        }
    }

    private Optional<FormSchema> formOf(
            ModelSet models, Model model, BaseElement element, String form, Findings findings) {
        Optional<String> text = models.file(model, fileOf(form));
        if (text.isEmpty()) {
            findings.add(
                    model,
                    element,
                    "the form '" + form + "' is missing. Tick the file " + fileOf(form)
                            + " among the additional files of the deployment.");
        }
        return text.flatMap(schemas::readable);
    }

    /** The form of an event which people record; null when it names none. */
    private static String formOf(CatchEvent event) {
        return Model.properties(event).get(EventProperty.FORM.key());
    }

    private static void checkNotWhileOpen(Model model, CatchEvent event, Findings findings) {
        String task = Model.properties(event).get(EventProperty.NOT_WHILE_OPEN.key());
        if (task != null
                && model.all(UserTask.class).stream()
                        .noneMatch(known -> known.getId().equals(task))) {
            findings.add(
                    model,
                    event,
                    "notWhileOpen names '" + task + "', which is no user task of this process. Name the id of one.");
        }
    }

    private static void checkRouting(Model model, BaseElement task, FormSchema form, Findings findings) {
        Model.list(task, TaskProperty.ROUTING_FIELDS.key()).stream()
                .filter(key -> form.field(key)
                        .filter(field -> !field.readonly() && !field.disabled())
                        .isEmpty())
                .forEach(key -> findings.add(
                        model,
                        task,
                        "routingFields names '" + key + "', and the form '" + form.id()
                                + "' does not ask for it. Correct the key, or add the field to the form."));
    }

    private static void checkConditionsOfDocuments(Model model, BaseElement task, FormSchema form, Findings findings) {
        Stream.of(TaskProperty.REQUIRED_DOCUMENTS, TaskProperty.PRODUCED_DOCUMENTS)
                .flatMap(property -> Model.list(task, property.key()).stream())
                .flatMap(FormCheck::readable)
                .filter(document -> document.whenKey() != null)
                .filter(document -> form.field(document.whenKey())
                        .filter(field -> offers(field, document.whenValue()))
                        .isEmpty())
                .forEach(document -> findings.add(
                        model,
                        task,
                        "the document " + document.type() + " depends on " + document.whenKey() + "="
                                + document.whenValue() + ", and the form '" + form.id()
                                + "' offers no such answer. Correct the condition or the form."));
    }

    private static Stream<ExpectedDocument> readable(String item) {
        try {
            return Stream.of(ExpectedDocument.read(item, false));
        } catch (IllegalArgumentException reportedByTheCheckOfDocuments) {
            return Stream.empty();
        }
    }

    private static void checkSeparation(Model model, UserTask task, Findings findings) {
        Set<String> others = model.all(UserTask.class).stream()
                .map(UserTask::getId)
                .filter(id -> !id.equals(task.getId()))
                .collect(Collectors.toSet());
        Model.list(task, TaskProperty.SEPARATE_FROM.key()).stream()
                .filter(other -> !others.contains(other))
                .forEach(other -> findings.add(
                        model,
                        task,
                        "separateFrom names '" + other + "', which is no other user task of this process."
                                + " Name the id of one."));
    }

    /** A step that works on the answers of a task names a task there is. */
    private void checkAnswersOf(Model model, Findings findings) {
        model.steps().forEach((step, bean) -> blocks.find(bean).stream()
                .flatMap(block -> Stream.of(block.inputs()))
                .filter(input -> input.choice() == Choice.USER_TASK)
                .map(input -> Model.inputs(step).getOrDefault(input.name(), ""))
                .filter(task -> !task.isEmpty())
                .filter(task -> model.all(UserTask.class).stream()
                        .noneMatch(known -> known.getId().equals(task)))
                .forEach(task -> findings.add(
                        model, step, "there is no user task '" + task + "' in this process. Name the id of one.")));
    }

    /** A branch that compares an answer compares it with one that some form offers. */
    private static void checkBranches(Model model, Map<BaseElement, FormSchema> forms, Findings findings) {
        Map<String, List<FormComponent>> asked = forms.entrySet().stream()
                .flatMap(entry -> Model.list(entry.getKey(), TaskProperty.ROUTING_FIELDS.key()).stream()
                        .flatMap(key -> entry.getValue().field(key).stream()))
                .collect(Collectors.groupingBy(FormComponent::key));
        for (SequenceFlow flow : model.all(SequenceFlow.class)) {
            if (flow.getConditionExpression() == null) {
                continue;
            }
            Matcher comparison = COMPARISON.matcher(
                    flow.getConditionExpression().getTextContent().strip());
            if (comparison.matches()
                    && asked.containsKey(comparison.group(1))
                    && asked.get(comparison.group(1)).stream().noneMatch(field -> offers(field, comparison.group(2)))) {
                findings.add(
                        model,
                        flow,
                        "the condition " + comparison.group() + " can never be true: no form offers the answer '"
                                + comparison.group(2) + "'. Correct the condition or the form.");
            }
        }
    }

    private static boolean offers(FormComponent field, String value) {
        return field.options() != null
                && field.options().fixed().stream().anyMatch(option -> value.equals(option.value()));
    }

    private static String fileOf(String form) {
        return form + ".form";
    }

    private static String firstLine(Exception wrong) {
        return String.valueOf(wrong.getMessage()).lines().findFirst().orElse("");
    }
}
