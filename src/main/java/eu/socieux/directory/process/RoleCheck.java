package eu.socieux.directory.process;

import eu.socieux.directory.OutsideParticipant;
import eu.socieux.directory.Role;
import eu.socieux.engine.deployment.DeploymentCheck;
import eu.socieux.engine.deployment.Findings;
import eu.socieux.engine.deployment.Model;
import eu.socieux.engine.deployment.ModelSet;
import eu.socieux.engine.deployment.TaskProperty;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every user task is offered to roles there are, and waits for outside parties there are. */
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
            for (UserTask task : model.all(UserTask.class)) {
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
                                "the extension property '" + property + "' is unknown and would do nothing. Known are: "
                                        + Stream.of(TaskProperty.values())
                                                .map(TaskProperty::key)
                                                .collect(Collectors.joining(", "))
                                        + "."));
            }
        }
    }
}
