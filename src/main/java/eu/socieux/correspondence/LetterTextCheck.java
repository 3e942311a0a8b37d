package eu.socieux.correspondence;

import eu.socieux.correspondence.LetterProblem.Kind;
import eu.socieux.forms.FeelExpressions;
import eu.socieux.forms.PlaceholderText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.springframework.stereotype.Component;

/**
 * Whether the text of a letter can be written: the same rules for those that analysts deploy and those that
 * administrators change.
 */
@Component
public class LetterTextCheck {

    private static final int LONGEST = 100_000;
    private static final Set<String> FRAME = Set.of("html", "head", "body", "title", "meta");
    private static final Set<String> ATTRIBUTES =
            Set.of("class", "href", "title", "lang", "scope", "colspan", "rowspan", "start", "type", "cite");
    private static final Pattern LINK = Pattern.compile("(?i)(https?://|mailto:|\\{\\{).*", Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("\\blabel\\.(\\w+)");
    private static final Pattern OTHER_LANGUAGE = Pattern.compile("\\bth:|\\[\\[");

    private final FeelExpressions feel;

    LetterTextCheck(FeelExpressions feel) {
        this.feel = feel;
    }

    /**
     * Everything that is wrong with a text, in the order of its lines.
     *
     * @param html the whole text, with its subject as title
     * @param declared the facts there are
     */
    public List<LetterProblem> problems(String html, Set<String> declared) {
        return problems(html, declared, Map.of());
    }

    /**
     * Everything that is wrong with a text, in the order of its lines.
     *
     * @param html the whole text, with its subject as title
     * @param declared the facts there are
     * @param example the facts of some case, for expressions that reckon with them
     */
    List<LetterProblem> problems(String html, Set<String> declared, Map<String, Object> example) {
        if (html.length() > LONGEST) {
            return List.of(new LetterProblem(
                    Kind.TOO_LONG, 0, "", "the letter is longer than " + LONGEST + " characters. Shorten it."));
        }
        List<LetterProblem> problems = new ArrayList<>();
        Document page = Jsoup.parse(html, Parser.htmlParser().setTrackPosition(true));
        if (page.title().isBlank()) {
            problems.add(new LetterProblem(
                    Kind.NO_SUBJECT, 0, "", "the letter has no subject. Write it between <title> and </title>."));
        }
        if (!page.body().hasText()) {
            problems.add(new LetterProblem(Kind.NO_BODY, 0, "", "the letter says nothing. Write its text."));
        }
        Matcher foreign = OTHER_LANGUAGE.matcher(html);
        if (foreign.find()) {
            problems.add(new LetterProblem(
                    Kind.OTHER_LANGUAGE,
                    line(html, foreign.start()),
                    foreign.group(),
                    "letters have placeholders in double braces, such as {{caseNumber}}; th: and [[…]] do nothing here."
                            + " Replace them."));
        }
        addPlaceholders(html, declared, example, problems);
        addMarkup(page, problems);
        return List.copyOf(problems);
    }

    private void addPlaceholders(
            String html, Set<String> declared, Map<String, Object> example, List<LetterProblem> problems) {
        PlaceholderText text;
        try {
            text = new PlaceholderText(html);
        } catch (PlaceholderText.Wrong wrong) {
            problems.add(new LetterProblem(
                    Kind.valueOf(wrong.fault().name()), wrong.line(), wrong.placeholder(), wrong.getMessage()));
            return;
        }
        new TreeMap<>(text.lines()).forEach((name, line) -> {
            if (!declared.contains(name)) {
                problems.add(new LetterProblem(
                        Kind.UNKNOWN_FACT,
                        line,
                        name,
                        "the letter speaks of '" + name
                                + "', and nobody declared it: no form asks for it, and it is not in the reference of"
                                + " facts. Correct the key."));
            }
        });
        for (PlaceholderText.Place place : text.expressions()) {
            LABEL.matcher(place.expression())
                    .results()
                    .map(label -> label.group(1))
                    .filter(key -> !LetterLabels.VOCABULARIES.containsKey(key))
                    .forEach(key -> problems.add(new LetterProblem(
                            Kind.UNKNOWN_FACT,
                            place.line(),
                            "label." + key,
                            "there is no label of '" + key + "'. There are labels of "
                                    + String.join(", ", new TreeMap<>(LetterLabels.VOCABULARIES).keySet()) + ".")));
            if (!canBeRead(place.expression(), example)) {
                problems.add(new LetterProblem(
                        Kind.UNREADABLE,
                        place.line(),
                        place.expression(),
                        "“" + place.expression() + "” cannot be read as a fact or a condition. Correct it."));
            }
        }
    }

    /** Every engine says in its own exception what it cannot read. */
    private boolean canBeRead(String expression, Map<String, Object> example) {
        try {
            feel.evaluate(expression, Map.of());
            feel.evaluate(expression, example);
            return true;
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private static void addMarkup(Document page, List<LetterProblem> problems) {
        for (Element element : page.getAllElements()) {
            String name = element.normalName();
            if (FRAME.contains(name) || "#root".equals(name)) {
                continue;
            }
            int line = element.sourceRange().isTracked()
                    ? element.sourceRange().start().lineNumber()
                    : 0;
            if (!LetterText.ELEMENTS.contains(name)) {
                problems.add(new LetterProblem(
                        Kind.ELEMENT, line, "<" + name + ">", "<" + name + "> is no part of a letter. Leave it out."));
            }
            for (Attribute attribute : element.attributes()) {
                boolean link = "href".equals(attribute.getKey());
                if (!ATTRIBUTES.contains(attribute.getKey())
                        || (link && !LINK.matcher(attribute.getValue().strip()).matches())) {
                    problems.add(
                            new LetterProblem(
                                    Kind.ATTRIBUTE,
                                    line,
                                    attribute.getKey() + "=\"" + attribute.getValue() + "\"",
                                    "the attribute " + attribute.getKey() + " of <" + name
                                            + "> is no part of a letter. Leave it out; links lead to https:, http: or mailto:."));
                }
            }
        }
    }

    private static int line(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }
}
