package eu.socieux.delivery;

import eu.socieux.correspondence.Correspondent;
import eu.socieux.correspondence.Correspondents;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.Facts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Participants of an activity are reached through the partner's contact: the facility keeps no addresses of theirs. */
@Component
class ParticipantCorrespondents implements Correspondents {

    private static final String PARTICIPANTS = "participants";

    private final CaseFile caseFile;

    ParticipantCorrespondents(CaseFile caseFile) {
        this.caseFile = caseFile;
    }

    @Override
    public Set<String> roles() {
        return Set.of(PARTICIPANTS);
    }

    @Override
    public List<Correspondent> find(String role, CaseScope scope) {
        Facts facts = new Facts(caseFile.facts(scope));
        return List.of(new Correspondent(
                null,
                facts.text("contactName").orElse(null),
                facts.requiredText("contactEmail"),
                facts.requiredText("correspondenceLanguage"),
                Map.of()));
    }
}
