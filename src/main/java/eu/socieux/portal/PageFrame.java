package eu.socieux.portal;

import eu.socieux.directory.Facility;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** What every page shows around its content. Templates ask it by its name, so that error pages can as well. */
@Component("frame")
class PageFrame {

    private final Facility facility;

    PageFrame(Facility facility) {
        this.facility = facility;
    }

    /**
     * A language to read the page in.
     *
     * @param name in the language itself
     * @param address of this page in that language
     */
    public record Language(String code, String name, String address, boolean chosen) {}

    public Facility facility() {
        return facility;
    }

    /** User id of the person who is signed in, null for everybody else. */
    public String staff() {
        Authentication someone = SecurityContextHolder.getContext().getAuthentication();
        return someone == null || someone instanceof AnonymousAuthenticationToken ? null : someone.getName();
    }

    /** The four languages; each leads to the page that is being shown. */
    public List<Language> languages(Locale now) {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        // Two slashes would make the first part of the path the name of a server
        UriComponentsBuilder here = UriComponentsBuilder.fromPath(
                        (failed == null ? request.getRequestURI() : failed.toString()).replaceFirst("^/+", "/"))
                .query(failed == null ? request.getQueryString() : null);
        return PageLanguage.OFFERED.stream()
                .map(locale -> new Language(
                        locale.getLanguage(),
                        name(locale),
                        here.cloneBuilder()
                                .replaceQueryParam("lang", locale.getLanguage())
                                .build()
                                .toUriString(),
                        locale.getLanguage().equals(now.getLanguage())))
                .toList();
    }

    private static String name(Locale locale) {
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }
}
