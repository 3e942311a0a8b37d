package eu.socieux.intake.reading;

import eu.socieux.intake.reading.Passage.Kind;
import eu.socieux.intake.reading.Passage.Row;
import eu.socieux.intake.reading.Words.Phrases;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds who asks, and of which kind it is. */
final class InstitutionFinder {

    private static final Pattern SENTENCE_START = Pattern.compile("[.!?:;]\\s|,?\\s*\\n\\s*\\n");
    private static final Pattern ARTICLE = Pattern.compile(
            "(?iu)^(?:the|our|la|le|les|l['’]|el|los|o|a|os|as|notre|nuestra|nuestro|nossa|nosso|i am writing on behalf of the|we,? the)\\s*");
    private static final Pattern SMALL_WORDS =
            Pattern.compile("(?iu)of|for|and|de|du|des|la|le|les|et|y|e|da|do|dos|das|del|para|pour");
    private static final Pattern ELIDED = Pattern.compile("\\p{L}{1,2}['’]");
    private static final Pattern ON_BEHALF = Pattern.compile(
            "(?iu)(?:on behalf of|au nom d[eu]s?|en nombre del?|em nome d[eoa]s?)\\s+(?:the\\s|la\\s|l['’]|el\\s)?([^,.;\\n]{5,150}(?:\\n[^,.;\\n]{1,80})?)");
    private static final int FIRST_CHARACTERS = 2_500;
    private static final int LONGEST_NAME = 180;
    private static final int LETTERHEAD_LINES = 4;
    private static final int FULL_LINE = 72;
    private static final int WORDS_OF_A_NAME = 3;
    private static final int SIGNATURE_LINES = 7;
    private static final int LONGEST_LINE = 14;

    private final Phrases institutions;
    private final Phrases asking;
    private final Phrases purposes;
    private final Map<String, Phrases> kinds;
    private final CountryFinder countries;

    InstitutionFinder(Wordlists words, CountryFinder countries) {
        this.institutions = words.phrases("institutions");
        this.asking = words.phrases("asking");
        this.purposes = words.phrases("purposes");
        this.kinds = words.kinds();
        this.countries = countries;
    }

    /**
     * An institution as a text names it.
     *
     * @param description its name with what is said about it
     */
    record Found(Candidate name, String description) {}

