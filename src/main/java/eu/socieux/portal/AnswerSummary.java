package eu.socieux.portal;

import eu.socieux.directory.Facility;
import eu.socieux.documents.DocumentCatalogue;
import eu.socieux.forms.FormFields;
import eu.socieux.forms.FormPage.Part;
import eu.socieux.links.Question;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What somebody is asked by link, and what they answer, in words. */
@Component
class AnswerSummary {

    private final FormFields fields;
    private final AnswersInWords words;
    private final DocumentCatalogue catalogue;
    private final MessageSource texts;
    private final Facility facility;
    private final Clock clock;

    AnswerSummary(
            FormFields fields,
            AnswersInWords words,
            DocumentCatalogue catalogue,
            MessageSource texts,
            Facility facility,
            Clock clock) {
        this.fields = fields;
        this.words = words;
        this.catalogue = catalogue;
        this.texts = texts;
        this.facility = facility;
        this.clock = clock;
    }

    /** A file that goes with the answer, and what it is. */
    public record File(long id, String name, String type) {}

    Map<String, Object> of(Question question, Locale locale) {
        Map<String, Object> said = new HashMap<>();
        said.put("number", question.open().link().scope().caseNumber().value());
        said.put("name", question.open().link().name());
        said.put("address", question.open().link().address());
        said.put("title", title(question, locale));
        said.put("due", day(question.open().task().due(), locale));
        said.put("facility", facility);
        said.put("documents", question.documents());
        said.put(
                "views",
                fields.show(question.form(), question.facts(), question.answers(), List.of()).parts().stream()
                        .filter(part -> part.kind().equals("html"))
                        .map(Part::html)
                        .toList());
        said.put(
                "lines",
                words.of(fields.show(question.form(), question.facts(), question.answers(), List.of()), locale));
        said.put(
                "brought",
                question.brought().stream()
                        .map(file -> new File(file.id(), file.fileName(), catalogue.label(file.type(), locale)))
                        .toList());
        return said;
    }

    /** A point in time as people of the language write it. */
    String moment(Instant at, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                .withLocale(locale)
                .format(at.atZone(clock.getZone()));
    }

    private String title(Question question, Locale locale) {
        String key = question.open().task().key();
        return texts.getMessage(
                "pages.answer.task." + key, null, question.open().task().name(), locale);
    }

    private String day(Instant at, Locale locale) {
        return at == null
                ? null
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(at.atZone(clock.getZone()));
    }
}
