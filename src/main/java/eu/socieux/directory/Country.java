package eu.socieux.directory;

import java.util.Locale;
import java.util.Map;

/**
 * A country, or a territory with a code of its own.
 *
 * @param iso2 two letters of ISO 3166: {@code MW}
 * @param iso3 three letters of ISO 3166: {@code MWI}
 * @param names name by language: {@code en}, {@code fr}, {@code es}, {@code pt}
 * @param region {@code Sub-Saharan Africa}; {@code European Union} for Member States
 * @param incomeGroup {@code low}, {@code lower-middle}, {@code upper-middle}, {@code high} or {@code not classified};
 *     null for Member States
 * @param memberState whether it is a Member State of the European Union
 */
public record Country(
        String iso2, String iso3, Map<String, String> names, String region, String incomeGroup, boolean memberState) {

    public Country {
        names = Map.copyOf(names);
    }

    /** Its name in the language of the locale, in English when there is none in that language. */
    public String name(Locale locale) {
        return names.getOrDefault(locale.getLanguage(), names.get("en"));
    }
}
