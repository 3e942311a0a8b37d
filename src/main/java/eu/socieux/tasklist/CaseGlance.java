package eu.socieux.tasklist;

import eu.socieux.directory.Countries;
import eu.socieux.tasklist.CaseView.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who and what a case is about, at a glance: the facts a person wants in sight while at a task. */
@Component
class CaseGlance {

    private final Countries countries;
    private final Texts texts;

    CaseGlance(Countries countries, Texts texts) {
        this.countries = countries;
        this.texts = texts;
    }

    /** A fact worth showing, in the order in which they are shown. */
    private enum Shown {
        INSTITUTION("institutionName", null),
        COUNTRY("country", null),
        CONTACT("contactName", null),
        CONTACT_EMAIL("contactEmail", null),
        SENDER("senderName", null),
        LANGUAGE("correspondenceLanguage", "language"),
        KIND("requestKind", "requestKind"),
        AREA("mainArea", "area"),
        RECEIVED("receivedOn", null),
        OPINION("delegationOpinion", "opinion"),
        ACTION("actionCode", null),
        ACTION_TITLE("actionTitle", null),
        ACTIVITY("activityTitle", null),
        PLACE("activityPlace", null),
        STARTS("activityStartsOn", null),
        ENDS("activityEndsOn", null);

        private final String key;
        private final String terms;

        Shown(String key, String terms) {
            this.key = key;
            this.terms = terms;
        }
    }

    /** Those of the facts that are known. */
    List<Fact> of(Map<String, Object> facts, Locale locale) {
        List<Fact> known = new ArrayList<>();
        for (Shown shown : Shown.values()) {
            String value = value(shown, facts.get(shown.key), locale);
            boolean repeated = shown == Shown.SENDER && facts.containsKey(Shown.CONTACT.key);
            if (!value.isBlank() && !repeated) {
                known.add(new Fact(texts.say("fact." + shown.key, locale), value));
            }
        }
        return known;
    }

    /** What the case is about in one line, empty when nobody has said it yet. */
    String title(Map<String, Object> facts) {
        return Stream.of("title", "subject", "institutionName")
                .map(facts::get)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private String value(Shown shown, Object value, Locale locale) {
        if (value == null) {
            return "";
        }
        if (value instanceof Collection<?> several) {
            return several.stream().map(item -> value(shown, item, locale)).collect(Collectors.joining(", "));
        }
        String plain = value.toString();
        if (shown == Shown.COUNTRY) {
            return countries.find(plain).map(country -> country.name(locale)).orElse(plain);
        }
        return shown.terms == null ? texts.day(plain, locale) : texts.term(shown.terms, plain, locale);
    }
}
