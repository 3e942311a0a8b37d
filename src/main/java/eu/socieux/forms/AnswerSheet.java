package eu.socieux.forms;

import eu.socieux.documents.PdfWriter;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The answers given in a form as a document: questions and answers in the order of the form. */
@Component
public class AnswerSheet {

    private static final String STYLE =
            "body { font-family: 'Noto Sans', sans-serif; font-size: 10pt; } table { width: 100%; border-collapse: collapse; }"
                    + " th { width: 38%; text-align: left; vertical-align: top; font-weight: normal; color: #4a5568; }"
                    + " th, td { padding: 4pt 6pt; border-bottom: 1px solid #d5deea; } td { white-space: pre-line; }"
                    + " h1 { color: #004494; font-size: 14pt; } .section { padding-top: 12pt; color: #004494; font-weight: bold; }";

    private final PdfWriter pdf;
    private final MessageSource texts;

    AnswerSheet(PdfWriter pdf, MessageSource texts) {
        this.pdf = pdf;
        this.texts = texts;
    }

    /**
     * The sheet as PDF. What was not answered is left out.
     *
     * @param title what stands above it
     * @param answers answer by key
     */
    public byte[] write(FormSchema form, String title, Map<String, Object> answers) {
        return write(form, title, "", answers);
    }

    /**
     * The sheet as PDF, with a line below the title.
     *
     * @param origin how the answers came; empty for no such line
     */
    public byte[] write(FormSchema form, String title, String origin, Map<String, Object> answers) {
        return write(form, title, origin, answers, Locale.UK);
    }

    /**
     * The sheet as PDF, in a language.
     *
     * @param form in that language
     * @param answers checked ones
     */
    public byte[] write(FormSchema form, String title, String origin, Map<String, Object> answers, Locale language) {
        StringBuilder rows = new StringBuilder();
        String section = null;
        for (FormComponent field : form.fields()) {
            if (answers.get(field.key()) == null || field.label() == null) {
                continue;
            }
            if (field.section() != null && !field.section().equals(section)) {
                section = field.section();
                rows.append("<tr><th colspan=\"2\" class=\"section\">")
                        .append(HtmlUtils.htmlEscape(section))
                        .append("</th></tr>");
            }
            rows.append("<tr><th>")
                    .append(HtmlUtils.htmlEscape(field.label()))
                    .append("</th><td>")
                    .append(HtmlUtils.htmlEscape(inWords(field, answers.get(field.key()), language)))
                    .append("</td></tr>");
        }
        String heading = HtmlUtils.htmlEscape(title);
        return pdf.write(
                "<html lang=\"" + language.getLanguage() + "\"><head><title>" + heading + "</title><style>" + STYLE
                        + "</style></head><body><h1>" + heading + "</h1><p>"
                        + HtmlUtils.htmlEscape(origin) + "</p><table>" + rows + "</table></body></html>");
    }

    private String inWords(FormComponent field, Object answer, Locale language) {
        if (answer instanceof Collection<?> several) {
            return several.stream().map(one -> inWords(field, one, language)).collect(Collectors.joining(", "));
        }
        if (answer instanceof Boolean yes) {
            return texts.getMessage(yes ? "pages.yes" : "pages.no", null, language);
        }
        if ("date".equals(field.rules().moment()) && answer instanceof String day) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(language)
                    .format(LocalDate.parse(day));
        }
        return field.options() == null
                ? String.valueOf(answer)
                : field.options().fixed().stream()
                        .filter(option -> answer.equals(option.value()))
                        .map(FormComponent.Option::label)
                        .findFirst()
                        .orElse(String.valueOf(answer));
    }
}
