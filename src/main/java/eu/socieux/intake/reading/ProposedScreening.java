package eu.socieux.intake.reading;

import eu.socieux.directory.Countries;
import eu.socieux.forms.ProposedAnswers;
import eu.socieux.intake.reading.Proposal.Earlier;
import eu.socieux.records.CaseEntry;
import eu.socieux.records.CaseFile;
import eu.socieux.records.CaseScope;
import eu.socieux.records.ComputedFacts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Offers what was read in the screening form: as its first answers, and as a table that says where each was read. */
@Component
class ProposedScreening implements ProposedAnswers, ComputedFacts {

    private static final String FORM = "screen-request";

    private final Proposals proposals;
    private final CaseFile caseFile;
    private final Countries countries;
    private final RegisteredInstitutions institutions;
    private final ObjectProvider<Wordlists> words;

    ProposedScreening(
            Proposals proposals,
            CaseFile caseFile,
            Countries countries,
            RegisteredInstitutions institutions,
            ObjectProvider<Wordlists> words) {
        this.proposals = proposals;
        this.caseFile = caseFile;
        this.countries = countries;
        this.institutions = institutions;
        this.words = words;
    }

    @Override
    public Map<String, Object> of(CaseScope scope, String form) {
        if (!FORM.equals(form) || scope.activityNumber() != null) {
            return Map.of();
        }
        Set<String> keyed = keyed(scope);
        Map<String, Object> offered = new HashMap<>();
        institutions.settled(proposals.of(scope.caseNumber())).stream()
                .filter(proposal -> !keyed.contains(proposal.field()))
                .forEach(proposal -> offered.put(proposal.field(), proposal.value()));
        return offered;
    }

    /**
     * {@code proposals}, a list of {@code label, value, readIn, certainty, earlier} in English as Tasklist is, and
     * {@code unreadScans}; both missing when there are none.
     */
    @Override
    public Map<String, Object> of(CaseScope scope) {
        if (scope.activityNumber() != null) {
            return Map.of();
        }
        Map<String, Object> facts = new HashMap<>();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Proposal proposal : institutions.settled(proposals.of(scope.caseNumber()))) {
            rows.add(Map.of(
                    "label",
                    words.getObject().fieldLabel(proposal.field()),
                    "value",
                    shown(proposal.field(), proposal.value()),
                    "readIn",
                    proposal.source().inWords(),
                    "certainty",
                    switch (proposal.certainty()) {
                        case FORM -> "answer in the form";
                        case TEXT -> "said in the text";
                        case INFERRED -> "concluded";
                    },
                    "earlier",
                    proposal.earlier().stream()
                            .map(earlier -> earlier(proposal.field(), earlier))
                            .collect(Collectors.joining("; "))));
        }
        if (!rows.isEmpty()) {
            facts.put("proposals", rows);
        }
        List<String> unread = proposals.unread(scope.caseNumber());
        if (!unread.isEmpty()) {
            facts.put("unreadScans", String.join(", ", unread));
        }
        return facts;
    }

    /** What a person has answered in any form of the case, left empty on purpose included. */
    private Set<String> keyed(CaseScope scope) {
        Set<String> keyed = new HashSet<>();
        caseFile.entries(scope.caseNumber()).stream()
                .filter(entry -> entry.form() != null && Objects.equals(entry.scope(), scope))
                .map(CaseEntry::answers)
                .forEach(answers -> keyed.addAll(answers.keySet()));
        return keyed;
    }

    private String earlier(String field, Earlier earlier) {
        return shown(field, earlier.value()) + " (" + earlier.source().inWords() + ")";
    }

    private String shown(String field, Object value) {
        if (value instanceof List<?> several) {
            return several.stream().map(one -> shown(field, one)).collect(Collectors.joining(", "));
        }
        String text = String.valueOf(value);
        return switch (field) {
            case "country" ->
                countries
                        .find(text)
                        .map(country -> country.name(Locale.ENGLISH))
                        .orElse(text);
            case "mainArea", "areas", "institutionKind" ->
                text.replace('_', ' ').replace(".", ": ");
            case "workingLanguage", "correspondenceLanguage" ->
                Locale.forLanguageTag(text).getDisplayLanguage(Locale.ENGLISH);
            default -> text;
        };
    }
}
