package eu.socieux.forms;

import eu.socieux.forms.FieldProblem.Rule;
import eu.socieux.forms.FormComponent.Limit;
import eu.socieux.forms.FormComponent.Option;
import eu.socieux.forms.FormComponent.Options;
import eu.socieux.forms.FormComponent.Rules;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Holds answers against their form: the rules which the form itself states and the browser already checked, and what a
 * browser never sends.
 */
@Component
public class FormValidation {

    /** As browsers check it, so that no face accepts what another refuses. */
    private static final Pattern EMAIL = Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+"
            + "@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*");

    /** International form; the country codes themselves are not listed. */
    private static final Pattern PHONE = Pattern.compile("(?:\\+|00)[1-9]\\d{5,20}");

    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cc}\\p{Cs}&&[^\\t\\n]]");
    private static final BigDecimal LARGEST_NUMBER = BigDecimal.valueOf(9_007_199_254_740_991L);

    private static final Map<String, DateTimeFormatter> MOMENTS = Map.of(
            "date", DateTimeFormatter.ISO_LOCAL_DATE,
            "time", DateTimeFormatter.ISO_TIME,
            "datetime", DateTimeFormatter.ISO_DATE_TIME);
    private static final Map<String, String> MOMENT_MESSAGES = Map.of(
            "date", "give a date, written as 2026-05-31",
            "time", "give a time, written as 14:30",
            "datetime", "give a date and a time, written as 2026-05-31T14:30");

    private final FeelExpressions feel;
    private final FormSettings settings;
    private final Clock clock;

    FormValidation(FeelExpressions feel, FormSettings settings, Clock clock) {
        this.feel = feel;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Checks the answers of one form.
     *
     * @param submitted answer per key as JSON values: text, number, flag, list; null or absent when empty
     * @param facts what is known of the case: choices that come from data, values of read-only fields, and other names
     *     in conditions
     * @return the answers to keep; those to disabled, read-only and hidden fields are left out
     * @throws SubmissionRefused naming every field that breaks a rule
     */
    public AcceptedAnswers check(FormSchema schema, Map<String, Object> submitted, Map<String, Object> facts) {
        refuseTooLarge(submitted);
        return new Check(schema, submitted, facts).run();
    }

    /**
     * What a form shows with these answers, and what it asks.
     *
     * @param answers as {@link #check} takes them; those that cannot be read count as not given
     */
    Check showing(FormSchema schema, Map<String, Object> answers, Map<String, Object> facts) {
        Check check = new Check(schema, answers, facts);
        schema.fields().forEach(check::read);
        check.settleWhatIsHidden();
        return check;
    }

    private void refuseTooLarge(Map<String, Object> submitted) {
        long limit = settings.maxSubmission().toBytes();
        if (size(submitted) > limit) {
            String kilobytes = Long.toString(settings.maxSubmission().toKilobytes());
            throw new SubmissionRefused(List.of(new FieldProblem(
                    "",
                    "All answers together",
                    Rule.SUBMISSION_TOO_LARGE,
                    kilobytes,
                    "at most " + kilobytes + " kB; file long texts as a document")));
        }
    }

    private static long size(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToLong(entry -> size(entry.getKey()) + size(entry.getValue()))
                    .sum();
        }
        if (value instanceof Collection<?> items) {
            return items.stream().mapToLong(FormValidation::size).sum() + items.size();
        }
        return String.valueOf(value).getBytes(StandardCharsets.UTF_8).length;
    }

    /** One submission being held against its form. */
    final class Check {

        private final FormSchema schema;
        private final Map<String, Object> submitted;
        private final Map<String, Object> facts;
        private final Set<String> ambiguousLabels = new HashSet<>();
        private final Map<String, Object> read = new HashMap<>();
        private final Map<String, FieldProblem> unreadable = new HashMap<>();
        private final Map<String, Object> context = new HashMap<>();

        Check(FormSchema schema, Map<String, Object> submitted, Map<String, Object> facts) {
            this.schema = schema;
            this.submitted = submitted;
            this.facts = facts;
            Set<String> labels = new HashSet<>();
            schema.fields().forEach(field -> {
                if (!labels.add(field.label())) {
                    ambiguousLabels.add(field.label());
                }
            });
        }

        AcceptedAnswers run() {
            List<FieldProblem> problems = new ArrayList<>();
            submitted.keySet().stream()
                    .filter(key -> schema.field(key).isEmpty())
                    .sorted()
                    .map(key -> new FieldProblem(key, key, Rule.UNKNOWN_FIELD, null, "this form has no such field"))
                    .forEach(problems::add);
            schema.fields().forEach(this::read);
            Set<String> hidden = settleWhatIsHidden();

            Map<String, Object> values = new LinkedHashMap<>();
            Set<String> unanswered = new LinkedHashSet<>();
            for (FormComponent field : schema.fields()) {
                String key = field.key();
                if (isShownOnly(field)) {
                    continue;
                }
                if (hidden.contains(key)) {
                    unanswered.add(key);
                    continue;
                }
                Optional.ofNullable(unreadable.get(key))
                        .or(() -> brokenRule(field, read.get(key)))
                        .ifPresentOrElse(problems::add, () -> {
                            if (read.get(key) == null) {
                                unanswered.add(key);
                            } else {
                                values.put(key, read.get(key));
                            }
                        });
            }
            if (!problems.isEmpty()) {
                throw new SubmissionRefused(problems);
            }
            return new AcceptedAnswers(values, unanswered);
        }

        private void read(FormComponent field) {
            Object value = submitted.get(field.key());
            try {
                read.put(field.key(), isEmpty(value) ? null : kept(field, value));
            } catch (UnreadableAnswer wrong) {
                unreadable.put(field.key(), problem(field, wrong.rule, null, wrong.getMessage()));
            }
        }

        /**
         * Hides fields until nothing changes: a hidden answer no longer counts in the conditions of others. A cycle of
         * conditions ends after as many rounds as there are fields.
         */
        private Set<String> settleWhatIsHidden() {
            Set<String> hidden = Set.of();
            for (int round = 0; round <= schema.fields().size(); round++) {
                fillContext(hidden);
                Set<String> now = new HashSet<>();
                for (FormComponent field : schema.fields()) {
                    if (hides(field)) {
                        now.add(field.key());
                    }
                }
                if (now.equals(hidden)) {
                    break;
                }
                hidden = now;
            }
            return hidden;
        }

        private void fillContext(Set<String> hidden) {
            schema.names().forEach(name -> context.put(name, facts.get(name)));
            for (FormComponent field : schema.fields()) {
                if (hidden.contains(field.key())) {
                    context.put(field.key(), null);
                } else if (!field.disabled() && !field.readonly()) {
                    context.put(field.key(), read.get(field.key()));
                }
            }
        }

        /** Whether the component is hidden, by its own condition or by one around it. */
        boolean hides(FormComponent component) {
            return component.hiddenWhen().stream().anyMatch(this::holds);
        }

        /** Whether the field has to be answered, given the other answers. */
        boolean requires(FormComponent field) {
            return requirement(field).isPresent();
        }

        /** What there is to choose from. */
        List<Option> offers(Options options) {
            if (options.fact() == null && options.expression() == null) {
                return options.fixed();
            }
            Object data =
                    options.fact() != null ? facts.get(options.fact()) : feel.evaluate(options.expression(), context);
            return data instanceof Collection<?> items
                    ? items.stream().map(FormValidation::option).toList()
                    : List.of();
        }

        /** Whether nobody answers the field: it shows what is known. */
        boolean isShownOnly(FormComponent field) {
            return field.disabled()
                    || field.readonly()
                    || field.kind() == FormComponent.Kind.EXPRESSION
                    || (field.readonlyWhen() != null && holds(field.readonlyWhen()));
        }

        private boolean holds(String condition) {
            return Boolean.TRUE.equals(feel.evaluate(condition, context));
        }

        private Optional<FieldProblem> brokenRule(FormComponent field, Object value) {
            boolean unticked = field.kind() == FormComponent.Kind.CHECKBOX && Boolean.FALSE.equals(value);
            if (value == null || unticked) {
                return requirement(field).map(message -> problem(field, Rule.REQUIRED, null, message));
            }
            if (field.options() != null) {
                return notAnOption(field, value);
            }
            if (value instanceof Number number) {
                return brokenNumberRule(field, new BigDecimal(number.toString()));
            }
            return value instanceof String text ? brokenTextRule(field, text) : Optional.empty();
        }

        /** Why an empty answer is not enough, empty when it is. */
        private Optional<String> requirement(FormComponent field) {
            if (field.rules().required()) {
                return Optional.of(requiredMessage(field));
            }
            return Optional.ofNullable(field.rules().requiredWhen())
                    .filter(when -> when.holdsFor(context.get(when.key())))
                    .flatMap(when -> schema.field(when.key()))
                    .map(other -> "%s, because of “%s” under “%s”"
                            .formatted(
                                    requiredMessage(field),
                                    wording(other, context.get(other.key())),
                                    other.title(ambiguousLabels)));
        }

        private static String wording(FormComponent field, Object answer) {
            Collection<?> chosen = answer instanceof Collection<?> several ? several : List.of(answer);
            Map<Object, String> labels = new HashMap<>();
            if (field.options() != null) {
                field.options().fixed().forEach(option -> labels.put(comparable(option.value()), option.label()));
            }
            return chosen.stream()
                    .map(one -> labels.getOrDefault(
                            comparable(one), Boolean.TRUE.equals(one) ? "yes" : String.valueOf(one)))
                    .map(label -> label.endsWith(".") ? label.substring(0, label.length() - 1) : label)
                    .collect(Collectors.joining(", "));
        }

        private Optional<FieldProblem> notAnOption(FormComponent field, Object value) {
            List<Object> options = offers(field.options()).stream()
                    .map(option -> comparable(option.value()))
                    .toList();
            Collection<?> chosen = value instanceof Collection<?> several ? several : List.of(value);
            return chosen.stream().allMatch(one -> options.contains(comparable(one)))
                    ? Optional.empty()
                    : Optional.of(problem(field, Rule.NOT_AN_OPTION, null, "choose from the list"));
        }

        private Optional<FieldProblem> brokenNumberRule(FormComponent field, BigDecimal number) {
            Rules rules = field.rules();
            BigDecimal min = limit(rules.min());
            BigDecimal max = limit(rules.max());
            if (rules.decimals() != null && number.stripTrailingZeros().scale() > rules.decimals()) {
                String message =
                        rules.decimals() == 0 ? "give a whole number" : "at most " + rules.decimals() + " decimals";
                return Optional.of(
                        problem(field, Rule.DECIMALS, rules.decimals().toString(), message));
            }
            if (rules.step() != null
                    && rules.step().signum() != 0
                    && number.remainder(rules.step()).signum() != 0) {
                String step = rules.step().toPlainString();
                return Optional.of(problem(field, Rule.STEP, step, "give a multiple of " + step));
            }
            if (min != null && number.compareTo(min) < 0) {
                return Optional.of(
                        problem(field, Rule.MINIMUM, min.toPlainString(), "at least " + min.toPlainString()));
            }
            if (max != null && number.compareTo(max) > 0) {
                return Optional.of(problem(field, Rule.MAXIMUM, max.toPlainString(), "at most " + max.toPlainString()));
            }
            return Optional.empty();
        }

        private Optional<FieldProblem> brokenTextRule(FormComponent field, String text) {
            Rules rules = field.rules();
            if (rules.asText()) {
                return brokenNumberRule(field, new BigDecimal(text));
            }
            BigDecimal minLength = limit(rules.minLength());
            BigDecimal maxLength =
                    Optional.ofNullable(limit(rules.maxLength())).orElse(BigDecimal.valueOf(settings.maxTextLength()));
            BigDecimal length = BigDecimal.valueOf(text.length());
            if (minLength != null && length.compareTo(minLength) < 0) {
                String limit = minLength.toPlainString();
                return Optional.of(problem(field, Rule.TOO_SHORT, limit, "at least " + limit + " characters"));
            }
            if (length.compareTo(maxLength) > 0) {
                String limit = maxLength.toPlainString();
                return Optional.of(problem(field, Rule.TOO_LONG, limit, "at most " + limit + " characters"));
            }
            if (rules.pattern() != null
                    && !Pattern.compile(rules.pattern()).matcher(text).find()) {
                return Optional.of(problem(field, Rule.PATTERN, rules.pattern(), "not written as the form asks"));
            }
            if ("email".equals(rules.inputType()) && !EMAIL.matcher(text).matches()) {
                return Optional.of(
                        problem(field, Rule.EMAIL, null, "give an e-mail address such as name@institution.org"));
            }
            if ("phone".equals(rules.inputType()) && !PHONE.matcher(text).matches()) {
                return Optional.of(
                        problem(field, Rule.PHONE, null, "give an international number such as +4930664040900"));
            }
            return tooLate(field, text);
        }

        /** Why a day is later than it may be; a day that is not given is no limit. */
        private Optional<FieldProblem> tooLate(FormComponent field, String text) {
            for (String limit : field.rules().notAfter()) {
                if (limit.equals(FormComponent.TODAY)) {
                    if (LocalDate.parse(text).isAfter(LocalDate.now(clock))) {
                        return Optional.of(problem(
                                field, Rule.IN_THE_FUTURE, null, "give a day that has come; this one lies ahead"));
                    }
                } else if (context.get(limit) instanceof String other
                        && LocalDate.parse(text).isAfter(LocalDate.parse(other))) {
                    String name = schema.field(limit).orElseThrow().title(ambiguousLabels);
                    return Optional.of(
                            problem(field, Rule.NOT_AFTER, name, "give a day that is not after “" + name + "”"));
                }
            }
            return Optional.empty();
        }

        private BigDecimal limit(Limit limit) {
            if (limit == null || limit.number() != null) {
                return limit == null ? null : limit.number();
            }
            return feel.evaluate(limit.expression(), context) instanceof Number number
                    ? new BigDecimal(number.toString())
                    : null;
        }

        private FieldProblem problem(FormComponent field, Rule rule, String limit, String message) {
            return new FieldProblem(field.key(), field.title(ambiguousLabels), rule, limit, message);
        }
    }

    private static boolean isEmpty(Object value) {
        return value == null
                || (value instanceof String text && text.isBlank())
                || (value instanceof Collection<?> items && items.isEmpty());
    }

    /** The answer as it is kept. Only its kind is looked at; the rules of the form come later. */
    private static Object kept(FormComponent field, Object value) throws UnreadableAnswer {
        return switch (field.kind()) {
            case NUMBER -> number(field, value);
            case CHECKBOX -> {
                expect(value instanceof Boolean, "tick it or leave it");
                yield value;
            }
            case CHECKLIST, TAGLIST -> {
                expect(value instanceof Collection<?>, "choose from the list");
                Collection<?> several = (Collection<?>) value;
                expect(several.stream().allMatch(FormValidation::isSimple), "choose from the list");
                yield several.stream().distinct().toList();
            }
            case RADIO, SELECT -> {
                expect(isSimple(value), "choose one of the list");
                yield value;
            }
            case DATETIME -> moment(field.rules().moment(), value);
            default -> text(field, value);
        };
    }

    private static boolean isSimple(Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    private static Object number(FormComponent field, Object value) throws UnreadableAnswer {
        boolean asText = field.rules().asText();
        expect(asText ? value instanceof String : value instanceof Number, "give a number");
        BigDecimal number;
        try {
            number = new BigDecimal(value.toString());
        } catch (NumberFormatException wrong) {
            throw new UnreadableAnswer(Rule.WRONG_KIND, "give a number", wrong);
        }
        expect(number.abs().compareTo(LARGEST_NUMBER) <= 0 && number.scale() < 20, "give a number of usual size");
        if (asText) {
            return value;
        }
        return number.stripTrailingZeros().scale() <= 0 ? (Object) number.longValueExact() : number;
    }

    private static String moment(String kind, Object value) throws UnreadableAnswer {
        expect(value instanceof String, MOMENT_MESSAGES.get(kind));
        try {
            MOMENTS.get(kind).parse((String) value);
        } catch (DateTimeException wrong) {
            throw new UnreadableAnswer(Rule.WRONG_KIND, MOMENT_MESSAGES.get(kind), wrong);
        }
        return (String) value;
    }

    private static String text(FormComponent field, Object value) throws UnreadableAnswer {
        expect(value instanceof String, "give a text");
        String text = ((String) value).replace("\r\n", "\n").strip();
        boolean severalLines = field.kind() == FormComponent.Kind.TEXTAREA;
        if (FORBIDDEN.matcher(text).find() || (!severalLines && text.indexOf('\n') >= 0)) {
            throw new UnreadableAnswer(
                    Rule.FORBIDDEN_CHARACTERS,
                    severalLines ? "remove invisible control characters" : "one line without control characters",
                    null);
        }
        return text;
    }

    private static void expect(boolean fits, String message) throws UnreadableAnswer {
        if (!fits) {
            throw new UnreadableAnswer(Rule.WRONG_KIND, message, null);
        }
    }

    private static String requiredMessage(FormComponent field) {
        return switch (field.kind()) {
            case RADIO, SELECT -> "choose one";
            case CHECKLIST, TAGLIST -> "choose at least one";
            case CHECKBOX -> "tick it to go on";
            case DATETIME -> MOMENT_MESSAGES.get(field.rules().moment());
            case NUMBER -> "give a number";
            default -> "fill it in";
        };
    }

    private static Option option(Object item) {
        if (item instanceof Map<?, ?> option) {
            Object label = option.get("label");
            return new Option(option.get("value"), String.valueOf(label == null ? option.get("value") : label));
        }
        return new Option(item, String.valueOf(item));
    }

    private static Object comparable(Object value) {
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    /** An answer is not of the kind its field holds. */
    private static final class UnreadableAnswer extends Exception {
        private static final long serialVersionUID = 1L;
        private final Rule rule;

        UnreadableAnswer(Rule rule, String message, Throwable cause) {
            super(message, cause);
            this.rule = rule;
        }
    }
}
