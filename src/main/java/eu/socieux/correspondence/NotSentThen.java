package eu.socieux.correspondence;

/** A letter cannot have been sent on the day that was entered. */
public class NotSentThen extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    NotSentThen(String message) {
        super(message);
    }
}
