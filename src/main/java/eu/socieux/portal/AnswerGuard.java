package eu.socieux.portal;

import eu.socieux.links.AnswerLinks;
import eu.socieux.links.Attempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Stands before the pages of links: it answers neither too often nor what another site sends. The secret in the path is
 * what a forged request lacks; the check of the origin comes on top, for one whose secret has leaked.
 */
@Component
class AnswerGuard implements HandlerInterceptor {

    private final Attempts attempts;

    AnswerGuard(Attempts attempts) {
        this.attempts = attempts;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        if (HttpMethod.POST.matches(request.getMethod()) && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return false;
        }
        if (!attempts.mayAsk(request.getRemoteAddr(), secret(request))) {
            response.setHeader("Retry-After", "60");
            response.sendError(HttpStatus.TOO_MANY_REQUESTS.value());
            return false;
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failed) {
        if (response.getStatus() == HttpStatus.NOT_FOUND.value()) {
            attempts.guessed(request.getRemoteAddr());
        }
    }

    private static String secret(HttpServletRequest request) {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        return path.length() <= AnswerLinks.PATH.length()
                ? null
                : path.substring(AnswerLinks.PATH.length()).split("/", 2)[0];
    }
}
