package eu.socieux.portal;

import eu.socieux.directory.Role;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Component;

/** Which staff may see cases, and which may add to them: everybody with a role sees all, auditors change nothing. */
@Component
class CaseAccess {

    private static final String PREFIX = "ROLE_";
    private static final Set<String> READERS =
            Arrays.stream(Role.values()).map(Role::groupId).collect(Collectors.toUnmodifiableSet());
    /** Much of what comes in belongs to no case: only those who sort it, answer for it, or check that read all of it. */
    private static final Set<String> MAIL_READERS = Stream.of(Role.REGISTRY, Role.TEAM_LEADER, Role.AUDITOR)
            .map(Role::groupId)
            .collect(Collectors.toUnmodifiableSet());

    /** Whether this person may see cases. */
    boolean maySee(Authentication staff) {
        return roles(staff).stream().anyMatch(READERS::contains);
    }

    /** Whether this person may add documents to cases, set them aside, and have failed letters tried again. */
    boolean mayFile(Authentication staff) {
        return roles(staff).stream().anyMatch(role -> READERS.contains(role) && !role.equals(Role.AUDITOR.groupId()));
    }

    /** Whether this person sends the letters that go out on paper. */
    boolean mayPost(Authentication staff) {
        return roles(staff).contains(Role.REGISTRY.groupId());
    }

    /** @throws AccessDeniedException when this person does not send the letters that go out on paper */
    void requirePosting(Authentication staff) {
        if (!mayPost(staff)) {
            throw new AccessDeniedException("Letters on paper are printed and sent by the registry.");
        }
    }

    /** @throws AccessDeniedException when this person may not see cases */
    void requireSight(Authentication staff) {
        if (!maySee(staff)) {
            throw new AccessDeniedException("Cases are seen by staff with a role.");
        }
    }

    /** @throws AccessDeniedException when this person may not add to cases */
    void requireFiling(Authentication staff) {
        if (!mayFile(staff)) {
            throw new AccessDeniedException("Documents are filed by staff with a role other than auditor.");
        }
    }

    /** Whether this person may read the journal of mail. */
    boolean mayReadMail(Authentication staff) {
        return roles(staff).stream().anyMatch(MAIL_READERS::contains);
    }

    /** @throws AccessDeniedException when this person may not read the journal of mail */
    void requireMail(Authentication staff) {
        if (!mayReadMail(staff)) {
            throw new AccessDeniedException("The journal of mail is read by the registry, team leaders and auditors.");
        }
    }

    /** The roles of this person, as group ids. */
    Set<String> roles(Authentication staff) {
        return staff.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(authority -> authority.startsWith(PREFIX))
                .map(authority -> authority.substring(PREFIX.length()))
                .collect(Collectors.toSet());
    }
}
