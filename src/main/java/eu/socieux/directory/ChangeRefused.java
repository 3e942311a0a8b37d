package eu.socieux.directory;

/** A change was not made; nothing of it is stored. */
public class ChangeRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final String field;

    /** Why. */
    public enum Reason {
        /** Somebody else changed it since it was shown. */
        CHANGED_MEANWHILE,
        /** A field that is needed is empty. */
        MISSING,
        /** A text is longer than there is room for. */
        TOO_LONG,
        /** It is none of the values there are. */
        UNKNOWN,
        /** It is no day of the calendar. */
        NO_DAY,
        /** It is not an e-mail address. */
        NO_ADDRESS,
        /** It begins in the past, which stays as it was. */
        PAST,
        /** It ends before it begins. */
        ENDS_BEFORE,
        /** Another entry holds on some of the days. */
        OVERLAP,
        /** There is another of this name in the country. */
        SAME_NAME,
        /** It would stand below itself. */
        CIRCLE
    }

    /**
     * Refuses a change.
     *
     * @param field null when it is about the whole
     */
    public ChangeRefused(Reason reason, String field) {
        super(field + ": " + reason);
        this.reason = reason;
        this.field = field;
    }

    public Reason reason() {
        return reason;
    }

    /** The field it is about; null when it is about the whole. */
    public String field() {
        return field;
    }
}
