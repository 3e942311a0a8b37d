package eu.socieux.documents.process;

import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.DocumentType;
import eu.socieux.engine.BuildingBlock.Choice;
import eu.socieux.engine.BuildingBlock.Input;
import eu.socieux.engine.BuildingBlocks;
import eu.socieux.engine.deployment.DeploymentCheck;
import eu.socieux.engine.deployment.EventProperty;
import eu.socieux.engine.deployment.Findings;
import eu.socieux.engine.deployment.Model;
import eu.socieux.engine.deployment.ModelSet;
import eu.socieux.engine.deployment.TaskProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Models name document types of the catalogue, and require none that nothing before them produces. */
@Component
@Order(30)
class DocumentCheck implements DeploymentCheck {

    private static final String LETTERS = "letter_out";

    private final DocumentCatalogue catalogue;
    private final BuildingBlocks blocks;

    DocumentCheck(DocumentCatalogue catalogue, BuildingBlocks blocks) {
        this.catalogue = catalogue;
        this.blocks = blocks;
    }

    @Override
    public void check(ModelSet models, Findings findings) {
        var sources = new DocumentSources(models, blocks);
        for (Model model : models.models()) {
            model.steps().forEach((step, bean) -> checkStep(model, step, bean, findings));
            model.messageEvents().forEach(event -> checkRecorded(model, event, findings));
            for (UserTask task : model.all(UserTask.class)) {
                expected(model, task, TaskProperty.PRODUCED_DOCUMENTS, findings);
                expected(model, task, TaskProperty.REQUIRED_DOCUMENTS, findings).stream()
                        .filter(document -> !comesAnyway(document.type()))
                        .filter(document -> !sources.isProducedBefore(task, document.type()))
                        .forEach(document -> findings.add(
                                model,
                                task,
                                "the task requires " + describe(document.type())
                                        + ", and nothing on any way to it produces one: the task could never be completed."
                                        + " Let an earlier task name it in producedDocuments, render it before, or no"
                                        + " longer require it."));
            }
        }
    }

    /** An event is recorded with one document at most, and always with that. */
    private void checkRecorded(Model model, CatchEvent event, Findings findings) {
        String type = Model.properties(event).get(EventProperty.PRODUCED_DOCUMENTS.key());
        if (type != null && catalogue.find(type).isEmpty()) {
            findings.add(model, event, unknown(type));
        }
    }

    private boolean comesAnyway(String type) {
        return type.equals(LETTERS)
                || catalogue.find(type).filter(DocumentType::withRequest).isPresent();
    }

    /** The documents which a task names in this property; what cannot be read or is unknown becomes a finding. */
    private List<ExpectedDocument> expected(Model model, UserTask task, TaskProperty property, Findings findings) {
        List<ExpectedDocument> known = new ArrayList<>();
        for (String item : Model.list(task, property.key())) {
            try {
                ExpectedDocument document = ExpectedDocument.read(item, property == TaskProperty.PRODUCED_DOCUMENTS);
                if (catalogue.find(document.type()).isPresent()) {
                    known.add(document);
                } else {
                    findings.add(model, task, unknown(document.type()));
                }
            } catch (IllegalArgumentException unreadable) {
                findings.add(model, task, property.key() + " cannot be read: " + unreadable.getMessage());
            }
        }
        return known;
    }

    private void checkStep(Model model, BaseElement step, String bean, Findings findings) {
        blocks.find(bean).stream().flatMap(block -> Stream.of(block.inputs())).forEach(input -> {
            String type = Model.inputs(step).get(input.name());
            if (type != null && !type.isEmpty() && names(input)) {
                checkType(model, step, type, input.choice() == Choice.GENERATED_DOCUMENT, findings);
            }
        });
    }

    private static boolean names(Input input) {
        return input.choice() == Choice.DOCUMENT || input.choice() == Choice.GENERATED_DOCUMENT;
    }

    private void checkType(Model model, BaseElement step, String type, boolean generated, Findings findings) {
        if (catalogue.find(type).isEmpty()) {
            findings.add(model, step, unknown(type));
        } else if (generated && !catalogue.type(type).generated()) {
            findings.add(
                    model,
                    step,
                    "there is no template for " + describe(type) + ". These can be rendered: "
                            + types(catalogue.all().stream().filter(DocumentType::generated)) + ".");
        }
    }

    private String unknown(String type) {
        return "there is no document type '" + type + "'. Name one of the catalogue: " + types(catalogue.all().stream())
                + ".";
    }

    private String describe(String type) {
        return "“" + catalogue.label(type, Locale.UK) + "” (" + type + ")";
    }

    private static String types(Stream<DocumentType> types) {
        return types.map(DocumentType::key).collect(Collectors.joining(", "));
    }
}
