package eu.socieux.forms;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One component of a form: a field that is answered, or something that is only shown.
 *
 * @param id unique within the form
 * @param key name of the answer, null for everything that is not answered
 * @param label what the person reads, null when there is none; for dates the label of the date
 * @param description the small text under the field, null when there is none
 * @param section label of the group around it, null outside a group
 * @param hiddenWhen FEEL conditions without their leading {@code =}, of the component and of the groups around it: any
 *     of them true hides it
 * @param disabled whether it is shown greyed and never answered
 * @param readonly whether it is always shown only
 * @param readonlyWhen FEEL condition under which it is shown only, null when there is none
 * @param defaultValue the answer before anybody gave one, null when there is none
 * @param options what there is to choose from, null where nothing is chosen
 * @param rules what an answer has to satisfy
 * @param byLink what the field holds when the form is answered by link, in which it is not asked: a value, or
 *     {@value #TODAY} for the day; null for everything that is asked of everybody
 * @param forApplicants what applicants get of it on the public page; null where the form does not say
 * @param content text or HTML with placeholders of components that show something, else null
 * @param components what a group holds, in order
 */
public record FormComponent(
        String id,
        Kind kind,
        String key,
        String label,
        String description,
        String section,
        List<String> hiddenWhen,
        boolean disabled,
        boolean readonly,
        String readonlyWhen,
        Object defaultValue,
        Options options,
        Rules rules,
        String byLink,
        ForApplicants forApplicants,
        String content,
        List<FormComponent> components) {

    /** Stands for the day on which a form is answered. */
    public static final String TODAY = "today";

    /** Whether the component holds an answer. */
    public boolean isField() {
        return key != null;
    }

    /** The same component holding these. */
    FormComponent with(List<FormComponent> inner) {
        return with(hiddenWhen, description, rules, inner);
    }

    FormComponent with(List<String> hidden, String hint, Rules changed, List<FormComponent> inner) {
        return with(hidden, hint, options, changed, inner);
    }

    /** The same component with these to choose from. */
    FormComponent offering(List<Option> choices) {
        return with(hiddenWhen, description, new Options(choices, null, null), rules, components);
    }

    private FormComponent with(
            List<String> hidden, String hint, Options choices, Rules changed, List<FormComponent> inner) {
        return new FormComponent(
                id,
                kind,
                key,
                label,
                hint,
                section,
                hidden,
                disabled,
                readonly,
                readonlyWhen,
                defaultValue,
                choices,
                changed,
                byLink,
                forApplicants,
                content,
                inner);
    }

    /** Name of the field in messages: its label, with its section where the form uses the label twice, or its key. */
    public String title(Set<String> ambiguous) {
        String name = label == null || label.isBlank() || label.startsWith("=") ? key : label;
        return section != null && ambiguous.contains(name) ? section + ", " + name : name;
    }

    /** The components which both faces can show. */
    public enum Kind {
        TEXTFIELD,
        TEXTAREA,
        NUMBER,
        DATETIME,
        CHECKBOX,
        CHECKLIST,
        RADIO,
        SELECT,
        TAGLIST,
        EXPRESSION,
        GROUP,
        SEPARATOR,
        SPACER,
        IMAGE,
        TEXT,
        HTML,
        TABLE,
        IFRAME,
        BUTTON;

        private static final Set<Kind> FIELDS =
                Set.of(TEXTFIELD, TEXTAREA, NUMBER, DATETIME, CHECKBOX, CHECKLIST, RADIO, SELECT, TAGLIST, EXPRESSION);

        /** The name in the form file. */
        public String type() {
            return name().toLowerCase(Locale.ROOT);
        }

        boolean answers() {
            return FIELDS.contains(this);
        }

        boolean several() {
            return this == CHECKLIST || this == TAGLIST;
        }
    }

    /**
     * What applicants get of a component of the form which staff fill in when a request comes by letter.
     *
     * @param asked {@code yes}, {@code no}, or a condition such as {@code requestKind=structured}; null to be as the
     *     group around it, and outside a group as {@code no}
     * @param hint small text under the field in place of the one for staff, null to show that one
     * @param autocomplete what a browser may fill in by itself, in the words of HTML; null for nothing
     */
    public record ForApplicants(String asked, String hint, String autocomplete) {}

    /**
     * What there is to choose from: fixed choices, or a fact that holds them, or a FEEL expression that gives them.
     *
     * @param fixed the choices written in the form, empty when they come from elsewhere
     * @param fact key of a fact that is a list of choices, else null
     * @param expression FEEL without its leading {@code =}, else null
     */
    public record Options(List<Option> fixed, String fact, String expression) {}

    /** One choice: what is kept, and what the person reads. */
    public record Option(Object value, String label) {}

    /**
     * What an answer has to satisfy. Limits are null where there is none; they are numbers, or FEEL expressions without
     * their leading {@code =}.
     *
     * @param requiredWhen answer to another field with which this one is required, null when it does not depend on one
     * @param inputType {@code email} or {@code phone}, else null
     * @param pattern regular expression that has to occur in the text, else null
     * @param decimals how many decimal digits a number may have, null for any
     * @param step a number has to be a multiple of it, null for any
     * @param asText whether a number is kept as text
     * @param moment {@code date}, {@code time} or {@code datetime}, null for other fields
     * @param notAfter days which a date may not lie after: keys of other dates of the form, or {@value #TODAY}; empty
     *     where any day will do
     */
    public record Rules(
            boolean required,
            RequiredWhen requiredWhen,
            Limit min,
            Limit max,
            Limit minLength,
            Limit maxLength,
            String inputType,
            String pattern,
            Integer decimals,
            BigDecimal step,
            boolean asText,
            String moment,
            List<String> notAfter) {

        /** The same rules where these answers are settled: what is required with them is required, or is not. */
        Rules settledBy(Map<String, Object> answers) {
            return requiredWhen == null || !answers.containsKey(requiredWhen.key())
                    ? this
                    : required(requiredWhen.holdsFor(answers.get(requiredWhen.key())));
        }

        /** The same rules, required whatever else is answered or not required at all. */
        Rules required(boolean always) {
            return new Rules(
                    always, null, min, max, minLength, maxLength, inputType, pattern, decimals, step, asText, moment,
                    notAfter);
        }
    }

    /**
     * Makes a field required with some answers to another field.
     *
     * @param key key of the other field
     * @param values its answers, as they are written in the form file; any of them does
     */
    public record RequiredWhen(String key, Set<String> values) {

        private static final Pattern WRITTEN = Pattern.compile("\\s*(\\w+)\\s*=\\s*(\\w+(?:\\s*\\|\\s*\\w+)*)\\s*");

        /** From {@code key=value} or {@code key=value|value}; empty when it is written otherwise. */
        static Optional<RequiredWhen> parse(String condition) {
            Matcher parts = WRITTEN.matcher(condition);
            return parts.matches()
                    ? Optional.of(new RequiredWhen(
                            parts.group(1),
                            new LinkedHashSet<>(List.of(parts.group(2).split("\\s*\\|\\s*", -1)))))
                    : Optional.empty();
        }

        /** Whether this answer to the other field, or one of these where it takes several, makes the field required. */
        boolean holdsFor(Object answer) {
            Collection<?> given = answer instanceof Collection<?> several ? several : List.of(String.valueOf(answer));
            return given.stream().map(String::valueOf).anyMatch(values::contains);
        }
    }

    /** A limit of a rule: a number, or the FEEL expression that gives it; the other one is null. */
    public record Limit(BigDecimal number, String expression) {}
}
