package eu.socieux.portal;

import eu.socieux.intake.IntakeSettings;
import eu.socieux.intake.StatusLinks;
import eu.socieux.intake.WebRequests;
import eu.socieux.links.Attempts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.WebUtils;

/**
 * Stands before the pages on which anybody can send a request and see where it stands: it answers neither too often nor
 * what another site sends. The secret in the path is what a forged request lacks.
 */
@Component
class PublicGuard implements HandlerInterceptor {

    static final Set<String> PATHS = Set.of("/request", WebRequests.PATH + "**", StatusLinks.PATH + "**");

    private static final Duration HOUR = Duration.ofHours(1);

    private final Attempts attempts;
    private final IntakeSettings settings;

    PublicGuard(Attempts attempts, IntakeSettings settings) {
        this.attempts = attempts;
        this.settings = settings;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean sends = HttpMethod.POST.matches(request.getMethod());
        if (!path.equals("/request")) {
            response.setHeader("X-Robots-Tag", "noindex, nofollow");
        }
        if (sends && "cross-site".equals(request.getHeader("Sec-Fetch-Site"))) {
            response.sendError(HttpStatus.FORBIDDEN.value());
            return false;
        }
        if (!attempts.mayAsk(request.getRemoteAddr(), secret(path)) || (sends && !mayDo(path, request))) {
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

    private boolean mayDo(String path, HttpServletRequest request) {
        String address = request.getRemoteAddr();
        if (path.equals("/request")) {
            return attempts.may("begun request", address, settings.draftsPerHour(), HOUR);
        }
        if (path.endsWith("/send")) {
            return attempts.may("sent request", address, settings.requestsPerHour(), HOUR);
        }
        long brought = brought(request);
        return brought == 0
                || attempts.may(
                        "brought bytes",
                        address,
                        brought,
                        settings.filesPerHour().toBytes(),
                        HOUR);
    }

    /** How many bytes of files are in a request. */
    private static long brought(HttpServletRequest request) {
        MultipartHttpServletRequest files = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        return files == null
                ? 0
                : files.getMultiFileMap().values().stream()
                        .flatMap(List::stream)
                        .mapToLong(MultipartFile::getSize)
                        .sum();
    }

    private static String secret(String path) {
        String[] parts = path.split("/", 4);
        return parts.length < 3 || parts[2].isEmpty() ? null : parts[2];
    }
}
