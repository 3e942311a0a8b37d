package eu.socieux.correspondence.process;

import eu.socieux.correspondence.LetterTextCheck;
import eu.socieux.correspondence.LetterTexts;
import eu.socieux.correspondence.Letters;
import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.engine.BuildingBlock;
import eu.socieux.engine.BuildingBlock.Choice;
import eu.socieux.engine.BuildingBlocks;
import eu.socieux.engine.deployment.DeploymentCheck;
import eu.socieux.engine.deployment.Findings;
import eu.socieux.engine.deployment.Model;
import eu.socieux.engine.deployment.ModelSet;
import eu.socieux.forms.FormSchemas;
import eu.socieux.records.FactCatalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Models send letters there are to roles there are, and a letter deployed with them can be written. */
@Component
@Order(50)
class LetterCheck implements DeploymentCheck {

    private static final Pattern FILE =
            Pattern.compile("([a-z][a-z0-9_]*)\\.(" + String.join("|", LetterTexts.languages()) + ")\\.html");

    private final Letters letters;
    private final DocumentCatalogue documents;
    private final FactCatalogue facts;
    private final FormSchemas forms;
    private final BuildingBlocks blocks;
    private final LetterTextCheck check;

    LetterCheck(
            Letters letters,
            DocumentCatalogue documents,
            FactCatalogue facts,
            FormSchemas forms,
            BuildingBlocks blocks,
            LetterTextCheck check) {
        this.letters = letters;
        this.documents = documents;
        this.facts = facts;
        this.forms = forms;
        this.blocks = blocks;
        this.check = check;
    }

    @Override
    public boolean reads(String fileName) {
        return FILE.matcher(fileName).matches();
    }

    @Override
    public Set<String> needs(Model model) {
        return steps(model).entrySet().stream()
                .map(step -> value(step.getKey(), step.getValue(), Choice.LETTER))
                .flatMap(letter ->
                        LetterTexts.languages().stream().map(language -> LetterTexts.fileOf(letter, language)))
                .collect(Collectors.toSet());
    }

    @Override
    public void check(ModelSet models, Findings findings) {
        Set<String> sent = new HashSet<>();
        for (Model model : models.models()) {
            steps(model).forEach((step, block) -> {
                checkStep(models, model, step, block, findings);
                sent.add(value(step, block, Choice.LETTER));
            });
        }
        Set<String> declared = null;
        for (String file : models.names()) {
            Matcher name = FILE.matcher(ModelSet.baseName(file));
            if (name.matches()) {
                declared = declared == null ? declared(models) : declared;
                checkText(models, file, name.group(1), sent, declared, findings);
            }
        }
    }

    private void checkStep(ModelSet models, Model model, BaseElement step, BuildingBlock block, Findings findings) {
        String letter = value(step, block, Choice.LETTER);
        String recipient = value(step, block, Choice.RECIPIENT);
        LetterTexts deployed = texts(models, model, letter);
        if (!letter.isEmpty() && !letters.known().contains(letter) && deployed.isEmpty()) {
            findings.add(
                    model,
                    step,
                    "there is no letter '" + letter + "'. Deploy its text as "
                            + LetterTexts.fileOf(letter, LetterTexts.FALLBACK)
                            + " with this model, or name one of the catalogue: "
                            + String.join(", ", new TreeSet<>(letters.known())) + ".");
            return;
        }
        String goesTo = recipient.isEmpty()
                ? deployed.recipient().or(() -> letters.usualRecipient(letter)).orElse("")
                : recipient;
        if (!letter.isEmpty() && goesTo.isEmpty()) {
            findings.add(
                    model, step, "it is not said who gets the letter. Set the input recipient to one of: " + roles());
        } else if (!goesTo.isEmpty() && !letters.recipientRoles().contains(goesTo)) {
            findings.add(model, step, "letters cannot go to '" + goesTo + "'. Name one of: " + roles());
        }
    }

    private void checkText(
            ModelSet models, String file, String letter, Set<String> sent, Set<String> declared, Findings findings) {
        String text = models.text(file);
        if (!sent.contains(letter)) {
            findings.add(
                    file,
                    "no model of this deployment sends the letter '" + letter
                            + "'. Deploy it with the model that does: a letter belongs to its model.");
        }
        if (models.names().stream()
                .noneMatch(name -> ModelSet.baseName(name).equals(LetterTexts.fileOf(letter, LetterTexts.FALLBACK)))) {
            findings.add(
                    file,
                    "the letter has no English text, which stands in for languages it is not written in. Deploy "
                            + LetterTexts.fileOf(letter, LetterTexts.FALLBACK) + " too.");
        }
        new LetterTexts(Map.of(LetterTexts.FALLBACK, text))
                .attachments().stream()
                        .filter(type -> documents.find(type).isEmpty())
                        .forEach(type -> findings.add(
                                file,
                                "it encloses '" + type + "', which is no document type. Correct its attachments."));
        check.problems(text, declared).forEach(problem -> findings.add(file, problem.message()));
    }

    private Map<BaseElement, BuildingBlock> steps(Model model) {
        Map<BaseElement, BuildingBlock> found = new HashMap<>();
        model.steps().forEach((step, bean) -> blocks.find(bean)
                .filter(block -> Stream.of(block.inputs()).anyMatch(input -> input.choice() == Choice.LETTER))
                .ifPresent(block -> found.put(step, block)));
        return found;
    }

    private static String value(BaseElement step, BuildingBlock block, Choice choice) {
        return Stream.of(block.inputs())
                .filter(input -> input.choice() == choice)
                .map(input -> Model.inputs(step).getOrDefault(input.name(), ""))
                .findFirst()
                .orElse("");
    }

    private static LetterTexts texts(ModelSet models, Model model, String letter) {
        Map<String, String> texts = new HashMap<>();
        for (String language : LetterTexts.languages()) {
            models.file(model, LetterTexts.fileOf(letter, language)).ifPresent(text -> texts.put(language, text));
        }
        return new LetterTexts(texts);
    }

    private Set<String> declared(ModelSet models) {
        Set<String> declared = new HashSet<>(facts.everywhere().keySet());
        declared.addAll(facts.inLetters().keySet());
        declared.addAll(forms.keysOf(models.forms()));
        return declared;
    }

    private String roles() {
        return String.join(", ", letters.recipientRoles()) + ".";
    }
}
