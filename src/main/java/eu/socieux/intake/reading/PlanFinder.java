package eu.socieux.intake.reading;

import eu.socieux.intake.reading.Words.Phrases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Counts the activities that a text suggests. */
final class PlanFinder {

    private static final int MOST = 10;
    private static final Pattern NUMBERED = Pattern.compile(
            "(?imu)(?:^|[;.,\\n]|\\s-)\\s*(?:\\(?(?:A|act(?:ivit(?:y|é|e)|ividade?|ividad)\\s*(?:n\\s?[°ºo.]|no\\.?|#)?\\s*))?([1-9])\\s*(?:[.):–—-]|(?<=A[1-9])\\s)(?!\\d)");
    private static final Pattern ONLY_A_NUMBER = Pattern.compile("^\\s*(\\d{1,2})\\b(?!\\s*[.):]).*", Pattern.DOTALL);

    private static final Pattern INTRODUCTION = Pattern.compile("(?m)^[^\\n]*(?:\\n[^\\n]+)?:[ \\t]*\\n\\s*(?=\\S)");
    /** A paragraph that is no item of the list. */
    private static final Pattern END_OF_LIST = Pattern.compile("\\n\\s*\\n(?!\\s*(?:\\(?\\d|[-•*]))");

    private final Phrases plan;
    private final Map<String, Integer> numbers;
    private final Pattern counted;
    private final Phrases wishes;

    PlanFinder(Wordlists words) {
        this.numbers = words.numbers();
        String nouns = words.words("activityNouns").stream().collect(Collectors.joining("|"));
        // "Three short missions": one word may stand between.
        this.counted = Pattern.compile("\\b(" + String.join("|", numbers.keySet())
                + "|[1-9])(?: +(?!or\\b|ou\\b|o\\b)[a-z]+)? +(?:" + nouns + ")\\b");
        List<String> plans = new ArrayList<>(words.words("activityNouns"));
        plans.addAll(words.words("plans"));
        this.plan = new Phrases(plans);
        this.wishes = words.phrases("asking");
    }

    /** How many activities an answer to the question for them names; empty when it cannot be told. */
    OptionalInt answered(String answer) {
        OptionalInt numbered = numbered(answer);
        if (numbered.isPresent()) {
            return numbered;
        }
        OptionalInt counted = counted(answer);
        if (counted.isPresent()) {
            return counted;
        }
        Matcher number = ONLY_A_NUMBER.matcher(answer);
        return number.matches() ? limited(Integer.parseInt(number.group(1))) : OptionalInt.empty();
    }

    /**
     * A list of activities with the line that introduces it: a line of the text that speaks of activities or of a plan
     * and ends with a colon, and the numbered lines below.
     *
     * @param start of the list in the text
     */
    record Listed(int start, String text, int count) {}

    Optional<Listed> listedIn(String text) {
        Matcher introduction = INTRODUCTION.matcher(text);
        while (introduction.find()) {
            if (!plan.in(introduction.group())) {
                continue;
            }
            String list = text.substring(introduction.end());
            Matcher end = END_OF_LIST.matcher(list);
            String block = end.find() ? list.substring(0, end.start()) : list;
            OptionalInt count = numbered("\n" + block.strip());
            if (count.isPresent()) {
                return Optional.of(new Listed(introduction.start(), block.strip(), count.getAsInt()));
            }
        }
        return Optional.empty();
    }

    /** How many activities a letter asks for in a sentence; empty when it names none. */
    OptionalInt askedFor(String sentence) {
        return wishes.in(sentence) ? counted(sentence) : OptionalInt.empty();
    }

    /** A list from 1 without a gap. */
    private static OptionalInt numbered(String text) {
        Set<Integer> found = new TreeSet<>();
        Matcher matcher = NUMBERED.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            found.add(Integer.valueOf(matcher.group(1)));
            from = matcher.end(1);
        }
        int count = 0;
        while (found.contains(count + 1)) {
            count++;
        }
        return count == 0 ? OptionalInt.empty() : limited(count);
    }

    /** "Three activities", or "one visit, then two workshops" together. */
    private OptionalInt counted(String text) {
        Matcher matcher = counted.matcher(Words.plain(text).replaceAll(" +", " "));
        int sum = 0;
        while (matcher.find()) {
            String number = matcher.group(1);
            int count = numbers.containsKey(number) ? numbers.get(number) : Integer.parseInt(number);
            boolean whole = matcher.group().matches(".*\\b(?:activit|activid|ativid|mission|mision|misso).*");
            if (whole && count > 1) {
                return limited(count);
            }
            sum += count;
        }
        return sum == 0 ? OptionalInt.empty() : limited(sum);
    }

    private static OptionalInt limited(int count) {
        return count >= 0 && count <= MOST ? OptionalInt.of(count) : OptionalInt.empty();
    }
}
