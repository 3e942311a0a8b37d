package eu.socieux.links.process;

import eu.socieux.forms.process.TaskForms;
import eu.socieux.links.LinkGone;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Completes tasks as people who have no account: case file and the engine's log of operations name them. */
@Component
public class AnswersByLink {

    /** How the answer came, as the case file says it. */
    private static final String CHANNEL = "link";

    private final ProcessEngine engine;
    private final IdentityService identities;
    private final TaskForms forms;

    AnswersByLink(@Lazy ProcessEngine engine, @Lazy IdentityService identities, TaskForms forms) {
        this.engine = engine;
        this.identities = identities;
        this.forms = forms;
    }

    /**
     * Submits the form of a task and completes it.
     *
     * @param author the person, as case file and log are to name them
     * @throws LinkGone when somebody else completes the task at the same moment
     * @throws eu.socieux.forms.SubmissionRefused naming the fields to correct
     * @throws eu.socieux.documents.process.MissingDocuments naming the documents to bring
     */
    public void submit(String taskId, Map<String, Object> answers, String author) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        Authentication before = identities.getCurrentAuthentication();
        identities.setAuthenticatedUserId(author);
        try {
            configuration
                    .getCommandExecutorTxRequired()
                    .execute(context -> context.runWithoutAuthorization(() -> {
                        forms.submit(taskId, answers, author, CHANNEL);
                        return null;
                    }));
        } catch (OptimisticLockingException someoneElseAnswered) {
            throw new LinkGone(someoneElseAnswered);
        } finally {
            identities.setAuthentication(before);
        }
    }
}