    /** The kind which a name or an answer speaks of; empty when it may be several or none. */
    Optional<String> kind(String text) {
        return kinds.entrySet().stream()
                .filter(kind -> kind.getValue().in(text))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Who the text says is asking. */
    Optional<Found> in(Passage passage) {
        return Stream.<Supplier<Optional<Found>>>of(
                        () -> beforeAsking(passage),
                        () -> onBehalf(passage),
                        () -> passage.kind() == Kind.LETTER ? atTheEdge(passage, true) : Optional.empty(),
                        () -> atTheEdge(passage, false))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** "The Department of Social Assistance wishes to ask": what stands before the verb. */
    private Optional<Found> beforeAsking(Passage passage) {
        String text = passage.text();
        String beginning = text.substring(0, Math.min(text.length(), FIRST_CHARACTERS));
        for (MatchResult verb : asking.all(beginning)) {
            int start = sentenceStart(beginning, verb.start());
            String subject = beginning.substring(start, verb.start());
            Optional<MatchResult> institution = institutions.first(subject);
            if (institution.isEmpty() || subject.length() > 2 * LONGEST_NAME) {
                continue;
            }
            int from = nameStart(subject, institution.get().start());
            String description = subject.substring(from).replaceAll("\\s+", " ").strip();
            Optional<Found> found = found(passage, start + from, description, Certainty.TEXT);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> onBehalf(Passage passage) {
        Matcher matcher = ON_BEHALF.matcher(passage.text());
        while (matcher.find()) {
            if (institutions.in(matcher.group(1))) {
                String whole = matcher.group(1).replaceAll("\\s+", " ").strip();
                String name = asking.first(whole)
                        .map(end -> whole.substring(0, end.start()).strip())
                        .orElse(whole);
                return found(passage, matcher.start(1), name, Certainty.TEXT);
            }
        }
        return Optional.empty();
    }

    /** A short line that names an institution, in the letterhead or in the signature. */
    private Optional<Found> atTheEdge(Passage passage, boolean head) {
        List<Row> rows = passage.lines().stream()
                .filter(row -> !row.text().isBlank() && !isRunningText(passage.lines(), row))
                .toList();
        List<Row> edge = head
                ? rows.subList(0, Math.min(rows.size(), LETTERHEAD_LINES))
                : rows.subList(Math.max(0, rows.size() - SIGNATURE_LINES), rows.size());
        for (Row row : edge) {
            String line = row.text().strip();
            Optional<MatchResult> institution = institutions.first(line);
            if (institution.isEmpty()
                    || line.endsWith(".")
                    || line.contains(":")
                    || line.contains("@")
                    || Words.count(line) > LONGEST_LINE
                    || Character.isLowerCase(line.charAt(0))) {
                continue;
            }
            int from = nameStart(line, institution.get().start());
            return found(passage, passage.text().indexOf(row.text()), line.substring(from), Certainty.INFERRED);
        }
        return Optional.empty();
    }

    /** A line of a paragraph: it names institutions and titles in passing. */
    private static boolean isRunningText(List<Row> lines, Row row) {
        int index = lines.indexOf(row);
        int above = index == 0 ? 0 : lines.get(index - 1).text().strip().length();
        int below = index == lines.size() - 1
                ? 0
                : lines.get(index + 1).text().strip().length();
        int own = row.text().strip().length();
        return above > FULL_LINE || (own > FULL_LINE && below > 0);
    }

    /** The words before "Fund" or "Authority" belong to the name as long as they are written like one. */
    private static int nameStart(String text, int institution) {
        int start = institution;
        String before = text.substring(0, institution).stripTrailing();
        while (!before.isEmpty()) {
            int space = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'));
            String word = before.substring(space + 1);
            boolean capital = Character.isUpperCase(word.charAt(0));
            if (ARTICLE.matcher(word).matches()
                    || word.endsWith(",")
                    || !(capital || SMALL_WORDS.matcher(word).matches())) {
                break;
            }
            if (capital) {
                start = space + 1;
            }
            before = before.substring(0, Math.max(0, space)).stripTrailing();
        }
        return start;
    }

    private Optional<Found> found(Passage passage, int index, String written, Certainty certainty) {
        String description = purposes.first(written)
                .map(end -> written.substring(0, end.start()).strip())
                .orElse(written);
        String first = description.split("\\s*[,(]", 2)[0];
        String name =
                countries.withoutCountry(upToItsVerb(ARTICLE.matcher(first).replaceFirst("")));
        String proper = name.equals(name.toUpperCase(Locale.ROOT)) ? titled(name) : name;
        if (proper.length() < 5 || proper.length() > LONGEST_NAME || Words.count(proper) < 2) {
            return Optional.empty();
        }
        return Optional.of(new Found(
                new Candidate(
                        "institutionName", proper.strip(), certainty, passage.at(index, description), passage.age()),
                description));
    }

    /** Of a name whose words all begin with capitals, what comes before the first that does not. */
    private static String upToItsVerb(String name) {
        int capitals = 0;
        Matcher word = Pattern.compile("\\S+").matcher(name);
        while (word.find()) {
            if (Character.isUpperCase(word.group().charAt(0))) {
                capitals++;
            } else if (Character.isLowerCase(word.group().charAt(0))
                    && !SMALL_WORDS.matcher(word.group()).matches()
                    && !ELIDED.matcher(word.group()).lookingAt()) {
                return capitals >= WORDS_OF_A_NAME
                        ? name.substring(0, word.start()).strip()
                        : name;
            }
        }
        return name;
    }

    /** A name in capitals, as names are written. */
    private static String titled(String capitals) {
        StringBuilder titled = new StringBuilder();
        for (String word : capitals.toLowerCase(Locale.ROOT).split(" ", -1)) {
            boolean small = SMALL_WORDS.matcher(word).matches() && titled.length() > 0;
            titled.append(small || word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1))
                    .append(' ');
        }
        return titled.toString().strip();
    }

    private static int sentenceStart(String text, int end) {
        Matcher matcher = SENTENCE_START.matcher(text.substring(0, end));
        int start = 0;
        while (matcher.find()) {
            start = matcher.end();
        }
        return start;
    }
}
