package eu.socieux.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A text with placeholders, as in the HTML views of forms: {@code {{fact}}}, {@code {{#if condition}}…{{/if}}} and
 * {@code {{#loop list}}…{{/loop}}}, in which {@code this} is the entry. Between the braces stands FEEL without loops and
 * functions of its own: a text that an analyst deploys can read facts, and nothing else. Values are escaped.
 */
public final class PlaceholderText {

    private static final Pattern TAG = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern TOO_MUCH =
            Pattern.compile("\\b(for|some|every|function|external|instance)\\b|\\.\\.|[{}@]");
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAME = Pattern.compile("(?<![.\\w])[A-Za-z_]\\w*(?!\\w*\\s*\\()");
    private static final Set<String> WORDS =
            Set.of("and", "or", "not", "null", "true", "false", "if", "then", "else", "in", "between", "this");
    private static final int LONGEST_EXPRESSION = 200;
    private static final int MOST_ENTRIES = 500;

    private final List<Part> parts;
    private final Set<String> names = new LinkedHashSet<>();

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException saying which placeholder is wrong
     */
    public PlaceholderText(String text) {
        var reader = new Reader(text);
        this.parts = reader.until(null);
    }

    /** The facts which the text speaks of; names of entries of a list are not among them. */
    public Set<String> names() {
        return Set.copyOf(names);
    }

    /** The text with these facts in place, as HTML. */
    public String fill(Map<String, Object> facts, FeelExpressions feel) {
        var text = new StringBuilder();
        parts.forEach(part -> part.write(facts, feel, text));
        return text.toString();
    }

    private sealed interface Part {
        void write(Map<String, Object> facts, FeelExpressions feel, StringBuilder text);
    }

    private record Words(String words) implements Part {
        @Override
        public void write(Map<String, Object> facts, FeelExpressions feel, StringBuilder text) {
            text.append(words);
        }
    }

    private record Value(String expression) implements Part {
        @Override
        public void write(Map<String, Object> facts, FeelExpressions feel, StringBuilder text) {
            Object value = feel.evaluate(expression, facts);
            if (value != null) {
                text.append(HtmlUtils.htmlEscape(String.valueOf(value)));
            }
        }
    }

    private record Choice(String condition, List<Part> parts) implements Part {
        @Override
        public void write(Map<String, Object> facts, FeelExpressions feel, StringBuilder text) {
            Object met = feel.evaluate(condition, facts);
            boolean absent = met == null
                    || met.equals(false)
                    || met.equals("")
                    || (met instanceof Collection<?> list && list.isEmpty());
            if (!absent) {
                parts.forEach(part -> part.write(facts, feel, text));
            }
        }
    }

    private record Loop(String list, List<Part> parts) implements Part {
        @Override
        public void write(Map<String, Object> facts, FeelExpressions feel, StringBuilder text) {
            if (feel.evaluate(list, facts) instanceof Collection<?> entries) {
                entries.stream().limit(MOST_ENTRIES).forEach(entry -> {
                    Map<String, Object> inside = new HashMap<>(facts);
                    if (entry instanceof Map<?, ?> values) {
                        values.forEach((key, value) -> inside.put(String.valueOf(key), value));
                    }
                    inside.put("this", entry);
                    parts.forEach(part -> part.write(inside, feel, text));
                });
            }
        }
    }

    private final class Reader {

        private final String text;
        private final Matcher tag;
        private int at;
        private int loops;

        Reader(String text) {
            this.text = text;
            this.tag = TAG.matcher(text);
        }

        List<Part> until(String end) {
            List<Part> read = new ArrayList<>();
            while (tag.find()) {
                read.add(new Words(text.substring(at, tag.start())));
                at = tag.end();
                String inside = tag.group(1).strip();
                if (inside.startsWith("/")) {
                    if (!inside.equals(end)) {
                        throw new IllegalArgumentException("{{" + inside + "}} closes nothing that is open.");
                    }
                    return read;
                }
                read.add(part(inside));
            }
            if (end != null) {
                throw new IllegalArgumentException(
                        "{{" + end.replace('/', '#') + " …}} is not closed by {{" + end + "}}.");
            }
            read.add(new Words(text.substring(at)));
            return read;
        }

        private Part part(String inside) {
            if (inside.startsWith("#if ")) {
                return new Choice(expression(inside.substring(4)), until("/if"));
            }
            if (inside.startsWith("#loop ")) {
                String list = expression(inside.substring(6));
                loops++;
                List<Part> repeated = until("/loop");
                loops--;
                return new Loop(list, repeated);
            }
            if (inside.startsWith("#")) {
                throw new IllegalArgumentException(
                        "{{" + inside + "}} is unknown; there are {{#if …}} and {{#loop …}}.");
            }
            return new Value(expression(inside));
        }

        private String expression(String written) {
            String expression = written.strip();
            String code = LITERAL.matcher(expression).replaceAll("");
            if (expression.isEmpty()
                    || expression.length() > LONGEST_EXPRESSION
                    || TOO_MUCH.matcher(code).find()) {
                throw new IllegalArgumentException("“" + expression
                        + "” is no fact and no simple condition. Write a fact, such as {{caseNumber}}, or a comparison,"
                        + " such as {{#if approvalDecision = \"approved\"}}.");
            }
            if (loops == 0) {
                NAME.matcher(code)
                        .results()
                        .map(match -> match.group())
                        .filter(name -> !WORDS.contains(name))
                        .forEach(names::add);
            }
            return expression;
        }
    }
}
