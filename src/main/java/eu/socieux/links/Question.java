package eu.socieux.links;

import eu.socieux.correspondence.LetterAttachment;
import eu.socieux.documents.process.ExpectedDocument;
import eu.socieux.forms.FormSchema;
import java.util.List;
import java.util.Map;

/**
 * What somebody is asked by link, in their language.
 *
 * @param form without the fields that are known when the answer comes by link
 * @param facts what the form shows of the case
 * @param answers what the person has typed so far
 * @param documents what the person may see: what was enclosed with their letter
 * @param brings documents which the answer brings in, in the order of the model
 * @param filedAs document type as which the answer itself is filed, null when it is not
 * @param brought files that were brought in so far
 */
public record Question(
        OpenLink open,
        FormSchema form,
        Map<String, Object> facts,
        Map<String, Object> answers,
        List<LetterAttachment> documents,
        List<ExpectedDocument> brings,
        String filedAs,
        List<BroughtFile> brought) {

    /** The documents for which a file is still to be brought, given the answers. */
    public List<ExpectedDocument> missing() {
        return brings.stream()
                .filter(document -> document.appliesTo(answers::get))
                .filter(document -> !document.type().equals(filedAs))
                .filter(document ->
                        brought.stream().noneMatch(file -> file.type().equals(document.type())))
                .toList();
    }
}
