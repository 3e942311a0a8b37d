package eu.socieux.engine.signin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who is signed in is written in one place, the session entry of Tasklist and Cockpit. This filter reads it for our own
 * pages, so that signing in or out anywhere counts everywhere, and tells the engine for the length of the request.
 */
final class StaffSession extends OncePerRequestFilter {

    private static final Duration REREAD_AFTER = Duration.ofMinutes(5);

    private final ProcessEngine engine;

    StaffSession(ProcessEngine engine) {
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        UserAuthentication staff = session == null ? null : read(session);
        if (staff == null) {
            chain.doFilter(request, response);
            return;
        }
        IdentityService identity = engine.getIdentityService();
        SecurityContextHolder.getContext()
                .setAuthentication(StaffAuthentication.of(staff.getName(), staff.getGroupIds()));
        identity.setAuthentication(staff.getName(), staff.getGroupIds(), staff.getTenantIds());
        try {
            chain.doFilter(request, response);
        } finally {
            identity.clearAuthentication();
        }
    }

    /** Writes the sign-in where Tasklist and Cockpit look for it. */
    static void open(HttpSession session, ProcessEngine engine, String userId) {
        Authentications all = AuthenticationUtil.getAuthsFromSession(session);
        all.addOrReplace(AuthenticationUtil.createAuthentication(engine, userId, null, null));
        AuthenticationUtil.updateSession(session, all);
    }

    /** Groups and accounts change while people are signed in: they are read again every few minutes. */
    private UserAuthentication read(HttpSession session) {
        Authentications all = AuthenticationUtil.getAuthsFromSession(session);
        AuthenticationUtil.updateCache(all, session, REREAD_AFTER.toMillis());
        return (UserAuthentication) all.getAuthenticationForProcessEngine(engine.getName());
    }
}
