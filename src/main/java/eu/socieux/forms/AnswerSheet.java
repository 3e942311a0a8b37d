package eu.socieux.forms;

import eu.socieux.documents.PdfWriter;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** The answers given in a form as a document: questions and answers in the order of the form. */
@Component
public class AnswerSheet {

    private static final String STYLE =
            "body { font-family: 'Noto Sans', sans-serif; font-size: 10pt; } table { width: 100%; border-collapse: collapse; }"
                    + " th { width: 38%; text-align: left; vertical-align: top; font-weight: normal; color: #4a5568; }"
                    + " th, td { padding: 4pt 6pt; border-bottom: 1px solid #d5deea; } td { white-space: pre-line; }"
                    + " h1 { color: #004494; font-size: 14pt; }";

    private final PdfWriter pdf;

    AnswerSheet(PdfWriter pdf) {
        this.pdf = pdf;
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
        String rows = form.fields().stream()
                .filter(field -> answers.get(field.key()) != null && field.label() != null)
                .map(field -> "<tr><th>" + HtmlUtils.htmlEscape(field.label()) + "</th><td>"
                        + HtmlUtils.htmlEscape(inWords(field, answers.get(field.key()))) + "</td></tr>")
                .collect(Collectors.joining());
        String heading = HtmlUtils.htmlEscape(title);
        return pdf.write("<html lang=\"en\"><head><title>" + heading + "</title><style>" + STYLE
                + "</style></head><body><h1>" + heading + "</h1><p>"
                + HtmlUtils.htmlEscape(origin) + "</p><table>" + rows + "</table></body></html>");
    }

    private static String inWords(FormComponent field, Object answer) {
        if (answer instanceof Collection<?> several) {
            return several.stream().map(one -> inWords(field, one)).collect(Collectors.joining(", "));
        }
        if (answer instanceof Boolean yes) {
            return yes ? "Yes" : "No";
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
