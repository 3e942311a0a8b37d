package eu.socieux.engine.refusal;

import jakarta.ws.rs.core.FeatureContext;
import org.glassfish.jersey.internal.spi.AutoDiscoverable;

/**
 * Registers the mapper with every JAX-RS application of the server: the engine's REST interface, and the copy of it
 * which Tasklist and Cockpit bring along. Found through {@code META-INF/services}.
 */
public final class RefusalsOverHttp implements AutoDiscoverable {

    @Override
    public void configure(FeatureContext context) {
        context.register(new RefusalMapper());
    }
}
