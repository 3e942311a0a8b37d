package eu.socieux.documents;

import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whom the documents of a case or activity are about: of a type that there is per expert, each member of the team. */
@Component
public class DocumentSubjects {

    private final DocumentCatalogue catalogue;
    private final CaseFacts facts;

    DocumentSubjects(DocumentCatalogue catalogue, CaseFacts facts) {
        this.catalogue = catalogue;
        this.facts = facts;
    }

    /**
     * Those of whom each needs a document of this type of their own, as the team is now; empty when the type is about
     * the case or activity, or there is no team.
     *
     * @throws RefusedDocument when there is no such type
     */
    public List<DocumentSubject> of(CaseScope scope, String type) {
        return catalogue.type(type).per() == DocumentType.Per.EXPERT ? team(scope) : List.of();
    }

    /** The team of an activity as it is now, whom a document of any type may be about; empty before there is one. */
    public List<DocumentSubject> team(CaseScope scope) {
        return experts(facts.of(scope)).stream()
                .map(expert -> new DocumentSubject(
                        String.valueOf(expert.get("reference")), String.valueOf(expert.get("name"))))
                .toList();
    }

    /** The members of the team among the facts of an activity. */
    static List<Map<?, ?>> experts(Map<String, Object> facts) {
        return facts.get("experts") instanceof List<?> team
                ? team.stream().<Map<?, ?>>map(Map.class::cast).toList()
                : List.of();
    }
}
