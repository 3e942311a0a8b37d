package eu.socieux.documents;

import java.util.Collection;
import org.springframework.util.unit.DataSize;

/** A file was not taken into the register. The message says why and what to do, for the person who sent it. */
public class RefusedDocument extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    private RefusedDocument(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why a file was refused, for pages that say it in other languages. */
    public enum Reason {
        EMPTY,
        TOO_LARGE,
        PROGRAM,
        UNKNOWN_TYPE
    }

    public Reason reason() {
        return reason;
    }

    static RefusedDocument empty(String fileName) {
        return new RefusedDocument(
                Reason.EMPTY, "The file " + fileName + " is empty. Choose the file again, or ask for it again.");
    }

    static RefusedDocument tooLarge(String fileName, DataSize limit) {
        return new RefusedDocument(
                Reason.TOO_LARGE,
                "The file %s is larger than %d MB. Send it in parts, or as a smaller PDF."
                        .formatted(fileName, limit.toMegabytes()));
    }

    static RefusedDocument program(String fileName, String mediaType) {
        return new RefusedDocument(
                Reason.PROGRAM,
                "The file %s is a program (%s), which is not accepted. Send a PDF, a text document or a picture."
                        .formatted(fileName, mediaType));
    }

    static RefusedDocument unknownType(String type, Collection<String> known) {
        return new RefusedDocument(
                Reason.UNKNOWN_TYPE,
                "'" + type + "' is not a document type. Use one of the catalogue: " + String.join(", ", known) + ".");
    }
}
