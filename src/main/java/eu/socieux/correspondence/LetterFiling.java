package eu.socieux.correspondence;

import eu.socieux.documents.Documents;
import eu.socieux.documents.NewDocument;
import eu.socieux.documents.PdfWriter;
import eu.socieux.records.CaseScope;
import org.springframework.stereotype.Component;

/** Files what is written to people among the documents of their case. */
@Component
class LetterFiling {

    private final Documents documents;
    private final PdfWriter pdf;

    LetterFiling(Documents documents, PdfWriter pdf) {
        this.documents = documents;
        this.pdf = pdf;
    }

    /** Prints a letter as PDF and files it; gives the id of the version. */
    long file(CaseScope scope, String letter, Correspondent to, RenderedLetter text) {
        return documents
                .filePrinted(
                        new NewDocument(
                                scope,
                                "letter_out",
                                to.reference(),
                                letter + "-" + scope.caseNumber() + ".pdf",
                                pdf.write(text.html()),
                                "system",
                                NewDocument.GENERATED),
                        text.language())
                .latest()
                .id();
    }
}
