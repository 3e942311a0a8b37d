package eu.socieux.engine.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Puts the interceptor that unwraps refusals around everything the engine does for a caller. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class RefusalPlugin extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        List<CommandInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new RefusalUnwrapping());
        interceptors.addAll(Optional.ofNullable(configuration.getCustomPreCommandInterceptorsTxRequired())
                .orElse(List.of()));
        configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    }
}
