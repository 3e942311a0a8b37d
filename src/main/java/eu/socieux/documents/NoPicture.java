package eu.socieux.documents;

/** A page of a document cannot be shown; it can still be downloaded. */
public class NoPicture extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why there is no picture, for pages that say it in the language of the reader. */
    public enum Reason {
        /** Neither a PDF nor an image. */
        OTHER_KIND,
        NO_SUCH_PAGE,
        DAMAGED,
        /** It needs a password. */
        PROTECTED,
        /** It asks for more memory or time than one page may have. */
        TOO_HEAVY,
        /** Others are looking at pages; trying again helps. */
        BUSY
    }

    NoPicture(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
