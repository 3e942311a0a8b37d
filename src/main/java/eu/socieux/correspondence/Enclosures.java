package eu.socieux.correspondence;

import eu.socieux.documents.DocumentStatus;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds the documents that go with a letter: of the whole case, or of the activity the letter is about. */
@Component
class Enclosures {

    private final Documents documents;
    private final CaseFacts facts;

    Enclosures(Documents documents, CaseFacts facts) {
        this.documents = documents;
        this.facts = facts;
    }

    List<LetterAttachment> find(CaseScope scope, CatalogueEntry entry, Correspondent to) {
        List<RegisteredDocument> found = new ArrayList<>();
        entry.attachments().forEach(type -> found.addAll(all(scope, type)));
        if (to.reference() != null) {
            entry.personalAttachments()
                    .forEach(type ->
                            documents.latest(scope, type, to.reference()).ifPresent(found::add));
        }
        if (!entry.teamAttachments().isEmpty()) {
            Set<Object> team = selected(scope);
            entry.teamAttachments().forEach(type -> all(scope, type).stream()
                    .filter(document -> team.contains(document.subject()))
                    .forEach(found::add));
        }
        return found.stream()
                .map(RegisteredDocument::latest)
                .map(version -> new LetterAttachment(version.id(), version.fileName(), version.mediaType()))
                .toList();
    }

    private List<RegisteredDocument> all(CaseScope scope, String type) {
        return documents.ofCase(scope.caseNumber()).stream()
                .filter(document -> document.type().equals(type) && document.status() != DocumentStatus.VOID)
                .filter(document -> document.scope().activityNumber() == null
                        || Objects.equals(document.scope().activityNumber(), scope.activityNumber()))
                .toList();
    }

    /** References of the experts whose papers the partner may see; those of other applicants stay in the house. */
    private Set<Object> selected(CaseScope scope) {
        return facts.of(scope).get("applications") instanceof List<?> applications
                ? applications.stream()
                        .filter(Map.class::isInstance)
                        .map(application -> (Map<?, ?>) application)
                        .filter(application -> "selected".equals(application.get("result")))
                        .map(application -> (Object) application.get("reference"))
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
