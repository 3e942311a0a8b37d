package eu.socieux.correspondence;

import eu.socieux.documents.Documents;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Letters and enclosures one after the other, as a printer takes them. */
final class PrintBundle implements Closeable {

    private static final Logger log = LoggerFactory.getLogger(PrintBundle.class);
    private static final String PDF = "application/pdf";

    private final Documents documents;
    private final boolean bothSides;
    private final PDDocument all = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    private final PDFMergerUtility merger = new PDFMergerUtility();

    PrintBundle(Documents documents, boolean bothSides) {
        this.documents = documents;
        this.bothSides = bothSides;
    }

    static boolean isPdf(LetterAttachment enclosure) {
        return PDF.equals(enclosure.mediaType());
    }

    void add(PaperLetter letter) throws IOException {
        add(letter.versionId());
        List<LetterAttachment> left = new ArrayList<>();
        for (LetterAttachment enclosure : letter.enclosures()) {
            if (isPdf(enclosure)) {
                addFromOutside(letter, enclosure);
            } else {
                left.add(enclosure);
            }
        }
        if (!left.isEmpty()) {
            log.info("{} enclosures of letter {} are no PDF and are printed one by one.", left.size(), letter.id());
        }
    }

    void write(OutputStream pdf) throws IOException {
        all.save(pdf);
    }

    /** Files from outside may be broken or locked; the letter is printed without them. */
    private void addFromOutside(PaperLetter letter, LetterAttachment enclosure) {
        try {
            add(enclosure.versionId());
        } catch (IOException | RuntimeException unreadable) {
            // The reader of PDF answers to what is broken with whatever it stumbles over
            log.warn(
                    "The enclosure {} of letter {} cannot be printed with it: {}",
                    enclosure.fileName(),
                    letter.id(),
                    unreadable.getMessage());
        }
    }

    private void add(long versionId) throws IOException {
        try (InputStream content = documents.content(versionId);
                RandomAccessReadBuffer buffered = new RandomAccessReadBuffer(content);
                PDDocument one = Loader.loadPDF(buffered)) {
            merger.appendDocument(all, one);
            if (bothSides && one.getNumberOfPages() % 2 == 1) {
                all.addPage(new PDPage(PDRectangle.A4));
            }
        }
    }

    @Override
    public void close() throws IOException {
        all.close();
    }
}
