package eu.socieux.calendar.process;

import eu.socieux.engine.deployment.DeploymentCheck;
import eu.socieux.engine.deployment.Findings;
import eu.socieux.engine.deployment.Model;
import eu.socieux.engine.deployment.ModelSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.TimeDate;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every user task has a service level, and every service level that a model names is a row of the table. */
@Component
@Order(20)
class ServiceLevelCheck implements DeploymentCheck {

    private static final String TABLE = "service-levels";
    private static final Pattern KEY = Pattern.compile("\"([^\"]+)\"");

    @Override
    public void check(ModelSet models, Findings findings) {
        Optional<DmnModelInstance> table = models.decision(TABLE);
        if (table.isEmpty()) {
            return;
        }
        Set<String> known = keys(table.get());
        for (Model model : models.models()) {
            for (UserTask task : model.all(UserTask.class)) {
                String level = Model.properties(task).get("serviceLevel");
                if (level == null) {
                    findings.add(
                            model,
                            task,
                            "the task has no service level, so that it would never be overdue. Set the extension property"
                                    + " serviceLevel to a row of the table service-levels.");
                } else if (!known.contains(level)) {
                    findings.add(model, task, unknown(level));
                }
            }
            for (TimeDate date : model.all(TimeDate.class)) {
                Deadlines.serviceLevelIn(date.getTextContent())
                        .filter(level -> !known.contains(level))
                        .ifPresent(level -> findings.add(model, date, unknown(level)));
            }
        }
        checkRowsStay(models, known, findings);
    }

    /** Running versions of other processes read the new table too. */
    private static void checkRowsStay(ModelSet models, Set<String> known, Findings findings) {
        models.decisions().forEach((file, content) -> {
            if (content.getModelElementsByType(Decision.class).stream()
                    .noneMatch(decision -> decision.getId().equals(TABLE))) {
                return;
            }
            Map<String, String> needed = new TreeMap<>();
            for (Model model : models.landscape()) {
                model.all(UserTask.class).forEach(task -> Optional.ofNullable(
                                Model.properties(task).get("serviceLevel"))
                        .ifPresent(level -> needed.put(level, model.file())));
            }
            needed.keySet().removeAll(known);
            needed.forEach((level, model) -> findings.add(
                    file, "the row '" + level + "' is missing, and " + model + " still needs it. Put it back."));
        });
    }

    private static Set<String> keys(DmnModelInstance table) {
        Set<String> keys = new TreeSet<>();
        for (Rule rule : table.getModelElementsByType(Rule.class)) {
            Matcher key = KEY.matcher(rule.getInputEntries().iterator().next().getTextContent());
            while (key.find()) {
                keys.add(key.group(1));
            }
        }
        return keys;
    }

    private static String unknown(String level) {
        return "there is no service level '" + level
                + "'. Add a row to the table service-levels and deploy it too, or name" + " one that is there.";
    }
}
