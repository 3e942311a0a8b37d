package eu.socieux.portal;

import eu.socieux.forms.FormPage;
import eu.socieux.forms.FormPage.Choice;
import eu.socieux.forms.FormPage.Part;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The answers in a form as people read them once more before they send it. */
@Component
class AnswersInWords {

    private final MessageSource texts;

    AnswersInWords(MessageSource texts) {
        this.texts = texts;
    }

    /** A question and its answer. */
    public record Line(String question, String answer) {}

    /** What was answered, in the order of the form. */
    List<Line> of(FormPage form, Locale locale) {
        return asked(form)
                .map(part -> new Line(part.label(), said(part, locale)))
                .filter(line -> !line.answer().isBlank())
                .toList();
    }

    /** The questions of a form, without what is only shown. */
    static Stream<Part> asked(FormPage form) {
        return all(form.parts())
                .filter(part -> part.key() != null && !part.kind().equals("known"));
    }

    private static Stream<Part> all(List<Part> parts) {
        return parts.stream().flatMap(part -> Stream.concat(Stream.of(part), all(part.parts())));
    }

    private String said(Part part, Locale locale) {
        if (part.kind().equals("checkbox")) {
            return texts.getMessage(part.value().equals("true") ? "pages.yes" : "pages.no", null, locale);
        }
        if ("date".equals(part.inputType())) {
            return day(part.value(), locale);
        }
        return part.choices().isEmpty()
                ? part.value()
                : part.choices().stream()
                        .filter(Choice::chosen)
                        .map(Choice::label)
                        .collect(Collectors.joining(", "));
    }

    private static String day(String typed, Locale locale) {
        try {
            return CaseSummary.day(LocalDate.parse(typed), locale);
        } catch (DateTimeParseException notYetADay) {
            // What is being filled in is shown as it was typed
            return typed;
        }
    }
}
