package eu.socieux.intake.reading;

import eu.socieux.directory.Country;
import eu.socieux.intake.reading.Passage.Kind;
import eu.socieux.intake.reading.Words.Phrases;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the country that asks. A name alone does not make one: it has to stand where an institution says where it
 * belongs. Towns, telephone numbers and what is said of seminars, examples and neighbours count for nothing.
 */
final class CountryFinder {

    /** One statement of where the institution belongs, or several mentions in passing. */
    private static final int ENOUGH = 3;

    private static final int STATED = 3;
    private static final int LEAD = 2;
    private static final int BEFORE = 130;
    private static final int SHORTLY_BEFORE = 70;
    private static final int LETTERHEAD_LINES = 6;
    private static final int SIGNATURE_LINES = 8;
    /** An item of a list says what is to be done, and with whom: not where the institution is. */
    private static final Pattern ITEM = Pattern.compile("\\s*(?:\\(?[0-9]{1,2}[.)]|[-*•–·]|A[0-9]\\b)\\s*\\S");

    private static final Pattern SENTENCE_END = Pattern.compile("[.!?]\\s|\\n\\s*\\n");

    private final Map<String, String> codes = new HashMap<>();
    private final Pattern names;
    private final Phrases institutions;
    private final Phrases elsewhere;
    private final Phrases states = new Phrases(List.of(
            "government",
            "republic",
            "kingdom",
            "gouvernement",
            "republique",
            "royaume",
            "gobierno",
            "republica",
            "reino",
            "governo",
            "eu delegation to",
            "delegation to"));

    CountryFinder(Collection<Country> countries, Wordlists words) {
        countries.stream().filter(country -> !country.memberState()).forEach(country -> {
            country.names().values().forEach(name -> add(name, country.iso2()));
        });
        words.countryAliases().forEach((code, aliases) -> aliases.forEach(alias -> add(alias, code)));
        this.names = Pattern.compile("(?<![a-z0-9])(?:"
                + codes.keySet().stream()
                        .sorted(Comparator.comparing(String::length).reversed())
                        .map(name -> name.replace(" ", " +"))
                        .collect(Collectors.joining("|"))
                + ")(?![a-z0-9])");
        this.institutions = words.phrases("institutions");
        this.elsewhere = words.phrases("elsewhere");
    }

    private void add(String name, String code) {
        codes.put(Words.folded(name.replaceAll("\\(.*\\)", "")), code);
    }

    /** A country named in a text, between two indexes. */
    record Mention(String code, int start, int end) {}

    /** The countries named in a text, by their ISO codes of two letters. */
    List<Mention> in(String text) {
        List<Mention> mentions = new ArrayList<>();
        Matcher matcher = names.matcher(Words.plain(text));
        while (matcher.find()) {
            // A country begins with a capital; "niger" in another word or "mali" in small letters is something else.
            if (Character.isUpperCase(text.charAt(matcher.start()))) {
                mentions.add(new Mention(codes.get(Words.folded(matcher.group())), matcher.start(), matcher.end()));
            }
        }
        return mentions;
    }

    /** Whether a text is the name of a country and nothing else. */
    boolean isName(String text) {
        return codes.containsKey(Words.folded(text.replaceAll("\\(.*\\)", "")));
    }

    /** The country given as an answer, when it gives one and no other. */
    Optional<String> answered(String answer) {
        String titled = answer.equals(answer.toLowerCase(Locale.ROOT)) ? answer.toUpperCase(Locale.ROOT) : answer;
        List<String> named = in(titled).stream().map(Mention::code).distinct().toList();
        return named.size() == 1 ? Optional.of(named.get(0)) : Optional.empty();
    }

