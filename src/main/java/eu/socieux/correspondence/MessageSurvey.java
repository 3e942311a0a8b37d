package eu.socieux.correspondence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A first look over the bytes of a message, before anything takes it apart: parsers hold headers and lists of parts in
 * memory, and who writes a million of them must not fill it.
 *
 * @param longHeader whether some header, of the message or of a part, is longer than any mail program writes
 * @param boundaries lines that may begin a part
 */
record MessageSurvey(boolean longHeader, int boundaries) {

    private static final int LONGEST_HEADER = 512 * 1024;
    private static final int MOST_PARTS = 2_000;
    private static final int BUFFER = 64 * 1024;

    static MessageSurvey of(Path message) throws IOException {
        int boundaries = 0;
        boolean inHeader = true;
        boolean longHeader = false;
        int header = 0;
        int column = 0;
        boolean dashes = false;
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(message), BUFFER)) {
            for (int next = bytes.read(); next >= 0; next = bytes.read()) {
                if (inHeader && ++header > LONGEST_HEADER) {
                    longHeader = true;
                    inHeader = false;
                }
                if (next == '\n') {
                    inHeader = inHeader && column > 0;
                    column = 0;
                    dashes = false;
                } else if (next != '\r') {
                    if (next == '-' && (column == 0 || (column == 1 && dashes))) {
                        dashes = true;
                        if (column == 1) {
                            boundaries++;
                            inHeader = true;
                            header = 0;
                        }
                    }
                    column++;
                }
            }
        }
        return new MessageSurvey(longHeader, boundaries);
    }

    boolean tooManyParts() {
        return boundaries > MOST_PARTS;
    }
}
