package eu.socieux.demonstration.process;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Groups;
import org.camunda.bpm.engine.identity.User;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * One account for each role, there only while nothing is configured for production: a start with an outside database or
 * mail server removes those which an earlier demonstration left.
 */
@Component
class DemonstrationAccounts {

    private static final Logger log = LoggerFactory.getLogger(DemonstrationAccounts.class);

    /** Marks the accounts, so that only they are ever removed. */
    private static final String DOMAIN = "@demonstration.invalid";

    static final String PASSWORD = "Try-it-2026!";

    private static final List<Account> ACCOUNTS = List.of(
            new Account("clerk", "Registry", "Clerk", "registry"),
            new Account("action", "Action", "Manager", "action-manager"),
            new Account("coordinator", "Expert", "Coordinator", "expert-coordinator"),
            new Account("logistician", "Logistics", "Officer", "logistics"),
            new Account("leader", "Team", "Leader", "team-leader"),
            new Account("desk", "Commission", "Desk", "approver"),
            new Account("assessor", "Panel", "Member", "panel"),
            new Account("designer", "Process", "Analyst", "analyst"),
            new Account("inspector", "External", "Auditor", "auditor"),
            new Account("admin", "System", "Administrator", Groups.CAMUNDA_ADMIN));

    private final IdentityService identityService;
    private final boolean wanted;

    DemonstrationAccounts(
            IdentityService identityService, @Value("${socieux.demonstration.accounts:false}") boolean wanted) {
        this.identityService = identityService;
        this.wanted = wanted;
    }

    /** After the roles exist, before the addresses and accounts are printed. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(100)
    void arrange() {
        if (wanted) {
            ACCOUNTS.forEach(this::create);
        } else {
            remove();
        }
    }

    /** The accounts, one line each: user id and role. */
    static List<String> listing() {
        return ACCOUNTS.stream()
                .map(account -> "%-12s %s".formatted(account.userId, account.group))
                .toList();
    }

    private void create(Account account) {
        if (identityService.createUserQuery().userId(account.userId).count() > 0) {
            return;
        }
        User user = identityService.newUser(account.userId);
        user.setFirstName(account.firstName);
        user.setLastName(account.lastName);
        user.setEmail(account.userId + DOMAIN);
        user.setPassword(PASSWORD);
        identityService.saveUser(user);
        identityService.createMembership(account.userId, account.group);
    }

    private void remove() {
        for (User user :
                identityService.createUserQuery().userEmailLike("%" + DOMAIN).list()) {
            identityService.deleteUser(user.getId());
            log.info("Removed the demonstration account {}: this start is configured for production.", user.getId());
        }
    }

    private record Account(String userId, String firstName, String lastName, String group) {}
}