    /**
     * The country which the texts of the applicant say it belongs to.
     *
     * @param subject of the message; empty when it has none
     * @param senderAddress of the applicant; empty when not known
     */
    Optional<Candidate> stated(List<Passage> passages, String subject, String senderAddress) {
        Map<String, Integer> weight = new HashMap<>();
        Map<String, Candidate> best = new HashMap<>();
        for (Mention mention : in(subject)) {
            if (!isElsewhere(subject, mention)) {
                weight.merge(mention.code(), STATED, Integer::sum);
                best.putIfAbsent(
                        mention.code(),
                        candidate(mention, Certainty.TEXT, new Source("the message", "subject", subject), 0));
            }
        }
        for (Passage passage : passages) {
            String text = passage.text();
            for (Mention mention : in(text)) {
                int mentionWeight = weight(passage, text, mention);
                if (mentionWeight > 0) {
                    weight.merge(mention.code(), mentionWeight, Integer::sum);
                    Certainty certainty = mentionWeight >= STATED ? Certainty.TEXT : Certainty.INFERRED;
                    Candidate found = candidate(
                            mention,
                            certainty,
                            passage.at(mention.start(), lineAround(text, mention.start())),
                            passage.age());
                    best.merge(
                            mention.code(),
                            found,
                            (one, other) -> one.certainty().compareTo(other.certainty()) <= 0 ? one : other);
                }
            }
        }
        String domain =
                senderAddress.substring(senderAddress.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        weight.computeIfPresent(domain, (code, sum) -> sum + 1);
        List<Map.Entry<String, Integer>> ranked = weight.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
        boolean clear = !ranked.isEmpty()
                && ranked.get(0).getValue() >= ENOUGH
                && (ranked.size() == 1
                        || ranked.get(0).getValue() - ranked.get(1).getValue() >= LEAD);
        return clear ? Optional.of(best.get(ranked.get(0).getKey())) : Optional.empty();
    }

    /** The name of an institution without the country at its end. */
    String withoutCountry(String name) {
        List<Mention> mentions = in(name);
        if (mentions.isEmpty() || mentions.get(mentions.size() - 1).end() < name.length()) {
            return name;
        }
        String before = name.substring(0, mentions.get(mentions.size() - 1).start());
        String bare = before.replaceFirst(
                "(?iu)(?:,|\\s(?:of|de|du|des|d['’]|do|da|del|dos|in|en|em|au|aux|à|of the|de la|de el|de l['’]|of the republic of|de la république (?:du|de|d['’])|da república de|de la república de))\\s*(?:the\\s|la\\s)?$",
                "");
        return bare.equals(before) ? name : bare.strip();
    }

    private static Candidate candidate(Mention mention, Certainty certainty, Source source, int age) {
        return new Candidate("country", mention.code(), certainty, source, age);
    }

    private int weight(Passage passage, String text, Mention mention) {
        if (isElsewhere(text, mention)
                || ITEM.matcher(lineAround(text, mention.start())).lookingAt()) {
            return 0;
        }
        String before = before(text, mention, BEFORE);
        if (institutions.in(before) || states.in(before) || isAtTheEdge(passage, text, mention)) {
            return STATED;
        }
        return 1;
    }

    private boolean isElsewhere(String text, Mention mention) {
        String before = before(text, mention, SHORTLY_BEFORE);
        // "A conference in Kenya, the Ministry of Labour of Malawi": the first country has taken the conference.
        for (Mention other : in(before)) {
            String since = before.substring(other.end());
            if (since.stripLeading().startsWith(",") && institutions.in(since)) {
                before = since;
                break;
            }
        }
        return elsewhere.in(before);
    }

    /** What stands before it in the same sentence. */
    private static String before(String text, Mention mention, int characters) {
        String before = text.substring(Math.max(0, mention.start() - characters), mention.start());
        Matcher end = SENTENCE_END.matcher(before);
        int start = 0;
        while (end.find()) {
            start = end.end();
        }
        return before.substring(start);
    }

    /** In the letterhead, or in the signature: short lines that say who writes. */
    private static boolean isAtTheEdge(Passage passage, String text, Mention mention) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        String line = lineAround(text, mention.start());
        int index = lines.indexOf(line);
        boolean edge =
                index >= lines.size() - SIGNATURE_LINES || (passage.kind() == Kind.LETTER && index < LETTERHEAD_LINES);
        return edge && !line.strip().endsWith(".") && Words.count(line) <= 12;
    }

    static String lineAround(String text, int index) {
        int start = text.lastIndexOf('\n', Math.max(0, index - 1)) + 1;
        int end = text.indexOf('\n', index);
        return text.substring(start, end < 0 ? text.length() : end);
    }
}
