package eu.socieux.documents.process;

import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document that has to be on file before a task can be completed.
 *
 * @param type key in the catalogue of documents
 * @param produced whether the task itself brings it in, so that the task offers a place to upload it; otherwise it is
 *     required from before
 * @param whenKey form key on whose answer it depends, null when it is always expected
 * @param whenValue the answer with which it is expected, null when it is always expected
 */
public record ExpectedDocument(String type, boolean produced, String whenKey, String whenValue) {

    private static final Pattern FORM = Pattern.compile("(\\w+)(?:\\s+when\\s+(\\w+)\\s*=\\s*(\\S+))?");

    /**
     * Reads one item of the extension properties {@code requiredDocuments} and {@code producedDocuments}.
     *
     * @throws IllegalArgumentException when it reads neither {@code type} nor {@code type when key=value}
     */
    public static ExpectedDocument read(String item, boolean produced) {
        Matcher form = FORM.matcher(item.strip());
        if (!form.matches()) {
            throw new IllegalArgumentException("'" + item
                    + "' names no document. Write the type, or: type when key=value, for example partner_acceptance when"
                    + " partnerDecision=accepted. Separate several by commas.");
        }
        return new ExpectedDocument(form.group(1), produced, form.group(2), form.group(3));
    }

    /**
     * Whether it is expected with these answers.
     *
     * @param answers gives the answer to a form key, null when there is none
     */
    public boolean appliesTo(Function<String, Object> answers) {
        return whenKey == null || whenValue.equals(Objects.toString(answers.apply(whenKey), null));
    }
}
