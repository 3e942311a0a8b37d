package eu.socieux.forms.process;

import eu.socieux.forms.FormSchema;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The forms of events that people record, which models name in the property {@code form} of the event. */
@Component
public class EventForms {

    private static final String BINDING = "deployment";

    private final ProcessEngineConfigurationImpl engine;
    private final DeployedForms forms;

    EventForms(@Lazy ProcessEngineConfigurationImpl engine, DeployedForms forms) {
        this.engine = engine;
        this.forms = forms;
    }

    /**
     * The form of an event.
     *
     * @param formId what the model names
     * @param deploymentId deployment of the model
     * @param element id of the event, for the message when the form is missing
     * @throws IllegalStateException when the form was not deployed with the model
     */
    public FormSchema schema(String formId, String deploymentId, String element) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> forms.of(new CamundaFormRefImpl(formId, BINDING), deploymentId, element));
    }
}
