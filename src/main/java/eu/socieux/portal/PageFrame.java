package eu.socieux.portal;

import eu.socieux.directory.Facility;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
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
    private final CaseAccess access;

    PageFrame(Facility facility, CaseAccess access) {
        this.facility = facility;
        this.access = access;
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
        return signedIn().map(Authentication::getName).orElse(null);
    }

    /** Whether the menu leads to the register of requests. */
    public boolean requests() {
        return signedIn().filter(access::maySee).isPresent();
    }

    /** Whether the menu leads to the journal of mail. */
    public boolean mail() {
        return signedIn().filter(access::mayReadMail).isPresent();
    }

    private static Optional<Authentication> signedIn() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(someone -> !(someone instanceof AnonymousAuthenticationToken));
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
