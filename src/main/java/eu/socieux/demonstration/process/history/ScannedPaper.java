package eu.socieux.demonstration.process.history;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Papers as outside parties send them: one page of PDF with a heading and some lines. */
final class ScannedPaper {

    private static final int LONGEST_LINE = 95;
    private static final int MOST_LINES = 45;

    byte[] of(String heading, List<String> lines) {
        try (var document = new PDDocument();
                var content = new ByteArrayOutputStream()) {
            var page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (var writing = new PDPageContentStream(document, page)) {
                writing.beginText();
                writing.setLeading(15);
                writing.newLineAtOffset(60, 770);
                show(writing, new PDType1Font(FontName.HELVETICA_BOLD), 13, heading);
                writing.newLine();
                PDFont font = new PDType1Font(FontName.HELVETICA);
                for (String line : broken(lines)) {
                    show(writing, font, 10, line);
                }
                writing.endText();
            }
            document.save(content);
            return content.toByteArray();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void show(PDPageContentStream writing, PDFont font, int size, String line) throws IOException {
        writing.setFont(font, size);
        // The fonts every reader has know the letters of western Europe only.
        writing.showText(line.replaceAll("[^\\x20-\\x7e\\u00a1-\\u00ff]", "?"));
        writing.newLine();
    }

    private static List<String> broken(List<String> lines) {
        List<String> broken = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            while (rest.length() > LONGEST_LINE) {
                int space = rest.lastIndexOf(' ', LONGEST_LINE);
                int end = space > 0 ? space : LONGEST_LINE;
                broken.add(rest.substring(0, end));
                rest = rest.substring(end).stripLeading();
            }
            broken.add(rest);
        }
        return broken.subList(0, Math.min(MOST_LINES, broken.size()));
    }
}
