package eu.socieux.portal;

import eu.socieux.forms.FormComponent;
import eu.socieux.forms.FormFields;
import eu.socieux.forms.FormPage;
import eu.socieux.forms.FormSchema;
import eu.socieux.intake.IntakeSettings;
import eu.socieux.intake.WebForm;
import eu.socieux.intake.WebRequest;
import eu.socieux.intake.WebRequests;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The steps in which a request is filled in: the groups of its form in which, with the answers so far, something is asked. */
@Component
class RequestSteps {

    private final WebForm form;
    private final WebRequests requests;
    private final FormFields fields;
    private final IntakeSettings settings;
    private final AnswersInWords words;
    private final Clock clock;

    RequestSteps(
            WebForm form,
            WebRequests requests,
            FormFields fields,
            IntakeSettings settings,
            AnswersInWords words,
            Clock clock) {
        this.form = form;
        this.requests = requests;
        this.fields = fields;
        this.settings = settings;
        this.words = words;
        this.clock = clock;
    }

    /** A step, counted from 1, and what it asks. */
    public record Step(int number, String title, FormSchema form) {}

    /** A step and its answers, as they are looked at before they are sent. */
    public record InWords(int number, String title, List<AnswersInWords.Line> lines) {}

    List<Step> of(WebRequest request, Locale locale) {
        FormSchema whole = form.in(locale);
        List<Step> steps = new ArrayList<>();
        for (FormComponent group : WebForm.groups(whole)) {
            FormSchema part = whole.of(group);
            if (AnswersInWords.asked(shown(part, request.answers())).findAny().isPresent()) {
                steps.add(new Step(steps.size() + 1, group.label(), part));
            }
        }
        return List.copyOf(steps);
    }

    Optional<Step> find(WebRequest request, int number, Locale locale) {
        return of(request, locale).stream()
                .filter(step -> step.number() == number)
                .findFirst();
    }

    /** Where to go on with a request. */
    String place(WebRequest request, Locale locale) {
        return String.valueOf(Math.min(request.step(), of(request, locale).size()));
    }

    /** What comes after a step. */
    String after(WebRequest request, int number, Locale locale) {
        return number < of(request, locale).size() ? String.valueOf(number + 1) : "files";
    }

    /** The first step that cannot be sent as it is. */
    Optional<Integer> firstWrong(WebRequest request, Locale locale) {
        return of(request, locale).stream()
                .filter(step -> !requests.problems(step.form(), request.answers(), request.answers())
                        .isEmpty())
                .map(Step::number)
                .findFirst();
    }

    List<InWords> inWords(WebRequest request, Locale locale) {
        return of(request, locale).stream()
                .map(step -> new InWords(
                        step.number(), step.title(), words.of(shown(step.form(), request.answers()), locale)))
                .toList();
    }

    long daysKept() {
        return settings.draftsKeptFor().toDays();
    }

    String day(Instant at, Locale locale) {
        return CaseSummary.day(LocalDate.ofInstant(at, clock.getZone()), locale);
    }

    String moment(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(clock.getZone()));
    }

    private FormPage shown(FormSchema part, Map<String, Object> answers) {
        return fields.show(part, answers, answers, List.of());
    }
}
