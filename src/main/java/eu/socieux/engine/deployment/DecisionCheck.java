package eu.socieux.engine.deployment;

import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Decisions are written in FEEL, which cannot reach out of its table, and those that models name exist. */
@Component
@Order(2)
class DecisionCheck implements DeploymentCheck {

    private static final Set<String> FEEL = Set.of(
            "",
            "feel",
            "http://www.omg.org/spec/feel/20140401",
            "https://www.omg.org/spec/dmn/20180521/feel/",
            "https://www.omg.org/spec/dmn/20191111/feel/");

    @Override
    public void check(ModelSet models, Findings findings) {
        for (String file : models.decisions().keySet()) {
            RawXml.everyElement(models.content(file), element -> {
                String language = element.getAttribute("expressionLanguage");
                if (!FEEL.contains(language.toLowerCase(Locale.ROOT))) {
                    findings.add(
                            file,
                            "“" + element.getAttribute("id") + "” is written in " + language
                                    + ". Decisions hold no code: choose FEEL as expression language.");
                }
            });
        }
        for (Model model : models.models()) {
            model.all(BusinessRuleTask.class).stream()
                    .filter(task -> task.getCamundaDecisionRef() != null)
                    .filter(task ->
                            models.decision(task.getCamundaDecisionRef()).isEmpty())
                    .forEach(task -> findings.add(
                            model,
                            task,
                            "there is no decision '" + task.getCamundaDecisionRef()
                                    + "'. Correct the name, or deploy its table with this model."));
        }
    }
}
