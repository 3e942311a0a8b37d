package eu.socieux.forms.process;

import eu.socieux.forms.FormSchema;
import eu.socieux.forms.FormSchemas;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.form.CamundaFormRef;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.cmd.GetCamundaFormDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.GetDeploymentResourceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.CamundaFormDefinition;
import org.springframework.stereotype.Component;

/**
 * The forms as they were deployed: a running case keeps the form of its own process version. Usable inside an engine
 * command only.
 */
@Component
class DeployedForms {

    private final FormSchemas schemas;
    private final Map<String, FormSchema> byDefinition = new ConcurrentHashMap<>();

    DeployedForms(FormSchemas schemas) {
        this.schemas = schemas;
    }

    FormSchema of(TaskEntity task) {
        TaskFormData form = task.getTaskDefinition().getTaskFormHandler().createTaskForm(task);
        return of(form.getCamundaFormRef(), form.getDeploymentId(), task.getTaskDefinitionKey());
    }

    /** The form with this id as it was deployed together with the element that names it. */
    FormSchema of(CamundaFormRef form, String deploymentId, String element) {
        CommandContext engine = Context.getCommandContext();
        CamundaFormDefinition definition =
                engine.runWithoutAuthorization(new GetCamundaFormDefinitionCmd(form, deploymentId));
        if (definition == null) {
            throw new IllegalStateException("The form '%s' of '%s' is not deployed; deploy it with its process."
                    .formatted(form.getKey(), element));
        }
        return byDefinition.computeIfAbsent(definition.getId(), id -> read(engine, definition));
    }

    private FormSchema read(CommandContext engine, CamundaFormDefinition definition) {
        try (InputStream content = engine.runWithoutAuthorization(
                new GetDeploymentResourceCmd(definition.getDeploymentId(), definition.getResourceName()))) {
            return schemas.read(new String(content.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The deployed form " + definition.getResourceName() + " cannot be read.", unreadable);
        }
    }
}
