package eu.socieux.intake;

import eu.socieux.correspondence.Correspondent;
import eu.socieux.correspondence.Correspondents;
import eu.socieux.directory.Countries;
import eu.socieux.records.CaseFacts;
import eu.socieux.records.CaseScope;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The institution that asked: its contact person once known, until then whoever sent the request. */
@Component
class PartnerCorrespondents implements Correspondents {

    private final CaseFacts facts;
    private final Countries countries;

    PartnerCorrespondents(CaseFacts facts, Countries countries) {
        this.facts = facts;
        this.countries = countries;
    }

    @Override
    public Set<String> roles() {
        return Set.of("partner");
    }

    @Override
    public List<Correspondent> find(String role, CaseScope scope) {
        Map<String, Object> known = facts.of(scope);
        String name = first(known, "contactName", "senderName");
        return List.of(new Correspondent(
                null,
                name,
                first(known, "contactEmail", "senderEmail"),
                first(known, "correspondenceLanguage", "language"),
                Map.of(),
                postalAddress(known, name),
                text(known, "fax")));
    }

    /** Person, institution, what was entered as address, and the country as the post of any country reads it. */
    private String postalAddress(Map<String, Object> known, String name) {
        String address = text(known, "address");
        if (address == null) {
            return null;
        }
        Optional<String> country = Optional.ofNullable(text(known, "country"))
                .flatMap(countries::find)
                .map(found -> found.name(Locale.ENGLISH))
                .or(() -> Optional.ofNullable(text(known, "countryOther")))
                .map(found -> found.toUpperCase(Locale.ENGLISH))
                .filter(found -> !address.toUpperCase(Locale.ENGLISH).strip().endsWith(found));
        return Stream.of(
                        Stream.ofNullable(name),
                        Stream.ofNullable(text(known, "institutionName")),
                        address.lines().map(String::strip).filter(line -> !line.isEmpty()),
                        country.stream())
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Map<String, Object> facts, String key) {
        return facts.get(key) instanceof String text && !text.isBlank() ? text : null;
    }

    private static String first(Map<String, Object> facts, String preferred, String otherwise) {
        return facts.get(preferred) instanceof String text && !text.isBlank()
                ? text
                : facts.get(otherwise) instanceof String text && !text.isBlank() ? text : null;
    }
}
