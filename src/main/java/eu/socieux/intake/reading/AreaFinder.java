package eu.socieux.intake.reading;

import eu.socieux.intake.reading.Words.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;

/** Finds the areas of social protection that a text speaks of, the one named first in front. */
final class AreaFinder {

    private static final int MOST_AREAS = 4;

    private final Map<String, Wordlists.Area> areas;
    private final Map<String, Phrases> groups;

    AreaFinder(Wordlists words) {
        this.areas = words.areas();
        this.groups = words.areaGroups();
    }

    /**
     * The areas that an answer names. Where it gives the name of a whole group, the subject says which of its areas is
     * meant; where the subject says nothing, all that are named.
     *
     * @param subject title or subject of the request
     */
    List<String> answered(String answer, String subject) {
        Set<String> found = new LinkedHashSet<>();
        String rest = answer;
        Set<String> ofGroups = new LinkedHashSet<>();
        for (Map.Entry<String, Phrases> group : groups.entrySet()) {
            List<MatchResult> named = group.getValue().all(withoutSmallWords(rest));
            if (!named.isEmpty()) {
                Set<String> members = inOrder(subject, true).keySet().stream()
                        .filter(area -> area.startsWith(group.getKey() + "."))
                        .collect(LinkedHashSet::new, Set::add, Set::addAll);
                if (!members.isEmpty()) {
                    ofGroups.addAll(members);
                    rest = rest.lines()
                            .filter(line -> group.getValue()
                                    .all(withoutSmallWords(line))
                                    .isEmpty())
                            .reduce("", (text, line) -> text + line + "\n");
                }
            }
        }
        found.addAll(inOrder(rest, false).keySet());
        if (found.isEmpty() && ofGroups.isEmpty()) {
            found.addAll(inOrder(rest, true).keySet());
        }
        found.addAll(ofGroups);
        return limited(found);
    }

    /** The areas a running text is about: those of the subject, else those it speaks of most. */
    List<String> spokenOf(String subject, String text) {
        Map<String, Integer> inSubject = inOrder(subject, false);
        if (!inSubject.isEmpty()) {
            return limited(inSubject.keySet());
        }
        Map<String, Integer> inText = inOrder(text, false);
        if (inText.isEmpty()) {
            inText = inOrder(subject, true);
        }
        int most = inText.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        List<String> main = new ArrayList<>();
        inText.forEach((area, count) -> {
            if (2 * count >= most) {
                main.add(area);
            }
        });
        return limited(main);
    }

    /** How often each area is named, in the order of the first mention. */
    private Map<String, Integer> inOrder(String text, boolean vague) {
        Map<Integer, String> first = new java.util.TreeMap<>();
        Map<String, Integer> counts = new LinkedHashMap<>();
        String masked = text;
        // "Social pension" is not a word for contributory pensions as well: the longest words are taken out first.
        for (Map.Entry<String, Wordlists.Area> area : areas.entrySet()) {
            Phrases phrases = area.getValue().clear();
            List<MatchResult> matches = new ArrayList<>(phrases.all(masked));
            matches.removeIf(match -> isDenied(text, match));
            if (!matches.isEmpty()) {
                counts.put(area.getKey(), matches.size());
                first.put(matches.get(0).start(), area.getKey());
            }
        }
        if (counts.isEmpty() || vague) {
            areas.forEach((area, words) -> {
                List<MatchResult> matches = words.vague().all(text);
                if (!matches.isEmpty()) {
                    counts.merge(area, matches.size(), Integer::sum);
                    first.putIfAbsent(matches.get(0).start(), area);
                }
            });
        }
        Map<String, Integer> ordered = new LinkedHashMap<>();
        first.values().forEach(area -> ordered.putIfAbsent(area, counts.get(area)));
        return ordered;
    }

    /** "Non-contributory pension" is no contributory pension. */
    private static boolean isDenied(String text, MatchResult match) {
        String before = Words.plain(text.substring(Math.max(0, match.start() - 5), match.start()));
        return before.endsWith("non ") || before.endsWith("no ") || before.endsWith("nao ");
    }

    private static String withoutSmallWords(String text) {
        return Words.plain(text)
                .replaceAll("\\b(?:and|et|y|e|de|des|of|the)\\b", " ")
                .replaceAll(" +", " ");
    }

    private static List<String> limited(java.util.Collection<String> areas) {
        return areas.stream().limit(MOST_AREAS).toList();
    }
}
