package eu.socieux.documents;

import java.time.LocalDate;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A kind of document, as the catalogue describes it.
 *
 * @param key as models, codes and templates write it: {@code partner_acceptance}
 * @param several whether every filing is a document of its own; otherwise a further filing is the next version
 * @param withRequest whether it comes in with the request that opens a case
 * @param generated whether the facility makes it from a template
 * @param per what there is one for: a generated document is made, and one that a task expects is asked for, once for each
 * @param language language code of a generated document, or {@value #PARTNER} for the one the partner reads
 * @param draftUntil key of the fact that ends the draft, null when the document is final from the start
 * @param formVersion date of the template, null for what is not generated
 */
public record DocumentType(
        String key,
        Retention retention,
        @DefaultValue("false") boolean several,
        @DefaultValue("false") boolean withRequest,
        @DefaultValue("false") boolean generated,
        @DefaultValue("scope") Per per,
        @DefaultValue("en") String language,
        String draftUntil,
        LocalDate formVersion) {

    static final String PARTNER = "partner";

    public DocumentType {
        if (key == null || !key.matches("[a-z]+(_[a-z]+)*")) {
            throw new IllegalArgumentException(
                    "'" + key + "' is no key of a document type; write lower case words joined by underscores.");
        }
        if (retention == null) {
            throw new IllegalArgumentException("The document type '" + key + "' has no retention class.");
        }
        if (generated && formVersion == null) {
            throw new IllegalArgumentException(
                    "The generated document type '" + key + "' has no formVersion; set the date of its template.");
        }
    }

    /** How long documents of a type are kept. */
    public enum Retention {
        /** With the file of the case. */
        CASE,
        /** Papers of persons who were not engaged, kept shorter. */
        PERSON,
        /** What payments rest on. */
        FINANCE
    }

    /** What there is a document of its own for. */
    public enum Per {
        /** The case, or the activity. */
        SCOPE,
        /** Each member of the team of experts. */
        EXPERT
    }
}
