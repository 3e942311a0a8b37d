package eu.socieux.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * An institution of the register.
 *
 * @param id null as long as it is not entered
 * @param name as the institution calls itself
 * @param names translations by language, {@code en}, {@code fr}, {@code es}, {@code pt}; none need be there
 * @param kind code of the vocabulary {@code institutionKind}
 * @param iso2 its country
 * @param aliases further names and abbreviations
 * @param parentId the institution it belongs to; null for none
 * @param active false when it was closed or merged
 * @param version counts its changes, to be handed back with the next one
 */
public record Institution(
        Long id,
        String name,
        Map<String, String> names,
        String kind,
        String iso2,
        List<String> aliases,
        Long parentId,
        String contactName,
        String contactEmail,
        String contactPhone,
        boolean active,
        int version) {

    public Institution {
        names = Map.copyOf(names);
        aliases = List.copyOf(aliases);
    }

    /** Its name in the language of the locale, as it calls itself when there is none. */
    public String name(Locale locale) {
        return names.getOrDefault(locale.getLanguage(), name);
    }
}
