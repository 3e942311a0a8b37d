package eu.socieux.tasklist.desk;

import eu.socieux.directory.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Who works here, read without regard to the rights of whoever asks. Callers decide what they show of it. */
@Component
class Staff {

    /** The engine wants a limit; a group is a handful of people. */
    private static final int MOST = 1000;

    private final IdentityService identities;
    private final ProcessEngineConfigurationImpl engine;

    Staff(@Lazy IdentityService identities, @Lazy ProcessEngineConfigurationImpl engine) {
        this.identities = identities;
        this.engine = engine;
    }

    /** A member of staff; the address may be null. */
    record Member(String id, String name, String email) {}

    List<Member> ofGroup(String groupId) {
        return unchecked(() ->
                identities.createUserQuery().memberOfGroup(groupId).orderByUserId().asc().listPage(0, MOST).stream()
                        .map(Staff::member)
                        .toList());
    }

    /** Everybody who has a role. */
    List<Member> all() {
        return Arrays.stream(Role.values())
                .flatMap(role -> ofGroup(role.groupId()).stream())
                .distinct()
                .toList();
    }

    Optional<Member> find(String person) {
        return unchecked(() -> Optional.ofNullable(
                        identities.createUserQuery().userId(person).singleResult())
                .map(Staff::member));
    }

    /** Ids of the groups somebody is in. */
    Set<String> groupsOf(String person) {
        return unchecked(() -> identities.createGroupQuery().groupMember(person).listPage(0, MOST).stream()
                .map(Group::getId)
                .collect(Collectors.toSet()));
    }

    <T> T unchecked(Supplier<T> reading) {
        return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(reading::get));
    }

    private static Member member(User user) {
        String name = "%s %s"
                .formatted(text(user.getFirstName()), text(user.getLastName()))
                .strip();
        return new Member(user.getId(), name.isEmpty() ? user.getId() : name, user.getEmail());
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
