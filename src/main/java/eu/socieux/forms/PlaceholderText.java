package eu.socieux.forms;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/**
 * A text with placeholders, as in the HTML views of forms: {@code {{fact}}}, {@code {{#if condition}}…{{else}}…{{/if}}},
 * of which {@code {{else}}} may be left out, and {@code {{#loop list}}…{{/loop}}}, in which {@code this} is the entry. Between the braces stands FEEL without loops and
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
    private static final String ELSE = "else";
    private static final String END_OF_IF = "/if";
    private static final int LONGEST_EXPRESSION = 200;
    private static final int MOST_ENTRIES = 500;
    private static final int DEEPEST = 20;

    private final List<Part> parts;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<Place> expressions = new ArrayList<>();

    /**
     * An expression and where it stands.
     *
     * @param line from 1
     */
    public record Place(String expression, int line) {}

    /** What can be wrong with a placeholder. */
    public enum Fault {
        /** It closes a part that is not open. */
        CLOSES_NOTHING,
        /** Its part is not closed. */
        NOT_CLOSED,
        /** It begins a part of a kind that there is not. */
        UNKNOWN_PART,
        /** It is no fact and no simple condition. */
        NO_FACT,
        /** It stands in too many others. */
        TOO_DEEP
    }

    /** A placeholder that cannot be filled; the message is for whoever wrote the text. */
    public static final class Wrong extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final Fault fault;
        private final String placeholder;
        private final int line;

        Wrong(Fault fault, String placeholder, int line, String message) {
            super("Line " + line + ": " + message);
            this.fault = fault;
            this.placeholder = placeholder;
            this.line = line;
        }

        public Fault fault() {
            return fault;
        }

        /** With its braces. */
        public String placeholder() {
            return placeholder;
        }

        /** Where it stands, from 1. */
        public int line() {
            return line;
        }
    }

    /**
     * Reads a text.
     *
     * @throws Wrong saying which placeholder is wrong, and on which line
     */
    public PlaceholderText(String text) {
        var reader = new Reader(text);
        this.parts = reader.until(null, 0).parts();
    }

    /** The facts which the text speaks of; names of entries of a list are not among them. */
    public Set<String> names() {
        return Set.copyOf(names.keySet());
    }

    /** The line, from 1, on which the text first speaks of each of these facts. */
    public Map<String, Integer> lines() {
        return Map.copyOf(names);
    }

    /** Everything between braces that is evaluated, in the order of the text. */
    public List<Place> expressions() {
        return List.copyOf(expressions);
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

    private record Choice(String condition, List<Part> parts, List<Part> otherwise) implements Part {
        @Override
        public void write(Map<String, Object> facts, FeelExpressions feel, StringBuilder text) {
            Object met = feel.evaluate(condition, facts);
            boolean absent = met == null
                    || met.equals(false)
                    || met.equals("")
                    || (met instanceof Collection<?> list && list.isEmpty());
            (absent ? otherwise : parts).forEach(part -> part.write(facts, feel, text));
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
        private int depth;

        Reader(String text) {
            this.text = text;
            this.tag = TAG.matcher(text);
        }

        /** What was read, and the placeholder that ended it. */
        private record Section(List<Part> parts, String end) {}

        Section until(String end, int openedAt) {
            List<Part> read = new ArrayList<>();
            while (tag.find()) {
                read.add(new Words(text.substring(at, tag.start())));
                at = tag.end();
                String inside = tag.group(1).strip();
                if (inside.equals(end) || (ELSE.equals(inside) && END_OF_IF.equals(end))) {
                    return new Section(read, inside);
                }
                if (inside.startsWith("/") || inside.equals(ELSE)) {
                    throw wrong(Fault.CLOSES_NOTHING, "{{" + inside + "}} closes nothing that is open.");
                }
                read.add(part(inside));
            }
            if (end != null) {
                String opening = "{{" + end.replace('/', '#') + " …}}";
                throw new Wrong(
                        Fault.NOT_CLOSED, opening, line(openedAt), opening + " is not closed by {{" + end + "}}.");
            }
            read.add(new Words(text.substring(at)));
            return new Section(read, null);
        }

        private Part part(String inside) {
            if (!inside.startsWith("#")) {
                return new Value(expression(inside));
            }
            if (++depth > DEEPEST) {
                throw wrong(Fault.TOO_DEEP, "{{" + inside + "}} stands in more than " + DEEPEST + " others.");
            }
            Part read = section(inside);
            depth--;
            return read;
        }

        private Part section(String inside) {
            int opened = tag.start();
            if (inside.startsWith("#if ")) {
                String condition = expression(inside.substring(4));
                Section met = until(END_OF_IF, opened);
                Section otherwise = ELSE.equals(met.end()) ? until(END_OF_IF, opened) : new Section(List.of(), null);
                if (ELSE.equals(otherwise.end())) {
                    throw wrong(Fault.CLOSES_NOTHING, "there is a second {{else}} for one {{#if …}}.");
                }
                return new Choice(condition, met.parts(), otherwise.parts());
            }
            if (inside.startsWith("#loop ")) {
                String list = expression(inside.substring(6));
                loops++;
                List<Part> repeated = until("/loop", opened).parts();
                loops--;
                return new Loop(list, repeated);
            }
            throw wrong(Fault.UNKNOWN_PART, "{{" + inside + "}} is unknown; there are {{#if …}} and {{#loop …}}.");
        }

        private Wrong wrong(Fault fault, String message) {
            return new Wrong(fault, tag.group(), line(tag.start()), message);
        }

        private int line(int position) {
            return 1
                    + (int) text.substring(0, position)
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        private String expression(String written) {
            String expression = written.strip();
            String code = LITERAL.matcher(expression).replaceAll("");
            if (expression.isEmpty()
                    || expression.length() > LONGEST_EXPRESSION
                    || TOO_MUCH.matcher(code).find()) {
                throw wrong(
                        Fault.NO_FACT,
                        "“" + expression
                                + "” is no fact and no simple condition. Write a fact, such as {{caseNumber}}, or a comparison,"
                                + " such as {{#if approvalDecision = \"approved\"}}.");
            }
            expressions.add(new Place(expression, line(tag.start())));
            if (loops == 0) {
                NAME.matcher(code)
                        .results()
                        .map(match -> match.group())
                        .filter(name -> !WORDS.contains(name))
                        .forEach(name -> names.putIfAbsent(name, line(tag.start())));
            }
            return expression;
        }
    }
}
