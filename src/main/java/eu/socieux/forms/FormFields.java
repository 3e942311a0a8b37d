package eu.socieux.forms;

import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.FormComponent.Option;
import eu.socieux.forms.FormPage.Choice;
import eu.socieux.forms.FormPage.Part;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document.OutputSettings;
import org.jsoup.safety.Safelist;
import org.springframework.stereotype.Component;

/**
 * A form as a page of plain HTML shows it, and what such a page sends back. Works without JavaScript: what depends on
 * other answers is shown or left out on the server. A page that was sent and thereby brought up questions it had not
 * asked is shown once more with them; no question is missed.
 */
@Component
public class FormFields {

    /** Asks for the page again with the questions that follow from the answers so far; no answer is checked. */
    public static final String REFRESH = "_refresh";

    /** Which of the questions that depend on others the page had asked. */
    public static final String ASKED = "_asked";

    private static final Set<Kind> NOT_SHOWN =
            EnumSet.of(Kind.EXPRESSION, Kind.IMAGE, Kind.TABLE, Kind.IFRAME, Kind.BUTTON, Kind.SPACER);
    private static final Set<Kind> HARMLESS = EnumSet.of(Kind.BUTTON, Kind.SPACER);
    private static final Safelist VIEW =
            Safelist.relaxed().removeTags("img").addAttributes(":all", "class").addProtocols("a", "href", "mailto");
    private static final Parser MARKDOWN = Parser.builder().build();
    private static final HtmlRenderer TEXT =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern WORD = Pattern.compile("\\w+");

    private final FormValidation validation;
    private final FeelExpressions feel;

    FormFields(FormValidation validation, FeelExpressions feel) {
        this.validation = validation;
        this.feel = feel;
    }

    /** The kinds of components of a form which a page cannot show, by their names in form files; empty for most forms. */
    public static Set<String> notShown(FormSchema form) {
        return form.everything()
                .map(FormComponent::kind)
                .filter(kind -> NOT_SHOWN.contains(kind) && !HARMLESS.contains(kind))
                .map(Kind::type)
                .collect(Collectors.toSet());
    }

    /** What a page starts with: what is known under the keys of its fields, else what the form itself sets. */
    public Map<String, Object> initial(FormSchema form, Map<String, Object> known) {
        Map<String, Object> answers = new LinkedHashMap<>();
        form.fields().forEach(field -> {
            Object value = known.containsKey(field.key()) ? known.get(field.key()) : field.defaultValue();
            if (value != null) {
                answers.put(field.key(), value);
            }
        });
        return answers;
    }

    /**
     * The form, before it was sent or with what is wrong with it.
     *
     * @param form in the language of the reader
     * @param facts what is known of the case: what texts, conditions, choices and fields that are not answered show
     * @param answers what is filled in already, by key
     * @param problems what is wrong with it, empty before it was sent
     */
    public FormPage show(
            FormSchema form, Map<String, Object> facts, Map<String, Object> answers, List<FieldProblem> problems) {
        return show(form, facts, answers, problems, Set.of());
    }

    /**
     * The form with the questions that came up by what was sent marked as new.
     *
     * @param fresh keys as {@link #cameUp} gave them
     */
    public FormPage show(
            FormSchema form,
            Map<String, Object> facts,
            Map<String, Object> answers,
            List<FieldProblem> problems,
            Set<String> fresh) {
        var writing = new Writing(form, facts, answers, problems, fresh);
        List<Part> parts = writing.parts(form.components());
        return new FormPage(
                parts, problems.stream().map(writing::inWords).toList(), String.join(",", writing.depending()));
    }

    /**
     * What a page sent, as answers that {@link FormValidation} checks. A number that is none is left as text, so that
     * the check says so.
     *
     * @param parameters values by name of the field; names that are no field are left out
     */
    public Map<String, Object> read(FormSchema form, Map<String, String[]> parameters) {
        Map<String, Object> answers = new LinkedHashMap<>();
        for (FormComponent field : form.fields()) {
            String[] sent = parameters.get(field.key());
            if (sent != null && sent.length > 0) {
                answers.put(field.key(), answer(field, sent));
            }
        }
        return answers;
    }

    /**
     * The questions which the answers bring up and which the page that was sent had not asked; they have to be shown
     * before the answers can be taken.
     *
     * @param parameters what the page sent, its fields for itself included
     */
    public Set<String> cameUp(
            FormSchema form, Map<String, Object> facts, Map<String, Object> answers, Map<String, String[]> parameters) {
        Set<String> asked = new HashSet<>(answers.keySet());
        Stream.of(parameters.getOrDefault(ASKED, new String[0]))
                .flatMap(keys -> Stream.of(keys.split(",", -1)))
                .forEach(asked::add);
        Set<String> fresh = new HashSet<>(new Writing(form, facts, answers, List.of(), Set.of()).depending());
        fresh.removeAll(asked);
        return fresh;
    }

    /** One form being written as a page. */
    private final class Writing {

        private final FormSchema form;
        private final Map<String, Object> facts;
        private final Map<String, Object> answers;
        private final Map<String, FieldProblem> problems = new LinkedHashMap<>();
        private final Set<String> fresh;
        private final FormValidation.Check showing;
        private final Set<String> steering;
        private final Set<String> ambiguousLabels = new HashSet<>();

        Writing(
                FormSchema form,
                Map<String, Object> facts,
                Map<String, Object> answers,
                List<FieldProblem> problems,
                Set<String> fresh) {
            this.form = form;
            this.facts = facts;
            this.answers = answers;
            this.fresh = fresh;
            problems.forEach(problem -> this.problems.putIfAbsent(problem.key(), problem));
            this.showing = validation.showing(form, answers, facts);
            this.steering = form.everything()
                    .flatMap(component -> component.hiddenWhen().stream())
                    .flatMap(
                            condition -> WORD.matcher(LITERAL.matcher(condition).replaceAll(""))
                                    .results()
                                    .map(match -> match.group()))
                    .collect(Collectors.toSet());
            Set<String> labels = new HashSet<>();
            form.fields().stream()
                    .map(FormComponent::label)
                    .filter(label -> !labels.add(label))
                    .forEach(ambiguousLabels::add);
        }

