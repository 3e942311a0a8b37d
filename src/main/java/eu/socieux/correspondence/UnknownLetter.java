package eu.socieux.correspondence;

/** A model or a caller names a letter or a recipient which the system does not know. */
public class UnknownLetter extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    UnknownLetter(String message) {
        super(message);
    }
}
