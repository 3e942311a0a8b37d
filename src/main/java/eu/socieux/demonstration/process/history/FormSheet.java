package eu.socieux.demonstration.process.history;

import eu.socieux.forms.FormComponent;
import eu.socieux.forms.FormComponent.Kind;
import eu.socieux.forms.FormSchema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A form filled in by somebody: what it starts with, what they say themselves, and something for what must be said. */
final class FormSheet {

    private final FormSchema form;
    private final Map<String, Object> answers = new LinkedHashMap<>();

    private FormSheet(FormSchema form) {
        this.form = form;
    }

    static Map<String, Object> filled(FormSchema form, Map<String, Object> prefill, Step step, Answer answer) {
        var sheet = new FormSheet(form);
        sheet.takeOver(prefill);
        sheet.answers.putAll(answer.fields());
        sheet.complete(step);
        return sheet.answers;
    }

    private void takeOver(Map<String, Object> prefill) {
        for (FormComponent field : form.fields()) {
            Object value = prefill.get(field.key());
            if (value != null && isAnswered(field)) {
                answers.put(field.key(), value);
            }
        }
    }

    private void complete(Step step) {
        for (FormComponent field : form.fields()) {
            boolean missing = isAnswered(field) && answers.get(field.key()) == null;
            if (missing && isRequired(field)) {
                answers.put(field.key(), something(field, step));
            } else if (missing && field.kind() == Kind.NUMBER && isRating(field)) {
                answers.put(field.key(), rating(field, step));
            }
        }
    }

    private static boolean isAnswered(FormComponent field) {
        return !field.disabled() && !field.readonly() && field.kind() != Kind.EXPRESSION;
    }

    private boolean isRequired(FormComponent field) {
        var when = field.rules().requiredWhen();
        if (when != null) {
            return when.values().contains(String.valueOf(answers.get(when.key())));
        }
        return field.rules().required() && field.hiddenWhen().isEmpty();
    }

    private static boolean isRating(FormComponent field) {
        var most = field.rules().max();
        return field.hiddenWhen().isEmpty()
                && most != null
                && most.number() != null
                && most.number().intValue() <= 5;
    }

    private static Object something(FormComponent field, Step step) {
        return switch (field.kind()) {
            case NUMBER -> isRating(field) ? rating(field, step) : 10;
            case CHECKBOX -> true;
            case DATETIME -> step.today().toString();
            case RADIO, SELECT -> firstOption(field);
            case CHECKLIST, TAGLIST -> List.of(firstOption(field));
            default -> "As agreed on " + step.today() + ".";
        };
    }

    private static int rating(FormComponent field, Step step) {
        int most = field.rules().max().number().intValue();
        return Math.min(most, step.draws().between(most - 2, most + 1));
    }

    private static Object firstOption(FormComponent field) {
        return field.options().fixed().get(0).value();
    }
}