        /** The problem with the name which this page gives its field. */
        FieldProblem inWords(FieldProblem problem) {
            return form.field(problem.key())
                    .map(field -> new FieldProblem(
                            problem.key(),
                            field.title(ambiguousLabels),
                            problem.rule(),
                            problem.limit(),
                            problem.message()))
                    .orElse(problem);
        }

        /** The fields shown now that depend on other answers. */
        List<String> depending() {
            return form.fields().stream()
                    .filter(field -> field.hiddenWhen().stream().anyMatch(this::dependsOnAnswers))
                    .filter(field -> !showing.hides(field) && !showing.isShownOnly(field))
                    .map(FormComponent::key)
                    .toList();
        }

        private boolean dependsOnAnswers(String condition) {
            return form.fields().stream().anyMatch(field -> Pattern.compile("\\b" + field.key() + "\\b")
                    .matcher(LITERAL.matcher(condition).replaceAll(""))
                    .find());
        }

        List<Part> parts(List<FormComponent> components) {
            return components.stream()
                    .filter(component -> !NOT_SHOWN.contains(component.kind()) && !showing.hides(component))
                    .map(this::part)
                    .toList();
        }

        private Part part(FormComponent component) {
            boolean known = component.isField() && showing.isShownOnly(component);
            Object answer = !component.isField()
                    ? null
                    : known
                            ? Optional.ofNullable(facts.get(component.key())).orElse(component.defaultValue())
                            : answers.get(component.key());
            List<Choice> choices = choices(component, answer);
            return new Part(
                    kind(component, known),
                    component.key(),
                    component.label(),
                    html(component),
                    component.description(),
                    component.isField() && !known && showing.requires(component),
                    inputType(component),
                    component.forApplicants() == null
                            ? null
                            : component.forApplicants().autocomplete(),
                    longest(component),
                    known ? said(choices, answer) : Objects.toString(answer, ""),
                    choices,
                    component.isField() ? problems.get(component.key()) : null,
                    component.isField() && !known && steering.contains(component.key()),
                    component.isField() && fresh.contains(component.key()),
                    parts(component.components()));
        }

        private static String kind(FormComponent component, boolean known) {
            if (known) {
                return "known";
            }
            return component.kind() == Kind.TAGLIST
                    ? Kind.CHECKLIST.type()
                    : component.kind().type();
        }

        private static String said(List<Choice> choices, Object answer) {
            String chosen =
                    choices.stream().filter(Choice::chosen).map(Choice::label).collect(Collectors.joining(", "));
            return chosen.isEmpty() ? Objects.toString(answer, "") : chosen;
        }

        private String html(FormComponent component) {
            String content = component.content();
            if (content == null) {
                return null;
            }
            String filled = new PlaceholderText(content).fill(named(), feel);
            String html = component.kind() == Kind.TEXT ? TEXT.render(MARKDOWN.parse(filled)) : filled;
            return Jsoup.clean(html, "", VIEW, new OutputSettings().prettyPrint(false));
        }

        /** Every name the form speaks of: what is not known is null. */
        private Map<String, Object> named() {
            Map<String, Object> named = new HashMap<>();
            form.names().forEach(name -> named.put(name, facts.get(name)));
            return named;
        }

        private List<Choice> choices(FormComponent component, Object answer) {
            if (component.options() == null) {
                return List.of();
            }
            Collection<?> chosen = answer instanceof Collection<?> several
                    ? several
                    : Stream.ofNullable(answer).toList();
            Set<String> values = chosen.stream().map(String::valueOf).collect(Collectors.toSet());
            return showing.offers(component.options()).stream()
                    .map(option -> new Choice(
                            String.valueOf(option.value()),
                            option.label(),
                            values.contains(String.valueOf(option.value()))))
                    .toList();
        }
    }

    private static String inputType(FormComponent component) {
        if (component.kind() == Kind.DATETIME) {
            return "datetime".equals(component.rules().moment())
                    ? "datetime-local"
                    : component.rules().moment();
        }
        String type = component.rules().inputType();
        return type == null ? "text" : "phone".equals(type) ? "tel" : type;
    }

    private static Integer longest(FormComponent component) {
        FormComponent.Limit limit = component.rules().maxLength();
        return limit == null || limit.number() == null ? null : limit.number().intValue();
    }

    private static Object answer(FormComponent field, String... sent) {
        return switch (field.kind()) {
            case CHECKBOX -> "true".equals(sent[0]);
            case CHECKLIST, TAGLIST ->
                Arrays.stream(sent).map(value -> typed(field, value)).toList();
            case RADIO, SELECT -> typed(field, sent[0]);
            case NUMBER -> number(field, sent[0]);
            default -> sent[0];
        };
    }

    /** The value of the choice that reads so: choices may be numbers or flags, pages send text. */
    private static Object typed(FormComponent field, String sent) {
        return field.options().fixed().stream()
                .map(Option::value)
                .filter(value -> String.valueOf(value).equals(sent))
                .findFirst()
                .orElse(sent);
    }

    private static Object number(FormComponent field, String sent) {
        String plain = sent.strip().replace(',', '.');
        boolean isNumber = plain.matches("-?\\d{1,15}(\\.\\d{1,10})?");
        return isNumber && !field.rules().asText() ? (Object) new BigDecimal(plain) : plain;
    }
}
