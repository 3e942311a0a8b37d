package eu.socieux.intake;

/** A file was not taken in with a request. */
public class FileNotTaken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    FileNotTaken(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    /** Why, for pages that say it in other languages. */
    public enum Reason {
        /** Of a kind that a browser would run. */
        ACTIVE,
        /** The request has as many files as it may have. */
        TOO_MANY,
        /** Together with the others it is larger than they may be. */
        TOO_MUCH
    }

    public Reason reason() {
        return reason;
    }
}
