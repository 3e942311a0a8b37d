package eu.socieux.portal.administration;

import eu.socieux.directory.Role;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Administrators change what is on these pages, team leaders read it; for everybody else they are closed. */
@Component("administration")
class AdministrationAccess {

    /** The engine's own group of administrators. */
    private static final String ADMINISTRATORS = "camunda-admin";

    private static final String PREFIX = "ROLE_";

    /** Whether this person may change what is on the pages. */
    public boolean mayChange(Authentication person) {
        return has(person, ADMINISTRATORS);
    }

    /** Whether this person may read the pages. */
    public boolean mayRead(Authentication person) {
        return mayChange(person) || has(person, Role.TEAM_LEADER.groupId());
    }

    /** Whether whoever asks for a page may read those of the administration. */
    public boolean isOpen() {
        return mayRead(SecurityContextHolder.getContext().getAuthentication());
    }

    /**
     * Lets nobody but readers pass.
     *
     * @throws AccessDeniedException when this person may not read the pages
     */
    void requireSight(Authentication person) {
        if (!mayRead(person)) {
            throw new AccessDeniedException("These pages are for administrators and team leaders.");
        }
    }

    /**
     * Lets nobody but administrators pass.
     *
     * @throws AccessDeniedException when this person may not change what is on the pages
     */
    void requireChange(Authentication person) {
        if (!mayChange(person)) {
            throw new AccessDeniedException("Only administrators change what is on these pages.");
        }
    }

    private static boolean has(Authentication person, String group) {
        return person != null
                && person.getAuthorities().stream()
                        .anyMatch(authority -> authority.getAuthority().equals(PREFIX + group));
    }
}
