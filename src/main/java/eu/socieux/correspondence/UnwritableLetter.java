package eu.socieux.correspondence;

/** The text of a letter cannot be filled with the facts of this case. */
public class UnwritableLetter extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnwritableLetter(String message, Throwable cause) {
        super(message, cause);
    }
}
