package eu.socieux.cockpit;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives the lists that the web applications ask for without a limit the engine's largest. The engine refuses queries
 * without one, and Cockpit asks so for the versions of a process: its page would miss them.
 */
@Component
class LimitedLists extends OncePerRequestFilter {

    /** Asked for with the first list: filters are made before the engine. */
    private final ObjectProvider<ProcessEngineConfigurationImpl> engine;

    LimitedLists(ObjectProvider<ProcessEngineConfigurationImpl> engine) {
        this.engine = engine;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !"GET".equals(request.getMethod())
                || !request.getRequestURI().startsWith(request.getContextPath() + "/camunda/api/engine/")
                || request.getParameter("maxResults") != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(new Limited(request, engine.getObject().getQueryMaxResultsLimit()), response);
    }

    private static final class Limited extends HttpServletRequestWrapper {

        private final String query;

        private Limited(HttpServletRequest request, int limit) {
            super(request);
            String asked = request.getQueryString();
            this.query = (asked == null ? "" : asked + "&") + "maxResults=" + limit;
        }

        @Override
        public String getQueryString() {
            return query;
        }
    }
}
