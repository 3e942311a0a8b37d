package eu.socieux.forms.process;

import eu.socieux.forms.FormSchema;
import eu.socieux.forms.SubmissionRefused;
import eu.socieux.forms.process.Submitters.Submitter;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * The forms of open tasks for faces other than Tasklist. Checks no authorization: the caller has to know that the
 * person in front of it may answer this task.
 */
@Component
public class TaskForms {

    private final ProcessEngine engine;
    private final FormService formService;
    private final DeployedForms forms;
    private final Prefill prefill;
    private final Submitters submitters;

    TaskForms(
            @Lazy ProcessEngine engine,
            @Lazy FormService formService,
            DeployedForms forms,
            Prefill prefill,
            Submitters submitters) {
        this.engine = engine;
        this.formService = formService;
        this.forms = forms;
        this.prefill = prefill;
        this.submitters = submitters;
    }

    /**
     * The form of a task.
     *
     * @throws NotFoundException when the task is no longer open
     */
    public FormSchema schema(String taskId) {
        return inCommand(taskId, forms::of);
    }

    /**
     * What the form starts with: facts by key, as Tasklist gets them.
     *
     * @param language of the reader, for dates in words
     * @throws NotFoundException when the task is no longer open
     */
    public Map<String, Object> prefill(String taskId, Locale language) {
        return inCommand(taskId, task -> {
            if (task.getTaskDefinition().getTaskFormHandler() instanceof CaseFileFormHandler handler) {
                return prefill.of(task, handler.task(), language);
            }
            return Map.of();
        });
    }

    /**
     * What the form starts with, as Tasklist gets it: with dates in English words.
     *
     * @throws NotFoundException when the task is no longer open
     */
    public Map<String, Object> prefill(String taskId) {
        return prefill(taskId, Locale.UK);
    }

    /**
     * Submits the form and completes the task.
     *
     * @param answers answer per key as JSON values
     * @param author who answers: a user id, or what tells a person without account from others
     * @param channel {@code link}, {@code email}
     * @throws SubmissionRefused naming the fields to correct
     */
    public void submit(String taskId, Map<String, Object> answers, String author, String channel) {
        submitters.actAs(new Submitter(author, channel), () -> formService.submitTaskForm(taskId, answers));
    }

    private <T> T inCommand(String taskId, Function<TaskEntity, T> question) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration.getCommandExecutorTxRequired().execute(context -> {
            TaskEntity task = context.getTaskManager().findTaskById(taskId);
            if (task == null) {
                throw new NotFoundException("This task is no longer open.");
            }
            return question.apply(task);
        });
    }
}
