package eu.socieux.forms.process;

import eu.socieux.forms.FormSchema;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.CamundaFormRefImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Forms as they were deployed last: for pages that are filled in before there is a case. */
@Component
public class CurrentForms {

    private static final String BINDING = "latest";

    private final ProcessEngineConfigurationImpl engine;
    private final DeployedForms forms;

    CurrentForms(@Lazy ProcessEngineConfigurationImpl engine, DeployedForms forms) {
        this.engine = engine;
        this.forms = forms;
    }

    /**
     * The newest version of a form.
     *
     * @throws IllegalStateException when no form with this id is deployed
     */
    public FormSchema schema(String formId) {
        return engine.getCommandExecutorTxRequired()
                .execute(context -> forms.of(new CamundaFormRefImpl(formId, BINDING), null, formId));
    }
}
