package eu.socieux.demonstration.process.history;

import eu.socieux.calendar.WorkingCalendar;
import eu.socieux.demonstration.process.history.RequestStory.Fate;
import eu.socieux.demonstration.process.history.RequestStory.Person;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Invents the requests of the years that are told. */
final class RequestStories {

    /** No request comes on the last days: each has at least been looked at. */
    private static final int QUIET_DAYS = 3;

    private final Words words;
    private final WorkingCalendar calendar;
    private final ZoneId zone;
    private final long seed;

    RequestStories(Words words, WorkingCalendar calendar, ZoneId zone, long seed) {
        this.words = words;
        this.calendar = calendar;
        this.zone = zone;
        this.seed = seed;
    }

    /** So many requests between two days, in the order of their arrival. */
    List<RequestStory> between(LocalDate from, LocalDate until, int count) {
        int days = (int) ChronoUnit.DAYS.between(from, until) - QUIET_DAYS;
        List<LocalDate> arrivals = IntStream.rangeClosed(1, count)
                .mapToObj(number -> from.plusDays((long) (days * (number - arrivalShare(number)) / count)))
                .map(calendar::workingDayOnOrAfter)
                .sorted(Comparator.naturalOrder())
                .toList();
        List<String> institutions = institutions();
        List<RequestStory> stories = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            stories.add(story(number, arrivals.get(number - 1), institutions.get((number - 1) % institutions.size())));
        }
        return stories;
    }

    private double arrivalShare(int number) {
        return Draws.of(seed, "arrival", number).share();
    }

    /** Language, country with capital, and which of its institutions; each occurs once, mixed. */
    private List<String> institutions() {
        List<String> all = new ArrayList<>();
        for (String language : List.of("en", "fr", "es", "pt")) {
            for (String country : words.list(language + ".countries")) {
                for (int index = 0;
                        index < words.list(language + ".institutions").size();
                        index++) {
                    all.add(language + ":" + country + ":" + index);
                }
            }
        }
        return Draws.of(seed, "institutions").shuffled(all);
    }

    private RequestStory story(int number, LocalDate arrival, String institution) {
        Draws draws = Draws.of(seed, "request", number);
        String[] parts = institution.split(":", -1);
        String language = parts[0];
        int kind = Integer.parseInt(parts[3]);
        Fate fate = Fate.valueOf(draws.choose("SOUND:77 INCOMPLETE:13 OTHER_COUNTRY:3 NOT_MANDATED:3 OVERLAPPING:4"));
        String[] place = fate == Fate.OTHER_COUNTRY
                ? draws.oneOf(words.list(language + ".outside")).split(":", -1)
                : new String[] {parts[1], parts[2]};
        int area = draws.between(0, words.list("areas").size() - 1);
        return new RequestStory(
                number,
                arrival.atTime(draws.between(8, 16), draws.between(0, 59))
                        .atZone(zone)
                        .toInstant(),
                language,
                place[0],
                place[1],
                fate == Fate.NOT_MANDATED
                        ? words.text(language + ".association")
                        : words.list(language + ".institutions").get(kind),
                fate == Fate.NOT_MANDATED
                        ? "civil_society"
                        : words.list("institutionKinds").get(kind),
                person(draws, language, "institution-" + number + ".example.org"),
                draws.oneOf(words.list(language + ".positions")),
                words.list("areas").get(area),
                words.list(language + ".titles").get(area),
                Integer.parseInt(draws.choose("4:58 3:28 2:10 1:4")),
                fate);
    }

    /** Somebody with the names of a list and an address in this domain. */
    Person person(Draws draws, String list, String domain) {
        String given = draws.oneOf(words.list(list + ".given"));
        String family = draws.oneOf(words.list(list + ".family"));
        return new Person(given, family, plain(given) + "." + plain(family) + "@" + domain);
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace(' ', '-')
                .toLowerCase(Locale.ROOT);
    }
}
