package eu.socieux.directory.process;

import eu.socieux.directory.OutsideParticipant;
import eu.socieux.directory.Role;
import eu.socieux.engine.deployment.DeploymentCheck;
import eu.socieux.engine.deployment.EventProperty;
import eu.socieux.engine.deployment.Findings;
import eu.socieux.engine.deployment.Model;
import eu.socieux.engine.deployment.ModelSet;
import eu.socieux.engine.deployment.TaskProperty;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every user task is offered to roles there are, and waits for outside parties there are; the same roles record events. */
@Component
@Order(10)
class RoleCheck implements DeploymentCheck {

    private static final Set<String> ROLES =
            new TreeSet<>(Stream.of(Role.values()).map(Role::groupId).toList());

    private static final Set<String> OUTSIDE = new TreeSet<>(
            Stream.of(OutsideParticipant.values()).map(OutsideParticipant::code).toList());

    @Override
    public void check(ModelSet models, Findings findings) {
        for (Model model : models.models()) {
            model.all(UserTask.class).forEach(task -> checkTask(model, task, findings));
            model.messageEvents().forEach(event -> checkRecorded(model, event, findings));
            model.all(Event.class).stream()
                    .filter(event -> !model.messageEvents().contains(event))
                    .forEach(event -> checkPlain(model, event, findings));
        }
    }

    private static void checkTask(Model model, UserTask task, Findings findings) {
        List<String> groups = task.getCamundaCandidateGroupsList();
        if (groups.isEmpty()) {
            findings.add(
                    model,
                    task,
                    "the task is offered to nobody: nobody could end this wait. Name a role as candidate group: "
                            + String.join(", ", ROLES) + ".");
        }
        groups.stream()
                .filter(group -> !ROLES.contains(group))
                .forEach(group -> findings.add(
                        model,
                        task,
                        "there is no role '" + group + "'. Name one of these as candidate group: "
                                + String.join(", ", ROLES) + "."));
        String outside = Model.properties(task).get(TaskProperty.OUTSIDE_PARTICIPANT.key());
        if (outside != null && !OUTSIDE.contains(outside)) {
            findings.add(
                    model,
                    task,
                    "nobody outside is called '" + outside + "'. Set outsideParticipant to one of: "
                            + String.join(", ", OUTSIDE) + ".");
        }
        Model.properties(task).keySet().stream()
                .filter(property -> TaskProperty.of(property).isEmpty())
                .forEach(property -> findings.add(
                        model,
                        task,
                        unknown(property, Stream.of(TaskProperty.values()).map(TaskProperty::key))));
    }

    private static void checkRecorded(Model model, CatchEvent event, Findings findings) {
        List<String> roles = Model.list(event, EventProperty.RECORDED_BY.key());
        if (roles.isEmpty()) {
            findings.add(
                    model,
                    event,
                    "nobody may record that it has happened: nobody could end this wait. Name roles in recordedBy: "
                            + String.join(", ", ROLES) + ".");
        }
        roles.stream()
                .filter(role -> !ROLES.contains(role))
                .forEach(role -> findings.add(
                        model,
                        event,
                        "there is no role '" + role + "'. Name these in recordedBy: " + String.join(", ", ROLES)
                                + "."));
        Model.properties(event).keySet().stream()
                .filter(property -> EventProperty.of(property).isEmpty())
                .forEach(property -> findings.add(
                        model,
                        event,
                        unknown(property, Stream.of(EventProperty.values()).map(EventProperty::key))));
    }

    private static void checkPlain(Model model, Event event, Findings findings) {
        boolean startedByForm = event instanceof StartEvent start && start.getCamundaFormRef() != null;
        Model.properties(event).keySet().stream()
                .filter(property -> !startedByForm || !property.equals(TaskProperty.ROUTING_FIELDS.key()))
                .forEach(property -> findings.add(
                        model,
                        event,
                        "the extension property '" + property
                                + "' would do nothing here: only an event that waits for a"
                                + " message is recorded by people, and only a start with a form has routingFields."
                                + " Remove it, or make it a message event."));
    }

    private static String unknown(String property, Stream<String> known) {
        return "the extension property '" + property + "' is unknown and would do nothing. Known are: "
                + known.collect(Collectors.joining(", ")) + ".";
    }
}
