package eu.socieux.portal;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.util.WebUtils;

/**
 * The language of a page: the one asked for by {@code ?lang=}, which a cookie remembers; else what the browser prefers;
 * else English.
 */
final class PageLanguage implements LocaleResolver, HandlerInterceptor {

    /** British English: the day stands before the month, as in the other languages. */
    static final List<Locale> OFFERED =
            List.of(Locale.UK, Locale.FRENCH, Locale.forLanguageTag("es"), Locale.forLanguageTag("pt"));

    private static final String PARAMETER = "lang";
    private static final String COOKIE = "lang";
    private static final Duration REMEMBERED = Duration.ofDays(365);

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return offered(request.getParameter(PARAMETER))
                .or(() -> Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
                        .flatMap(cookie -> offered(cookie.getValue())))
                .orElseGet(() -> preferred(request.getHeader("Accept-Language")));
    }

    /** Remembers a language that was asked for. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        offered(request.getParameter(PARAMETER)).ifPresent(language -> {
            Cookie cookie = new Cookie(COOKIE, language.getLanguage());
            cookie.setPath("/");
            cookie.setHttpOnly(true);
            cookie.setMaxAge((int) REMEMBERED.toSeconds());
            cookie.setAttribute("SameSite", "Lax");
            response.addCookie(cookie);
        });
        return true;
    }

    @Override
    public void setLocale(HttpServletRequest request, HttpServletResponse response, Locale locale) {
        throw new UnsupportedOperationException("The language of a page is chosen by its address, ?lang=fr.");
    }

    private static Optional<Locale> offered(String language) {
        return OFFERED.stream()
                .filter(locale -> locale.getLanguage().equals(language))
                .findFirst();
    }

    private static Locale preferred(String header) {
        if (header == null) {
            return Locale.UK;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> range.getRange().split("-", 2)[0])
                    .flatMap(language -> offered(language).stream())
                    .findFirst()
                    .orElse(Locale.UK);
        } catch (IllegalArgumentException malformed) {
            // Some clients send nonsense here; they can read English.
            return Locale.UK;
        }
    }
}
