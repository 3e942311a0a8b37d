package eu.socieux.intake;

import eu.socieux.correspondence.Correspondent;
import eu.socieux.correspondence.Correspondents;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The institution that asked: its contact person once known, until then whoever sent the request. */
@Component
class PartnerCorrespondents implements Correspondents {

    private final CaseFacts facts;

    PartnerCorrespondents(CaseFacts facts) {
        this.facts = facts;
    }

    @Override
    public Set<String> roles() {
        return Set.of("partner");
    }

    @Override
    public List<Correspondent> find(String role, CaseScope scope) {
        Map<String, Object> known = facts.of(scope);
        return List.of(Correspondent.of(
                first(known, "contactName", "senderName"),
                first(known, "contactEmail", "senderEmail"),
                first(known, "correspondenceLanguage", "language")));
    }

    private static String first(Map<String, Object> facts, String preferred, String otherwise) {
        return facts.get(preferred) instanceof String text && !text.isBlank()
                ? text
                : facts.get(otherwise) instanceof String text && !text.isBlank() ? text : null;
    }
}
