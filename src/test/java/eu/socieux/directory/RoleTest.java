package eu.socieux.directory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoleTest {

    @Test
    void theGroupOfARoleIsTheCandidateGroupOfTheModels() {
        assertThat(Role.values())
                .extracting(Role::groupId)
                .containsExactly(
                        "registry",
                        "action-manager",
                        "expert-coordinator",
                        "logistics",
                        "team-leader",
                        "approver",
                        "panel",
                        "analyst",
                        "auditor");
    }
}
