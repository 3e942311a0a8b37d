package eu.socieux.correspondence;

import eu.socieux.directory.Delegation;
import eu.socieux.directory.Delegations;
import eu.socieux.directory.Facility;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The offices which the directory knows: the Delegation in the case's country, the Commission and its bodies. */
@Component
class OfficeCorrespondents implements Correspondents {

    private final CaseFacts facts;
    private final Delegations delegations;
    private final Facility facility;

    OfficeCorrespondents(CaseFacts facts, Delegations delegations, Facility facility) {
        this.facts = facts;
        this.delegations = delegations;
        this.facility = facility;
    }

    @Override
    public Set<String> roles() {
        return Set.of("delegation", "commission", "steering-committee", "focal-points");
    }

    @Override
    public List<Correspondent> find(String role, CaseScope scope) {
        return switch (role) {
            case "delegation" -> delegation(scope);
            case "commission" -> List.of(Correspondent.of(null, facility.commission(), "en"));
            case "steering-committee" -> List.of(Correspondent.of(null, facility.steeringCommittee(), "en"));
            default -> List.of(Correspondent.of(null, facility.focalPoints(), "en"));
        };
    }

    private List<Correspondent> delegation(CaseScope scope) {
        if (!(facts.of(scope).get("country") instanceof String country)) {
            throw new IllegalStateException("The country of " + scope.caseNumber()
                    + " is not known, so its Delegation is not either; enter the country of the request first.");
        }
        Delegation delegation = delegations.of(country);
        return List.of(Correspondent.of(null, delegation.email(), delegation.language()));
    }
}
