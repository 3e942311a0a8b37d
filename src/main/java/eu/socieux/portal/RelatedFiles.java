package eu.socieux.portal;

import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.documents.DocumentStatus;
import eu.socieux.documents.DocumentVersion;
import eu.socieux.documents.Documents;
import eu.socieux.documents.RegisteredDocument;
import eu.socieux.portal.CaseView.Joined;
import eu.socieux.portal.CaseView.Related;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseNumber;
import eu.socieux.records.CaseRelation;
import eu.socieux.records.CaseRelation.Kind;
import eu.socieux.records.CaseRelations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The other cases that belong to one, with what is filed in those that were merged into it. */
@Component
class RelatedFiles {

    private static final Set<String> HEADING = Set.of("institutionName", "senderName", "title", "subject");

    private final CaseRelations relations;
    private final CaseFile caseFile;
    private final Documents documents;
    private final DocumentCatalogue catalogue;
    private final CaseSummary summary;

    RelatedFiles(
            CaseRelations relations,
            CaseFile caseFile,
            Documents documents,
            DocumentCatalogue catalogue,
            CaseSummary summary) {
        this.relations = relations;
        this.caseFile = caseFile;
        this.documents = documents;
        this.catalogue = catalogue;
        this.summary = summary;
    }

    /** In the order in which they were related; those merged through another come last. */
    List<Related> of(CaseNumber number, Locale locale) {
        Map<CaseNumber, CaseRelation> byCase = new LinkedHashMap<>();
        relations.of(number).forEach(relation -> byCase.put(other(relation, number), relation));
        List<CaseNumber> merged = relations.livingIn(number);
        merged.forEach(other -> byCase.putIfAbsent(other, null));
        Map<String, Map<String, String>> headings =
                caseFile.latest(byCase.keySet().stream().map(CaseNumber::value).toList(), HEADING);
        List<Related> related = new ArrayList<>();
        byCase.forEach((other, relation) -> {
            Map<String, String> heading = headings.getOrDefault(other.value(), Map.of());
            related.add(new Related(
                    other.value(),
                    heading.getOrDefault("title", heading.getOrDefault("subject", "")),
                    heading.getOrDefault("institutionName", heading.getOrDefault("senderName", "")),
                    merged.contains(other) ? "mergedHere" : way(relation, number),
                    relation == null ? null : summary.moment(relation.madeAt(), locale),
                    relation == null ? null : relation.madeBy(),
                    merged.contains(other) ? joined(other, locale) : List.of()));
        });
        return related;
    }

    private static CaseNumber other(CaseRelation relation, CaseNumber number) {
        return relation.caseNumber().equals(number) ? relation.otherCase() : relation.caseNumber();
    }

    /** {@code linked}, and the two ways in which the other kinds read. */
    private static String way(CaseRelation relation, CaseNumber number) {
        return relation.kind() == Kind.LINKED || relation.caseNumber().equals(number)
                ? relation.kind().key()
                : relation.kind().key() + "Here";
    }

    private List<Joined> joined(CaseNumber other, Locale locale) {
        return documents.ofCase(other).stream()
                .filter(document -> document.status() != DocumentStatus.VOID)
                .map(document -> joined(document, locale))
                .toList();
    }

    private Joined joined(RegisteredDocument document, Locale locale) {
        DocumentVersion latest = document.latest();
        return new Joined(
                latest.id(),
                catalogue.label(document.type(), locale),
                latest.fileName(),
                summary.moment(latest.registeredAt(), locale),
                DocumentDownload.isViewable(latest.mediaType()));
    }
}
